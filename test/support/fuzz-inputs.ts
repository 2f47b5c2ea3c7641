import type { Random } from "../../src/local-org/seed/random";

/** A request that nobody would send on purpose. */
export interface FuzzInput {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Buffer | undefined;
}

const root = "/services/data/v62.0";
const words = (text: string): readonly string[] => text.split(" ");
const objects = words(
  "Account Contact Opportunity Task Event Lead User Case Note OpportunityContactRole Group __proto__ Nope",
);
const fields = words(
  "Id Name OwnerId AccountId WhatId WhoId Amount CloseDate StageName Subject Email IsDeleted LastName attributes __proto__ constructor Description StartDateTime Probability RecordTypeId ParentId",
);
const ids = words(
  "001Lc0000000001AAA 001Lc0000000002 003Lc0000000001AAA 006Lc0000000001AAA 00TLc0000000001AAA 005Lc0000000001AAA 00QLc0000000001 x %00 @{a.id} Id",
);
const soqlWords = words(
  "SELECT FROM WHERE Id Name Amount CloseDate Account Opportunity Task Contact Owner.Name Account.Name COUNT() COUNT(Id) SUM(Amount) ( ) , = != < > >= LIKE IN NOT AND OR INCLUDES null true 'a' '%' '\\u0041' 1 1e9 -5 2026-01-01 2026-01-01T00:00:00Z TODAY LAST_N_DAYS:3 GROUP BY ROLLUP(StageName) HAVING ORDER DESC NULLS LAST LIMIT OFFSET TYPEOF WHEN THEN END FIELDS(ALL) toLabel(StageName) USING SCOPE mine FOR VIEW ALL ROWS (SELECT Id FROM Contacts) DISTANCE GEOLOCATION ' \\ \u0000 é 😀",
);
const soslWords = words(
  "FIND {acme} {a*} {\"x AND y\"} IN ALL NAME EMAIL FIELDS RETURNING Account Contact(Id,Name WHERE Name LIKE 'a%' LIMIT 5) LIMIT 10 WITH { } ( ) , ' \\ *",
);
const values: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  1.5,
  1e308,
  "",
  "x",
  "0",
  "2026-02-30",
  "2026-02-28",
  "2026-02-28T10:00:00Z",
  "001Lc0000000001AAA",
  "006Lc0000000001AAA",
  "Prospecting",
  "a".repeat(300),
  [],
  {},
  [[]],
  { a: 1 },
  "\u0000",
  "😀",
  "@{a.id}",
];

function sentence(random: Random, vocabulary: readonly string[], most: number): string {
  return Array.from({ length: random.integer(0, most) }, () => random.pick(vocabulary)).join(" ");
}

function statement(random: Random): string {
  const start = random.pick([
    "",
    "SELECT Id FROM Opportunity WHERE ",
    "SELECT Id, ",
    "SELECT Id FROM Account ORDER BY ",
  ]);
  return start + sentence(random, soqlWords, 12);
}

function record(random: Random): Record<string, unknown> {
  const given: Record<string, unknown> = random.chance(0.5)
    ? { Name: "Fuzz", LastName: "Fuzz", StageName: "Prospecting", CloseDate: "2026-12-01", Subject: "Fuzz" }
    : {};
  for (let i = random.integer(0, 4); i > 0; i--) {
    // Defined, so that `__proto__` is a member of its own.
    Object.defineProperty(given, random.pick(fields), {
      value: random.pick(values),
      enumerable: true,
      writable: true,
      configurable: true,
    });
  }
  if (random.chance(0.5)) given.attributes = { type: random.pick(objects), referenceId: random.pick(["a", "b", ""]) };
  return given;
}

