import { emptyAnswer, jsonAnswer, type Answer } from "../answer";
import { SalesforceError } from "../errors";
import type { FaultRule } from "../faults/fault-rule";
import { InvalidFaultRule, parseFaultRule } from "../faults/parse-fault-rule";
import type { Org } from "../org";
import { parseJsonBody, type OrgRequest } from "../request";

/** Puts a rule in force; one that ends every session does so at once and is over. */
export function addFault(org: Org, value: unknown): FaultRule {
  const schema = org.schemaViews.without([]);
  const hasUser = (username: string): boolean => org.sessions.findUser(username) !== undefined;
  const rule = parseFaultRule(value, { schema, hasUser });
  if ("all" in rule) org.sessions.closeAll();
  else org.faults.add(rule);
  return rule;
}

function postFault(org: Org, request: OrgRequest): Answer {
  try {
    addFault(org, parseJsonBody(request));
    return jsonAnswer({ faults: org.faults.list() }, 201);
  } catch (error) {
    if (error instanceof InvalidFaultRule || error instanceof SalesforceError) {
      return jsonAnswer({ error: error.message }, 400);
    }
    throw error;
  }
}

/** `/_org/log` and `/_org/faults`: for tests and people. Nobody signs in, nothing is charged, nothing is logged. */
export function serveControl(org: Org, request: OrgRequest): Answer {
  const action = `${request.method} /${request.segments.join("/")}`;
  switch (action) {
    case "GET /_org/log":
      return jsonAnswer({ total: org.log.total, entries: org.log.entries() });
    case "DELETE /_org/log":
      org.log.clear();
      return emptyAnswer(204);
    case "GET /_org/faults":
      return jsonAnswer({ faults: org.faults.list() });
    case "POST /_org/faults":
      return postFault(org, request);
    case "DELETE /_org/faults":
      org.faults.clear();
      return emptyAnswer(204);
    default:
      return jsonAnswer(
        { error: `No ${action}. There are GET and DELETE /_org/log, GET, POST and DELETE /_org/faults` },
        404,
      );
  }
}
