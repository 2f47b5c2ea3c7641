import { emptyAnswer, jsonAnswer, type Answer } from "../answer";
import { ClockOutOfRange } from "../clock";
import { SalesforceError } from "../errors";
import type { FaultRule } from "../faults/fault-rule";
import { InvalidFaultRule, parseFaultRule } from "../faults/parse-fault-rule";
import type { Org } from "../org";
import { parseJsonBody, type OrgRequest } from "../request";
import { getClock, InvalidClock, postClock } from "./control-clock";
import { getJwtKey, InvalidTokenRequest, postTokens } from "./control-tokens";
import { getLog, InvalidLogFilter } from "./control-log";

function parseRule(org: Org, value: unknown): FaultRule {
  const schema = org.schemaViews.whole;
  const hasUser = (username: string): boolean => org.sessions.findUser(username) !== undefined;
  return parseFaultRule(value, { schema, hasUser });
}

function putInForce(org: Org, rule: FaultRule): number | undefined {
  if (!("all" in rule)) return org.faults.add(rule);
  const user = rule.user === undefined ? undefined : org.sessions.findUser(rule.user);
  org.sessions.closeAll(user === undefined ? undefined : String(user.Id));
  return undefined;
}

/** Puts a rule in force and answers its number; one that ends sessions at once does so, is over, and has none. */
export function addFault(org: Org, value: unknown): number | undefined {
  return putInForce(org, parseRule(org, value));
}

/** One rule, or a list of which all are taken or none. */
function postFaults(org: Org, request: OrgRequest): Answer {
  const body = parseJsonBody(request);
  const values: readonly unknown[] = Array.isArray(body) ? body : [body];
  const ids = values.map((value) => parseRule(org, value)).map((rule) => putInForce(org, rule) ?? null);
  return jsonAnswer({ ids, faults: org.faults.list() }, 201);
}

function deleteFault(org: Org, id: string): Answer {
  if (/^[1-9]\d{0,9}$/.test(id) && org.faults.remove(Number(id))) return emptyAnswer(204);
  return jsonAnswer({ error: `No rule in force has the number ${id}; GET /_org/faults lists them` }, 404);
}

function answerControl(org: Org, request: OrgRequest): Answer {
  const [, resource = "", id] = request.segments;
  if (resource === "faults" && id !== undefined && request.segments.length === 3 && request.method === "DELETE") {
    return deleteFault(org, id);
  }
  const action = `${request.method} /${request.segments.join("/")}`;
  switch (action) {
    case "GET /_org/log":
      return getLog(org, request);
    case "DELETE /_org/log":
      org.log.clear();
      return emptyAnswer(204);
    case "GET /_org/faults":
      return jsonAnswer({ faults: org.faults.list() });
    case "POST /_org/faults":
      return postFaults(org, request);
    case "DELETE /_org/faults":
      org.faults.clear();
      return emptyAnswer(204);
    case "POST /_org/tokens":
      return postTokens(org, request);
    case "GET /_org/jwt-key":
      return getJwtKey(org);
    case "GET /_org/clock":
      return getClock(org);
    case "POST /_org/clock":
      return postClock(org, request);
    case "DELETE /_org/clock":
      org.clock.reset();
      return emptyAnswer(204);
    default: {
      const provided =
        "There are GET and DELETE /_org/log, GET, POST and DELETE /_org/faults, DELETE /_org/faults/<number>, " +
        "GET, POST and DELETE /_org/clock, POST /_org/tokens, and GET /_org/jwt-key";
      return jsonAnswer({ error: `No ${action}. ${provided}` }, 404);
    }
  }
}

const mistakes = [
  InvalidTokenRequest,
  InvalidFaultRule,
  InvalidClock,
  InvalidLogFilter,
  ClockOutOfRange,
  SalesforceError,
];

/** `/_org`: for tests and people. Nobody signs in, nothing is charged, nothing is logged. */
export function serveControl(org: Org, request: OrgRequest): Answer {
  try {
    return answerControl(org, request);
  } catch (error) {
    if (error instanceof Error && mistakes.some((mistake) => error instanceof mistake)) {
      return jsonAnswer({ error: error.message }, 400);
    }
    throw error;
  }
}
