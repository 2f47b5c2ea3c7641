/**
 * - `unreachable`: no connection came about.
 * - `broken`: the connection ended before the whole answer was there.
 * - `timeout`: the request's deadline passed.
 * - `aborted`: the request's signal was aborted.
 */
export type TransportFailure = "unreachable" | "broken" | "timeout" | "aborted";

const explanations: Readonly<Record<TransportFailure, string>> = {
  unreachable: "No connection could be made",
  broken: "The connection ended before the answer was complete",
  timeout: "No answer within the deadline",
  aborted: "The request was abandoned",
};

/** A request that has no answer. */
export class TransportError extends Error {
  override readonly name = "TransportError";

  constructor(
    readonly failure: TransportFailure,
    /** False only when not one byte left this process, so that repeating the request is safe whatever it does. */
    readonly sent: boolean,
    options?: ErrorOptions,
  ) {
    super(explanations[failure], options);
  }
}
