import { request as httpRequest } from "node:http";
import { gunzipSync, gzipSync } from "node:zlib";
import { describe, expect, it } from "@jest/globals";
import { root, sharedOrg } from "./call-org";

const admin = sharedOrg();
const notFound = [{ errorCode: "NOT_FOUND", message: "The requested resource does not exist" }];

describe("the local org over HTTP", () => {
  it("answers JSON with the platform's media type (wire fact 11)", async () => {
    const answer = await admin.rest("GET", "/sobjects/Account");
    expect(answer.headers.get("content-type")).toBe("application/json;charset=UTF-8");
  });

  it.each(["//services/data/v62.0/limits", "/services/data/v62.0/limits/", "/services//data//v62.0//limits//"])(
    "finds %s (wire fact 37)",
    async (path) => {
      expect((await admin.call("GET", path)).status).toBe(200);
    },
  );

  it.each(["/composite.json", "/sobjects/Account.json", "/sobjects/Account/describe.json"])(
    "takes the suffix of %s for the form of the answer (rest-api.md §2)",
    async (path) => {
      expect((await admin.rest("GET", path)).json).toEqual((await admin.rest("GET", path.replace(".json", ""))).json);
    },
  );

  it.each([
    ["/sobjects/Account.xml", "*/*"],
    ["/sobjects/Account", "application/xml"],
    ["/sobjects/Account", "text/xml; q=1"],
  ])("says plainly that it has no XML: %s with Accept %s (rest-api.md §2)", async (path, accept) => {
    const answer = await admin.rest("GET", path, { headers: { accept } });
    expect([answer.status, answer.json]).toEqual([
      406,
      [{ errorCode: "NOT_ACCEPTABLE", message: expect.stringContaining("The local org answers JSON only") }],
    ]);
  });

  it.each(["application/json", "application/json, application/xml", "text/xml, */*", "application/*", "*/*"])(
    "answers JSON to Accept %s (rest-api.md §2)",
    async (accept) => {
      expect((await admin.rest("GET", "/limits", { headers: { accept } })).status).toBe(200);
    },
  );

  it("tolerates Sforce-Call-Options and Sforce-Mru (rest-api.md §6)", async () => {
    const headers = { "Sforce-Call-Options": "client=SforceTest, defaultNamespace=ns", "Sforce-Mru": "updateMru=true" };
    expect((await admin.rest("GET", "/sobjects/Account", { headers })).status).toBe(200);
  });

  it("lists what there is below composite (rest-api.md §7)", async () => {
    expect((await admin.rest("GET", "/composite")).json).toEqual({
      tree: `${root}/composite/tree`,
      batch: `${root}/composite/batch`,
      sobjects: `${root}/composite/sobjects`,
      graph: `${root}/composite/graph`,
    });
  });

  it("takes the scheme word OAuth for Bearer (wire fact 37)", async () => {
    const answer = await admin.rest("GET", "/limits", { headers: { authorization: `OAuth ${admin.token}` } });
    expect(answer.status).toBe(200);
  });

  it.each([
    ["no token", undefined],
    ["a bad token", "Bearer 00DLc0000000001!nope"],
  ])("refuses %s with 401, uncharged (errors.md §6)", async (_what, authorization) => {
    const { total } = (await admin.call("GET", "/_org/log")).json as { total: number };
    const response = await fetch(`${admin.org.url}${root}/limits`, { headers: authorization ? { authorization } : {} });
    expect(response.status).toBe(401);
    expect(await response.json()).toEqual([{ message: "Session expired or invalid", errorCode: "INVALID_SESSION_ID" }]);
    expect(response.headers.get("sforce-limit-info")).toBeNull();
    expect(admin.org.log().at(total)).toMatchObject({ status: 401, calls: 0, user: null });
  });

  it("refuses an Authorization header that it cannot read (errors.md §3)", async () => {
    const answer = await admin.rest("GET", "/limits", { headers: { authorization: "Basic eDp5" } });
    expect([answer.status, answer.json]).toEqual([
      401,
      [{ message: "INVALID_HEADER_TYPE", errorCode: "INVALID_AUTH_HEADER" }],
    ]);
  });

  it("lets a POST stand for another method by _HttpMethod (rest-api.md §2)", async () => {
    const created = await admin.rest("POST", "/sobjects/Account", { body: { Name: "Override" } });
    const { id } = created.json as { id: string };
    const patched = await admin.rest("POST", `/sobjects/Account/${id}?_HttpMethod=PATCH`, { body: { Name: "Over" } });
    expect(patched.status).toBe(204);
    expect((await admin.rest("GET", `/sobjects/Account/${id}?fields=Name`)).json).toMatchObject({ Name: "Over" });
    expect((await admin.rest("POST", `/sobjects/Account/${id}?_HttpMethod=delete`)).status).toBe(204);
  });

  it("answers HEAD as GET without a body (errors.md §4)", async () => {
    const answer = await admin.rest("HEAD", "/sobjects/Account");
    expect([answer.status, answer.text]).toEqual([200, ""]);
    expect(Number(answer.headers.get("content-length"))).toBeGreaterThan(0);
  });

  it("indents on X-PrettyPrint (rest-api.md §2)", async () => {
    const answer = await admin.rest("GET", "/limits", { headers: { "x-prettyprint": "1" } });
    expect(answer.text).toMatch(/^\{\n {2}"ActiveScratchOrgs" : \{\n {4}"Max" : 3,\n/);
  });

  it("packs answers for who accepts gzip and leaves them plain for who does not (rest-api.md §2)", async () => {
    const read = (encoding: string): Promise<{ encoding: string | undefined; bytes: Buffer }> =>
      new Promise((resolve, reject) => {
        const headers = { authorization: `Bearer ${admin.token}`, "accept-encoding": encoding };
        httpRequest(`${admin.org.url}${root}/sobjects`, { headers }, (response) => {
          const chunks: Buffer[] = [];
          response.on("data", (chunk: Buffer) => chunks.push(chunk));
          response.on("end", () => {
            resolve({ encoding: response.headers["content-encoding"], bytes: Buffer.concat(chunks) });
          });
        })
          .on("error", reject)
          .end();
      });
    const plain = await read("identity");
    const packed = await read("gzip, deflate");
    expect([plain.encoding, packed.encoding]).toEqual([undefined, "gzip"]);
    expect(gunzipSync(packed.bytes).equals(plain.bytes)).toBe(true);
  });

  it("takes a packed body (rest-api.md §2)", async () => {
    const answer = await admin.rest("POST", "/sobjects/Account", {
      body: gzipSync(JSON.stringify({ Name: "Packed" })),
      headers: { "content-encoding": "gzip" },
    });
    expect(answer.status).toBe(201);
  });

  it("refuses a body that is not packed as it says, or in an unknown way", async () => {
    const body = '{"Name":"x"}';
    const broken = await admin.rest("POST", "/sobjects/Account", { body, headers: { "content-encoding": "gzip" } });
    expect([broken.status, broken.json]).toMatchObject([400, [{ errorCode: "JSON_PARSER_ERROR" }]]);
    const unknown = await admin.rest("POST", "/sobjects/Account", { body, headers: { "content-encoding": "br" } });
    expect([unknown.status, unknown.json]).toMatchObject([415, [{ errorCode: "UNSUPPORTED_MEDIA_TYPE" }]]);
  });

  it("counts a request whose body it cannot read like any other, once it knows who asks (wire fact 10)", async () => {
    const junk = { body: "junk", headers: { "content-encoding": "gzip" } };
    const answer = await admin.rest("POST", "/sobjects/Account", junk);
    expect(answer.headers.get("sforce-limit-info")).toMatch(/^api-usage=\d+\//);
    expect(admin.org.log().at(-1)).toMatchObject({ status: 400, calls: 1, user: "admin@local.test" });
    const headers = { ...junk.headers, authorization: "Bearer nobody" };
    expect((await admin.rest("POST", "/sobjects/Account", { ...junk, headers })).status).toBe(401);
    const token = await admin.call("POST", "/services/oauth2/token", junk);
    expect([token.status, token.json]).toMatchObject([400, { error: "invalid_request" }]);
  });

  it.each([
    ["POST", `${root}/sobjects/Account`, '{"attributes":?,"Name":5}'],
    ["POST", `${root}/composite`, '{"compositeRequest":?}'],
    ["POST", "/_org/faults", '{"kind":?}'],
  ])("refuses JSON that is nested too deeply: %s %s", async (method, path, body) => {
    const deep = `${"[".repeat(100_000)}${"]".repeat(100_000)}`;
    const answer = await admin.call(method, path, { body: body.replace("?", deep) });
    expect(answer.status).toBe(400);
    expect(answer.text).toContain("The body is nested too deeply");
  });

  it("answers 414 to a URI of more than 16,384 bytes and 431 to URI and headers of more (rest-api.md §2)", async () => {
    const path = (bytes: number): string => `${root}/query?q=`.padEnd(bytes, "x");
    expect((await admin.call("GET", path(16_385))).status).toBe(414);
    const long = await admin.call("GET", path(16_200));
    expect([long.status, long.text]).toEqual([431, "Request Header Fields Too Large"]);
    expect((await admin.call("GET", path(15_000))).status).toBe(400);
  });

  it("refuses a body beyond 50 MB, also one that only unpacks to it, and goes on serving (limits.md §3)", async () => {
    const bytes = Buffer.alloc(50 * 1024 * 1024 + 1, " ");
    for (const call of [
      { body: bytes },
      { body: gzipSync(bytes, { level: 1 }), headers: { "content-encoding": "gzip" } },
    ]) {
      const answer = await admin.rest("POST", "/sobjects/Account", call);
      expect([answer.status, answer.json]).toMatchObject([413, [{ errorCode: "REQUEST_TOO_LARGE" }]]);
    }
    expect((await admin.rest("GET", "/limits")).status).toBe(200);
  });

  it.each(["text/plain", "application/xml", "application/x-www-form-urlencoded"])(
    "refuses a body of %s with 415 (errors.md §4)",
    async (type) => {
      const answer = await admin.rest("POST", "/sobjects/Account", { body: "x", headers: { "content-type": type } });
      expect([answer.status, answer.json]).toEqual([
        415,
        [{ message: `MediaType of '${type}' is not supported by this resource`, errorCode: "UNSUPPORTED_MEDIA_TYPE" }],
      ]);
    },
  );

  it.each([
    [
      '{"Name":}',
      "Unexpected character ('}' (code 125)): expected a valid value " +
        "(number, String, array, object, 'true', 'false' or 'null') at [line:1, column:10]",
    ],
    [
      '{\n "Name": "a",\n oops}',
      "Unexpected character ('o' (code 111)): was expecting double-quote to start field name at [line:3, column:3]",
    ],
    ['{"Name":"a"', "Unexpected end-of-input: expected close marker for OBJECT at [line:1, column:12]"],
    ["   ", "No content to map to Object due to end of input"],
    ["[]", "The request body must be a JSON object at [line:1, column:1]"],
  ])("refuses %j and says where it is no JSON (errors.md §4)", async (body, message) => {
    const answer = await admin.rest("POST", "/sobjects/Account", { body });
    expect([answer.status, answer.json]).toEqual([400, [{ message, errorCode: "JSON_PARSER_ERROR" }]]);
  });

  it.each([
    ["PUT", "/sobjects/Account/001Lc0000000001AAA", "HEAD,GET,PATCH,DELETE"],
    ["PATCH", "/sobjects/Account", "HEAD,GET,POST"],
    ["POST", "/query?q=x", "HEAD,GET"],
    ["PUT", "/composite", "HEAD,GET,POST"],
    ["GET", "/composite/tree/Account", "POST"],
    ["PUT", "/composite/sobjects", "POST,PATCH,DELETE"],
    ["TRACE", "/limits", "HEAD,GET"],
  ])("refuses %s %s with 405 and what is allowed (errors.md §4)", async (method, path, allowed) => {
    // fetch itself refuses TRACE, which the override lets through.
    const answer = await admin.rest("POST", `${path}${path.includes("?") ? "&" : "?"}_HttpMethod=${method}`);
    expect([answer.status, answer.headers.get("allow"), answer.json]).toEqual([
      405,
      allowed,
      [{ errorCode: "METHOD_NOT_ALLOWED", message: `HTTP Method '${method}' not allowed. Allowed are ${allowed}` }],
    ]);
  });

  it.each(["/nonsense", "/sobjects/Nonsense", "/sobjects/Nonsense/describe"])(
    "answers 404 for %s, with the usage header (wire facts 7 and 10)",
    async (path) => {
      const answer = await admin.rest("GET", path);
      expect([answer.status, answer.json]).toEqual([404, notFound]);
      expect(answer.headers.get("sforce-limit-info")).toMatch(/^api-usage=\d+\/1100000$/);
    },
  );

  it.each([
    ["GET", `${root}/search/suggestions`],
    ["GET", `${root}/composite/approvals`],
    ["GET", `${root}/sobjects/Account/quickActions`],
    ["GET", `${root}/ui-api/records/001000000000000`],
    ["GET", `${root}/tooling/query`],
    ["GET", `${root}/sobjects/Account/listviews`],
    ["GET", `${root}/sobjects/Account/describe/layouts`],
    ["GET", `${root}/sobjects/Account/describe/compactLayouts`],
    ["GET", `${root}/sobjects/User/005000000000001AAA/password`],
    ["GET", `${root}/commerce`],
    ["GET", "/services/oauth2/singleaccess"],
  ])("says plainly that it does not provide %s %s", async (method, path) => {
    const answer = await admin.call(method, path);
    const provided = `the local org does not provide ${path.replace(root, "")}`;
    expect([answer.status, answer.json]).toEqual([
      404,
      [{ errorCode: "NOT_FOUND", message: `The requested resource does not exist: ${provided}` }],
    ]);
  });

  it.each(["/", "/favicon.ico", "/services/Soap/u/62.0", "/services"])("says at %s what there is", async (path) => {
    const answer = await admin.call("GET", path);
    expect([answer.status, answer.json]).toMatchObject([404, [{ message: expect.stringContaining("/services/data") }]]);
  });

  it("survives a path that cannot be decoded", async () => {
    const answer = await admin.call("GET", `${root}/sobjects/%E0%A4%A`);
    expect([answer.status, answer.json]).toEqual([404, notFound]);
  });

  it("serves what is left when a client goes away in the middle of its body", async () => {
    await new Promise<void>((resolve) => {
      const request = httpRequest(`${admin.org.url}${root}/sobjects/Account`, {
        method: "POST",
        headers: { authorization: `Bearer ${admin.token}`, "content-length": 100 },
      });
      request.on("error", () => {
        resolve();
      });
      request.write('{"Name":');
      request.flushHeaders();
      setImmediate(() => request.destroy(new Error("gone")));
    });
    expect((await admin.rest("GET", "/limits")).status).toBe(200);
  });
});

describe("the local org's versions", () => {
  it("are listed without login, each with label, url and version (wire fact 39)", async () => {
    const response = await fetch(`${admin.org.url}/services/data`);
    expect(response.status).toBe(200);
    const versions = (await response.json()) as { version: string }[];
    expect(versions).toHaveLength(38);
    expect(versions.slice(-2)).toEqual([
      { label: "Summer '26", url: "/services/data/v67.0", version: "67.0" },
      { label: "Winter '27", url: "/services/data/v68.0", version: "68.0" },
    ]);
    expect(versions.find(({ version }) => version === "62.0")).toMatchObject({ label: "Winter '25" });
  });

  it.each(["31.0", "68.0"])(
    "answers in v%s with relative urls and the identity url (wire facts 38 and 39)",
    async (v) => {
      const answer = await admin.call("GET", `/services/data/v${v}/`);
      expect(answer.status).toBe(200);
      expect(answer.json).toEqual({
        composite: `/services/data/v${v}/composite`,
        jobs: `/services/data/v${v}/jobs`,
        limits: `/services/data/v${v}/limits`,
        parameterizedSearch: `/services/data/v${v}/parameterizedSearch`,
        query: `/services/data/v${v}/query`,
        queryAll: `/services/data/v${v}/queryAll`,
        recent: `/services/data/v${v}/recent`,
        search: `/services/data/v${v}/search`,
        sobjects: `/services/data/v${v}/sobjects`,
        "ui-api": `/services/data/v${v}/ui-api`,
        identity: expect.stringContaining(`${admin.org.url}/id/00D`),
      });
    },
  );

  it.each(["21.0", "30.0"])("refuse the retired v%s with 410 (rest-api.md §1)", async (version) => {
    const answer = await admin.call("GET", `/services/data/v${version}/limits`);
    expect([answer.status, answer.json]).toMatchObject([410, [{ errorCode: "UNSUPPORTED_API_VERSION" }]]);
  });

  it.each(["v69.0", "v20.0", "v62", "v62.5", "v062.0", "62.0", "v999999.0"])(
    "do not know %s (rest-api.md §1)",
    async (version) => {
      const answer = await admin.call("GET", `/services/data/${version}/limits`);
      expect([answer.status, answer.json]).toEqual([404, notFound]);
    },
  );
});
