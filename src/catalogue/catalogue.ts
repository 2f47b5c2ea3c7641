import { Account } from "./account";
import { Contact } from "./contact";
import type { InterfaceDef, SObjectDef } from "./define";
import { Owner, What, Who } from "./interfaces";
import { Lead } from "./lead";
import { Opportunity } from "./opportunity";
import { OpportunityContactRole } from "./opportunity-contact-role";
import { Task } from "./task";
import { User } from "./user";

/** Every object that the gateway presents. */
export const catalogue: readonly SObjectDef[] = [
  Opportunity,
  Account,
  Contact,
  Lead,
  Task,
  OpportunityContactRole,
  User,
];

export const interfaces: readonly InterfaceDef[] = [Owner, Who, What];

const byTypeName = new Map(catalogue.map((object) => [object.name, object]));
const byKeyPrefix = new Map(catalogue.map((object) => [object.keyPrefix, object]));

/** The object behind a GraphQL type; undefined for a type that is no record. */
export function objectOfType(typeName: string): SObjectDef | undefined {
  return byTypeName.get(typeName);
}

/** The object that an id belongs to, told by its first three characters; undefined when the gateway does not present it. */
export function objectOfId(id: string): SObjectDef | undefined {
  return byKeyPrefix.get(id.slice(0, 3));
}
