import { organization } from "../organization";
import type { QueryContext } from "../soql/query";
import type { RestContext } from "./route";

/** What a statement means when this request's user runs it now. */
export function queryContext(context: RestContext, includeDeleted: boolean): QueryContext {
  const { org, schema, access, session, apiVersion } = context;
  return {
    schema,
    database: org.database,
    access,
    userId: session.userId,
    now: org.now(),
    timeZone: session.timeZone,
    locale: typeof session.user.LocaleSidKey === "string" ? session.user.LocaleSidKey : "en_US",
    fiscalYearStartMonth: organization.fiscalYearStartMonth,
    apiVersion,
    includeDeleted,
  };
}
