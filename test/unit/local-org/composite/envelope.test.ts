import { describe, expect, it } from "@jest/globals";
import { readEnvelope } from "../../../../src/local-org/composite/envelope";

const part = (n: number, url = "/services/data/v62.0/sobjects/Account"): Record<string, unknown> => ({
  method: "GET",
  url,
  referenceId: `r${n}`,
});
const parts = (count: number, url?: string): Record<string, unknown>[] =>
  Array.from({ length: count }, (_, i) => part(i, url));

describe("readEnvelope (rest-api.md §7)", () => {
  it("reads 25 subrequests, and allOrNone as false when it is absent", () => {
    const { allOrNone, subrequests } = readEnvelope({ compositeRequest: parts(25) }, "62.0");
    expect(allOrNone).toBe(false);
    expect(subrequests).toHaveLength(25);
    expect(subrequests[3]).toEqual({
      method: "GET",
      url: "/services/data/v62.0/sobjects/Account",
      referenceId: "r3",
      body: undefined,
      headers: {},
    });
  });

  it("refuses 26 subrequests (limits.md §4)", () => {
    expect(() => readEnvelope({ compositeRequest: parts(26) }, "62.0")).toThrow("more than 25 subrequests: 26 given");
  });

  it.each(["query?q=x", "query/?q=x", "queryAll?q=x", "query/0r8Lc0000000001AAA-2000", "composite/sobjects/Account"])(
    "counts %s among the five queries and Collections (limits.md §4)",
    (resource) => {
      const url = `/services/data/v62.0/${resource}`;
      expect(() => readEnvelope({ compositeRequest: parts(5, url) }, "62.0")).not.toThrow();
      expect(() => readEnvelope({ compositeRequest: parts(6, url) }, "62.0")).toThrow("more than 5 query");
    },
  );

  it.each([
    ["no list", {}, '"compositeRequest" must be a list'],
    ["an unknown key", { compositeRequest: [], allOrNnoe: true }, 'Unrecognized field "allOrNnoe"'],
    ["an allOrNone that is a text", { compositeRequest: [], allOrNone: "true" }, '"allOrNone" must be true or false'],
    ["a subrequest that is none", { compositeRequest: [null] }, "compositeRequest[0] must be an object"],
    ["an unknown method", { compositeRequest: [{ ...part(1), method: "get" }] }, '"method" of compositeRequest[0]'],
    ["a foreign url", { compositeRequest: [part(1, "https://x.test/")] }, "must start with /services/data/vXX.X/"],
    ["a missing reference id", { compositeRequest: [{ ...part(1), referenceId: undefined }] }, '"referenceId"'],
    ["a repeated reference id", { compositeRequest: [part(1), part(1)] }, "Duplicate referenceId 'r1'"],
  ])("refuses %s", (_what, body, message) => {
    expect(() => readEnvelope(body, "62.0")).toThrow(message);
  });

  it("words a malformed reference id as the platform does from version 52.0, and lets it be before", () => {
    const body = { compositeRequest: [{ ...part(1), referenceId: "refNewAccount[1]" }] };
    expect(() => readEnvelope(body, "52.0")).toThrow(
      "JSON_PARSER_ERROR: Provided referenceId ('refNewAccount[1]') must start with a letter or a number, " +
        "and it can contain only letters, numbers and underscores ('_').",
    );
    expect(() => readEnvelope(body, "51.0")).not.toThrow();
  });

  it("lower-cases header names", () => {
    const body = { compositeRequest: [{ ...part(1), httpHeaders: { "If-Modified-Since": "then" } }] };
    expect(readEnvelope(body, "62.0").subrequests[0]?.headers).toEqual({ "if-modified-since": "then" });
  });

  it.each(["Authorization", "accept", "Content-type"])("refuses the inherited header %s (rest-api.md §7)", (name) => {
    const body = { compositeRequest: [{ ...part(1), httpHeaders: { [name]: "x" } }] };
    expect(() => readEnvelope(body, "62.0")).toThrow(`must not have the header ${name}`);
  });
});
