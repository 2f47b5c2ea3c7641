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

describe("RequestLog and secrets", () => {
  const token = "00DLc0000000001!AQ4AQabc_-.def";
  const assertion = "eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJsb2NhbCJ9.c2lnbmF0dXJl";

  const pathOf = (path: string): string | undefined => {
    const log = new RequestLog();
    log.add(entry(path));
    return log.entries()[0]?.path;
  };

  it.each([
    ["/id?oauth_token=x&q=1", "/id?oauth_token=…&q=1"],
    [
      "/token?client_secret=local-secret&grant_type=password&password=lo%20cal",
      "/token?client_secret=…&grant_type=password&password=…",
    ],
    ["/token?%70assword=local&Refresh_Token=x", "/token?%70assword=…&Refresh_Token=…"],
    ["/limits?sid=abc#", "/limits?sid=…#"],
    [`/sobjects/Account/${token}?fields=Name`, "/sobjects/Account/00DLc0000000001!…?fields=Name"],
    [`/x/${encodeURIComponent(token).replace("!", "%21")}`, "/x/00DLc0000000001%21…"],
    ["/x?y=5Aep861abc_-", "/x?y=5Aep861…"],
    [`/x?y=${assertion}`, "/x?y=eyJhbGciOiJSUzI1NiJ9.eyJ…"],
  ])("keeps none that stand in %s", (path, kept) => {
    expect(pathOf(path)).toBe(kept);
  });

  it.each(["/query?q=SELECT+Id+FROM+Account+WHERE+Name='token=1'", "/sobjects/Account/Zip__c/%zz?fields=Name", "/a?b"])(
    "leaves %s as it was sent",
    (path) => {
      expect(pathOf(path)).toBe(path);
    },
  );

  it("keeps none in statements and in the parts of composites", () => {
    const log = new RequestLog();
    const trace = newTrace();
    trace.statements.push(`SELECT Id FROM Account WHERE Name = '${token}'`);
    trace.subrequests.push({ method: "GET", url: "/services/data/v62.0/limits?access_token=x", status: 200 });
    log.add({ ...entry("/composite"), ...trace });
    expect(log.entries()).toMatchObject([
      {
        statements: ["SELECT Id FROM Account WHERE Name = '00DLc0000000001!…'"],
        subrequests: [{ url: "/services/data/v62.0/limits?access_token=…" }],
      },
    ]);
  });
});