function resource(random: Random): string {
  const object = random.pick(objects);
  return random.pick([
    `/sobjects/${object}`,
    `/sobjects/${object}/${random.pick(ids)}`,
    `/sobjects/${object}/${random.pick(fields)}/${random.pick(ids)}`,
    `/sobjects/${object}/describe`,
    `/sobjects/${object}/updated?start=${random.pick(["", "x", "2026-11-01T00:00:00Z"])}&end=2026-11-20T00:00:00Z`,
    `/query?q=${encodeURIComponent(statement(random))}`,
    `/queryAll?q=${encodeURIComponent(statement(random))}`,
    `/query?explain=${encodeURIComponent(statement(random))}`,
    `/query/0r8Lc0000000001AAA-${String(random.integer(0, 9_999))}`,
    `/search?q=${encodeURIComponent(sentence(random, soslWords, 10))}`,
    `/parameterizedSearch?q=${encodeURIComponent(random.pick(["a", "", "*", "acme"]))}&sobject=${object}`,
    `/composite/sobjects/${object}?ids=${random.pick(ids)},${random.pick(ids)}&fields=${random.pick(fields)}`,
    `/composite/sobjects?ids=${random.pick(ids)},${random.pick(ids)}&allOrNone=${random.pick(["true", "false", "x"])}`,
    "/composite/sobjects",
    "/composite",
    "/composite/batch",
    "/composite/graph",
    `/composite/tree/${object}`,
    "/jobs/query",
    "/jobs/ingest",
    `/jobs/ingest/${random.pick(ids)}/batches`,
    `/ui-api/object-info/${object}`,
    "/limits/recordCount?sObjects=Account,x",
    "/recent",
    `/${sentence(random, ["a", "..", "%2F", "%", "//", "?", "#", "sobjects", "é"], 6)}`,
  ]);
}

function part(random: Random): Record<string, unknown> {
  return {
    method: random.pick(["GET", "POST", "PATCH", "DELETE", "PUT", "get", 5]),
    url: random.chance(0.9) ? root + resource(random) : random.pick(["", "x", 7, null]),
    ...(random.chance(0.9) ? { referenceId: random.pick(["a", "b", "c", "", "__proto__"]) } : {}),
    ...(random.chance(0.6)
      ? { [random.pick(["body", "richInput"])]: random.chance(0.8) ? record(random) : random.pick(values) }
      : {}),
  };
}

function parts(random: Random, of: (random: Random) => unknown): unknown[] {
  return Array.from({ length: random.integer(0, 5) }, () => of(random));
}

function payload(random: Random): unknown {
  return random.weighted<() => unknown>([
    [() => record(random), 4],
    [() => ({ allOrNone: random.pick([true, false, "x"]), compositeRequest: parts(random, part) }), 3],
    [() => ({ haltOnError: random.pick([true, false, 1]), batchRequests: parts(random, part) }), 2],
    [() => ({ graphs: [{ graphId: random.pick(["g", "", 1]), compositeRequest: parts(random, part) }] }), 2],
    [() => ({ allOrNone: random.pick([true, false]), records: parts(random, record) }), 3],
    [() => ({ ids: [random.pick(ids), random.pick(ids)], fields: [random.pick(fields)] }), 1],
    [
      () => ({
        operation: random.pick(["query", "insert", "upsert", "x"]),
        query: statement(random),
        object: random.pick(objects),
        externalIdFieldName: random.pick(fields),
      }),
      2,
    ],
    [() => random.pick(values), 1],
  ])();
}

function bytes(random: Random, most: number): Buffer {
  return Buffer.from(Array.from({ length: random.integer(0, most) }, () => random.integer(0, 255)));
}

function csv(random: Random): string {
  const cell = (): string => random.pick([...fields, ...ids, '"', '"a,b"', "", "#N/A", "\u0000", "2026-01-01"]);
  const line = (): string =>
    Array.from({ length: random.integer(0, 5) }, cell).join(random.pick([",", ",", ";", "\t"]));
  return Array.from({ length: random.integer(0, 6) }, line).join(random.pick(["\n", "\r\n", "\r"]));
}

