import { describe, expect, it } from "@jest/globals";
import { newTrace, RequestLog, type LogEntry } from "../../../src/local-org/request-log";

const entry = (path: string): LogEntry => ({
  time: "2026-11-02T10:00:00.000Z",
  method: "GET",
  path,
  status: 200,
  errorCodes: [],
  ...newTrace(),
  bytes: 0,
  durationMs: 1,
});

describe("RequestLog", () => {
  it("keeps the last 10,000 requests and counts all", () => {
    const log = new RequestLog();
    for (let i = 1; i <= 25_000; i++) log.add(entry(`/${i}`));
    const entries = log.entries();
    expect([entries.length, entries[0]?.path, entries.at(-1)?.path]).toEqual([10_000, "/15001", "/25000"]);
    expect(log.total).toBe(25_000);
  });

  it("starts over when it is cleared", () => {
    const log = new RequestLog();
    log.add(entry("/a"));
    log.clear();
    expect([log.total, log.entries()]).toEqual([0, []]);
  });
});
