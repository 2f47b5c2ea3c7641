import { organization } from "../organization";
import type { SaveContext } from "../records/save-context";
import type { RestContext } from "./route";

/** On whose behalf this request saves, and when. */
export function saveContext({ org, schema, access, session, apiVersion }: RestContext): SaveContext {
  return {
    schema,
    database: org.database,
    access,
    now: org.now(),
    userId: session.userId,
    apiVersion,
    fiscalYearStartMonth: organization.fiscalYearStartMonth,
  };
}
