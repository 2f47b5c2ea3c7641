import type { FastifyReply, FastifyRequest } from "fastify";
import { GatewayError } from "../errors";
import type { Context, ExplainMode } from "../graphql/context";
import type { Backend } from "./backend";
import { withHttpStatus } from "./http-error";
import type { Authenticate } from "./principal";
import { requireScope } from "./require-scope";
import { currentTrace } from "./trace";

/** Makes a request's context: who asks, and that one's way to Salesforce. Rejects when nobody known asks. */
export function createContext(
  authenticate: Authenticate,
  backend: Backend,
): (request: FastifyRequest, reply: FastifyReply) => Promise<Context> {
  return (request, reply) =>
    withHttpStatus(async () => {
      const principal = await authenticate(request.headers.authorization);
      const trace = currentTrace.getStore();
      if (trace !== undefined) trace.principal = principal.name;
      const explain = readExplainMode(request.headers["x-salesforce-explain"]);
      if (explain !== "no") requireScope(principal, "explain", "The header x-salesforce-explain");
      const opened = backend.open(principal, whenClientLeaves(reply));
      if (trace !== undefined) trace.cost = opened.cost;
      return { requestId: request.id, principal, explain, ...opened };
    });
}

function readExplainMode(header: string | string[] | undefined): ExplainMode {
  switch (header) {
    case undefined:
      return "no";
    case "1":
      return "with";
    case "only":
      return "only";
    default:
      throw new GatewayError(
        "BAD_USER_INPUT",
        "The header x-salesforce-explain takes `1` for the plan beside the data, or `only` for the plan alone.",
      );
  }
}

/** Aborts when the connection ends before the answer has been written. */
function whenClientLeaves(reply: FastifyReply): AbortSignal {
  const controller = new AbortController();
  reply.raw.once("close", () => {
    if (!reply.raw.writableFinished) controller.abort();
  });
  return controller.signal;
}
