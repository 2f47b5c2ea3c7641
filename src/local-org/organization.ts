import { makeId } from "./records/record-id";

/** What is true of the org as a whole. */
export const organization = {
  id: makeId("00D", 1),
  name: "Local Test Inc.",
  defaultTimeZone: "GMT",
  /** 1 to 12. */
  fiscalYearStartMonth: 1,
} as const;

/** The one connected app of the org, and whom it acts as under client credentials. */
export const connectedApp = {
  clientId: "local-client",
  clientSecret: "local-secret",
  runAs: "admin@local.test",
} as const;

/** Every user's password. */
export const userPassword = "local";
