import { Account } from "./account";
import { Contact } from "./contact";
import type { InterfaceDef } from "./define";
import { Lead } from "./lead";
import { Opportunity } from "./opportunity";
import { User } from "./user";

export const Owner: InterfaceDef = {
  kind: "interface",
  name: "Owner",
  description: "Who is responsible for a record: a user, or a queue of users.",
  members: () => [User],
};

export const Who: InterfaceDef = {
  kind: "interface",
  name: "Who",
  description: "The person an activity is with.",
  members: () => [Contact, Lead],
};

export const What: InterfaceDef = {
  kind: "interface",
  name: "What",
  description: "The record an activity is about.",
  members: () => [Account, Opportunity],
};