function body(random: Random): string | Buffer {
  return random.weighted<() => string | Buffer>([
    [() => JSON.stringify(payload(random)), 12],
    [() => JSON.stringify(payload(random)).slice(0, -random.integer(1, 9)), 2],
    [() => bytes(random, 200), 2],
    [() => csv(random), 2],
    [() => "[".repeat(random.integer(1, 20_000)), 1],
    [() => `{"Name":"${"x".repeat(random.integer(0, 100_000))}"}`, 1],
  ])();
}

const oddHeaders: readonly (readonly [name: string, values: readonly string[]])[] = [
  [
    "content-type",
    [
      "application/json",
      "text/csv",
      "application/x-www-form-urlencoded",
      "multipart/form-data; boundary=x",
      "multipart/form-data",
      "",
      "x/y; charset=z",
    ],
  ],
  ["content-encoding", ["gzip", "deflate", "identity", "br", ""]],
  ["accept", ["application/xml", "text/csv", "*/*", ""]],
  ["accept-encoding", ["gzip", "deflate;q=1, gzip;q=0", "*;q=0", "br"]],
  ["if-modified-since", ["now", "Mon, 30 Nov 2026 08:34:54 GMT", ""]],
  ["if-match", ['"x"', "*", ""]],
  ["if-none-match", ['"x"', "*"]],
  ["sforce-query-options", ["batchSize=-1", "batchSize=9999999999999", "batchSize=200"]],
  ["sforce-duplicate-rule-header", ["allowSave=true", "x", "allowSave=="]],
  ["sforce-call-options", ["client=x, defaultNamespace=y", ",,,="]],
  ["x-prettyprint", ["1", "0"]],
  ["authorization", ["Bearer x", "OAuth", "Basic !!!", ""]],
];

/** The next of a stream of inputs that is the same for the same seed. */
export function nextInput(random: Random): FuzzInput {
  const method = random.pick(["GET", "POST", "PATCH", "PUT", "DELETE", "HEAD", "OPTIONS"]);
  const headers: Record<string, string> = { "content-type": "application/json" };
  for (const [name, choices] of oddHeaders) if (random.chance(0.06)) headers[name] = random.pick(choices);
  const path = random.weighted([
    [`${root}${resource(random)}`, 30],
    [`/services/data/v${random.pick(["62.0", "31.0", "9", "x", "68.0"])}${resource(random)}`, 3],
    [
      random.pick([
        "/services/oauth2/token",
        "/services/oauth2/introspect",
        "/services/oauth2/revoke",
        "/services/oauth2/userinfo",
        "/id/x/y",
        "/",
      ]),
      3,
    ],
    ["/_org/faults/x", 1],
    ["/_org/log?limit=x", 1],
  ]);
  return { method, path, headers, body: method === "GET" || method === "HEAD" ? undefined : body(random) };
}

/** The bytes of something that may look like HTTP. */
export function nextBytes(random: Random): Buffer {
  if (random.chance(0.3)) return bytes(random, 400);
  const line = random.pick([
    "GET / HTTP/1.1",
    `GET ${root}/limits HTTP/1.1`,
    "POST / HTTP/9.9",
    "get /",
    `\u0000 ${root} HTTP/1.1`,
    "CONNECT x:1 HTTP/1.1",
    "OPTIONS * HTTP/1.1",
    `GET http://org${root}/limits HTTP/1.1`,
  ]);
  const headers = words(
    "Host:x Content-Length:5 Content-Length:-1 Content-Length:x Transfer-Encoding:chunked Transfer-Encoding:x Expect:100-continue Expect:x Upgrade:websocket Connection:upgrade Host: :x X\u0000:y Authorization:Bearer",
  );
  const chosen = Array.from({ length: random.integer(0, 5) }, () => random.pick(headers));
  return Buffer.concat([
    Buffer.from([line, ...chosen, "", ""].join(random.pick(["\r\n", "\n", "\r"]))),
    bytes(random, 60),
  ]);
}
