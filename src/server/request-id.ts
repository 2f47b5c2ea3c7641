import { randomUUID } from "node:crypto";
import type { IncomingMessage } from "node:http";

/** A request's id: the client's own, so that it can follow the request through logs, or a new one. */
export function requestIdOf({ headers }: Pick<IncomingMessage, "headers">): string {
  const given = headers["x-request-id"];
  // What a client sends ends up in log lines and in an answer's header: nothing but an id may pass.
  return typeof given === "string" && /^[\w.:-]{1,128}$/.test(given) ? given : randomUUID();
}
