import { describe, expect, it } from "@jest/globals";
import { type Outcome, retryReason, waitBefore } from "../../../src/salesforce/retry";
import { TransportError, type TransportFailure } from "../../../src/salesforce/transport-error";

const answered = (status: number, errorCode?: string, message = ""): Outcome => ({
  kind: "answered",
  answer: { status, body: errorCode === undefined ? {} : [{ errorCode, message }] },
});
const unanswered = (failure: TransportFailure, sent: boolean): Outcome => ({
  kind: "unanswered",
  error: new TransportError(failure, sent),
});

describe("retryReason", () => {
  it.each([
    ["an outage", answered(503, "SERVER_UNAVAILABLE"), "outage", undefined],
    ["an edge server's error page", answered(502), "outage", undefined],
    ["an unexpected error", answered(500, "UNKNOWN_EXCEPTION"), "outage", undefined],
    ["a broken connection", unanswered("broken", true), "outage", undefined],
    ["a connection that never came about", unanswered("unreachable", false), "outage", "outage"],
    ["a lock", answered(400, "UNABLE_TO_LOCK_ROW"), "locked", "locked"],
    ["a slow query", answered(400, "QUERY_TIMEOUT"), "slow", undefined],
    ["a missed deadline", unanswered("timeout", true), undefined, undefined],
    ["a client that went away", unanswered("aborted", true), undefined, undefined],
    [
      "a used-up allocation",
      answered(403, "REQUEST_LIMIT_EXCEEDED", "TotalRequests Limit exceeded."),
      undefined,
      undefined,
    ],
    ["too many long requests", answered(403, "REQUEST_LIMIT_EXCEEDED", "Concurrent…"), undefined, undefined],
    ["a broken validation rule", answered(400, "FIELD_CUSTOM_VALIDATION_EXCEPTION"), undefined, undefined],
    ["an ended session", answered(401, "INVALID_SESSION_ID"), undefined, undefined],
    ["a success", answered(200), undefined, undefined],
  ])("judges %s for reads and for writes", (_, outcome, read, write) => {
    expect(retryReason(outcome, "read")).toBe(read);
    expect(retryReason(outcome, "write")).toBe(write);
  });

  it("looks at the parts of a success", () => {
    const parts = [
      { status: 200, body: {} },
      { status: 400, body: [{ errorCode: "UNABLE_TO_LOCK_ROW", message: "" }] },
    ];
    expect(retryReason(answered(200), "read", () => parts)).toBe("locked");
  });

  it("looks at the whole when it is none", () => {
    expect(retryReason(answered(503), "read", () => [])).toBe("outage");
  });
});

describe("waitBefore", () => {
  it("doubles the wait, up to two seconds", () => {
    const waits = [0, 1, 2, 3, 4].map((retries) => waitBefore("outage", retries, () => 0));
    expect(waits).toEqual([250, 500, 1_000, 2_000, 2_000]);
  });

  it("shortens it by chance, at most by half", () => {
    expect(waitBefore("locked", 0, () => 0.5)).toBe(150);
    expect(waitBefore("locked", 0, () => 0.999_999)).toBe(100);
  });
});
