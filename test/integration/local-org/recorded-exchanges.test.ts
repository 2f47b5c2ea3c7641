import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "@jest/globals";
import { askToken, clientCredentials, passwordOf, sharedOrg, type OrgAnswer, type OrgCaller } from "./call-org";
import { shapeDifferences } from "./shape-differences";

interface Exchange {
  readonly source: string;
  readonly request: { readonly method: string; readonly path: string; readonly body: unknown };
  readonly response: {
    readonly status: { readonly code: number };
    readonly headers: Readonly<Record<string, readonly string[]>>;
    readonly body: unknown;
  };
}

// Traffic recorded from real orgs, kept beside the repository where it is worked on.
const folder = path.resolve(__dirname, "../../../../shared/data/recorded");
const isThere = existsSync(folder);
if (!isThere) console.log(`Recorded exchanges are not replayed: there is no ${folder}`);
const whereThere = isThere ? describe : describe.skip;

function read<T>(name: string): T {
  return JSON.parse(readFileSync(path.join(folder, name), "utf8")) as T;
}

const readExchanges = (name: string): readonly Exchange[] => (isThere ? read<readonly Exchange[]>(name) : []);

/** What is not replayed, and why. */
function reasonToSkip({ request, response }: Exchange): string | undefined {
  if (request.path.startsWith("/services/async/")) return "Bulk API 1.0, which the local org does not provide";
  if (request.path.includes("/tooling/")) return "the Tooling API, which the local org does not provide";
  if (request.path === "/services/oauth2/token")
    return "its credentials are scrubbed: see the test of the token's form";
  if (response.status.code === 500) return "a fault of the network, made by the recorder";
  if (typeof request.body === "string" && request.body.startsWith("{")) return "its body was cut by the recorder";
  return undefined;
}

const creations: Readonly<Record<string, readonly [object: string, values: Readonly<Record<string, unknown>>]>> = {
  "001": ["Account", { Name: "Recorded" }],
  "003": ["Contact", { LastName: "Recorded" }],
  a00: ["CustomObject__c", {}],
};

/** Replaces each record of the recorded org by one of this org, made for it. */
class Replay {
  private readonly ids = new Map<string, string>();

  constructor(
    private readonly caller: OrgCaller,
    private readonly version: string,
  ) {}

  async send({ request, response }: Exchange): Promise<OrgAnswer> {
    await this.prepareUpsert(request, response.body);
    const body = await this.translate(request.body === "" || request.body === null ? undefined : request.body);
    const target = String(await this.translate(request.path));
    return this.caller.call(request.method, target, body === undefined ? {} : { body });
  }

  /** Where the recorded upsert found a record, there is one to be found. */
  private async prepareUpsert({ path: target, body }: Exchange["request"], answer: unknown): Promise<void> {
    if (!target.endsWith("/composite/sobjects/Contact/Email") || !Array.isArray(answer)) return;
    const { records } = body as { records: readonly { Email: string }[] };
    for (const [index, result] of (answer as { created: boolean }[]).entries()) {
      const Email = records[index]?.Email;
      if (result.created || Email === undefined) continue;
      const found = await this.caller.query(`SELECT COUNT() FROM Contact WHERE Email = '${Email}'`);
      const { totalSize } = found.json as { totalSize: number };
      if (totalSize === 0) await this.create("Contact", { LastName: "Recorded", Email });
    }
  }

  private async translate(value: unknown): Promise<unknown> {
    if (value === undefined) return undefined;
    let text = JSON.stringify(value).replaceAll(
      /\/services\/data\/(?:vxx\.0|<api_version>)/g,
      `/services/data/${this.version}`,
    );
    for (const [id] of text.matchAll(/\b(?:001|003|a00)[0-9A-Za-z]{15}\b/g)) {
      text = text.replaceAll(id, await this.localId(id));
    }
    return JSON.parse(text) as unknown;
  }

  private async localId(recorded: string): Promise<string> {
    const known = this.ids.get(recorded);
    if (known !== undefined) return known;
    const [object = "", values = {}] = creations[recorded.slice(0, 3)] ?? [];
    const id = await this.create(object, values);
    this.ids.set(recorded, id);
    return id;
  }

  private async create(object: string, values: object): Promise<string> {
    const answer = await this.caller.rest("POST", `/sobjects/${object}`, { body: values });
    expect(answer.status).toBe(201);
    return (answer.json as { id: string }).id;
  }
}

/** The form of a header's value, whatever the numbers, dates and ids in it. */
function headerForm(text: string | null | undefined): string | undefined {
  return text
    ?.replaceAll(/\b[0-9A-Za-z]{18}\b/g, "ID")
    .replaceAll(/\d+\/\d+/g, "N/N")
    .replaceAll(/v[\dx.]+|<api_version>/g, "V");
}

const headersThatMatter = ["Content-Type", "Location", "Sforce-Limit-Info"];

/** Keys of the version's root: what the local org does not provide, and what came after the recording. */
const otherResources = [
  ...["analytics", "appMenu", "chatter", "commerce", "connect", "flexiPage", "licensing", "quickActions", "theme"],
  ...["tooling", "wave"],
].map((name) => `$.${name} is missing`);
const laterResources = ["composite", "jobs", "parameterizedSearch", "ui-api"].map(
  (name) => `$.${name} was not recorded`,
);
const rootDifferences = new Set([...otherResources, ...laterResources]);

function compare(exchange: Exchange, ours: OrgAnswer): void {
  const { status, headers, body } = exchange.response;
  expect({ status: ours.status, body: ours.json }).toMatchObject({ status: status.code });
  for (const name of headersThatMatter) {
    const recorded = headers[name]?.[0];
    if (recorded !== undefined) expect(headerForm(ours.headers.get(name))).toBe(headerForm(recorded));
  }
  if (status.code === 204) expect(ours.headers.get("content-type")).toBeNull();
  const known = exchange.request.path === "/services/data/<api_version>/" ? rootDifferences : new Set();
  const differences = shapeDifferences(body === "" ? undefined : body, ours.json);
  expect(differences.filter((difference) => !known.has(difference))).toEqual([]);
}

const metadata = path.resolve(__dirname, "../../fixtures/recorded-org");

whereThere.each([
  ["cci_interactions.json", "v62.0"],
  ["restforce-db_interactions.json", "v31.0"],
])("the exchanges of %s", (file, version) => {
  const admin = sharedOrg({ metadata, scale: 0.1 });
  const exchanges = readExchanges(file);
  const replayed = exchanges.filter((exchange) => reasonToSkip(exchange) === undefined);

  it("are replayed but for those with a reason", () => {
    console.log(`${file}: ${replayed.length} of ${exchanges.length} recorded exchanges are replayed`);
    expect(replayed.length).toBeGreaterThan(15);
  });

  it.each(
    replayed.map((exchange, index): [string, Exchange] => [
      `${index} ${exchange.request.method} ${exchange.request.path.slice(0, 90)}`,
      exchange,
    ]),
  )("%s gets an answer of the recorded status, headers, keys and types", async (_, exchange) => {
    compare(exchange, await new Replay(admin, version).send(exchange));
  });
});

whereThere("the bodies that restforce keeps", () => {
  const admin = sharedOrg({ metadata });
  const equalBodies: readonly [string, string, string][] = [
    ["restforce_delete_error_response.json", "DELETE", "/sobjects/Account/rid"],
    ["restforce_sobject_find_error_response.json", "GET", "/sobjects/Account/23foo"],
    ["restforce_sobject_describe_error_response.json", "GET", "/sobjects/Whizbang/describe"],
    ["restforce_search_error_response.json", "GET", "/search?q=FIND%20foo"],
    [
      "restforce_query_empty_response.json",
      "GET",
      "/query?q=SELECT%20Id%20FROM%20Account%20WHERE%20Name%20%3D%20%27none%27",
    ],
  ];

  it.each(equalBodies)("%s is answered to %s %s", async (file, method, target) => {
    expect((await admin.rest(method, target)).json).toEqual(read(file));
  });

  it("restforce_upsert_error_response.json is answered to an upsert by an unknown field", async () => {
    const answer = await admin.rest("PATCH", "/sobjects/Account/Namez/x", { body: { Name: "x" } });
    expect([answer.status, answer.json]).toEqual([404, read("restforce_upsert_error_response.json")]);
  });

  it("restforce_expired_session_response.json is answered to an unknown token", async () => {
    const answer = await admin.rest("GET", "/limits", { headers: { authorization: "Bearer 00D!nothing" } });
    expect([answer.status, answer.json]).toEqual([401, read("restforce_expired_session_response.json")]);
  });

  it("restforce_refresh_error_response.json is answered to an unknown refresh token", async () => {
    const answer = await askToken(admin.org, {
      ...clientCredentials,
      grant_type: "refresh_token",
      refresh_token: "5Aep861nothing",
    });
    expect([answer.status, answer.json]).toEqual([400, read("restforce_refresh_error_response.json")]);
  });

  it("restforce_auth_error_response.json is the form of the answer to a wrong password", async () => {
    const answer = await askToken(admin.org, { ...passwordOf("rep@local.test"), password: "wrong" });
    const recorded = read<{ error: string }>("restforce_auth_error_response.json");
    expect(answer.json).toMatchObject({ error: recorded.error });
    expect(shapeDifferences(recorded, answer.json)).toEqual([]);
  });

  it("restforce_delete of a deleted record says so (wire fact 3)", async () => {
    const { json } = await admin.rest("POST", "/sobjects/Account", { body: { Name: "Gone" } });
    const { id } = json as { id: string };
    await admin.rest("DELETE", `/sobjects/Account/${id}`);
    const end = new Date(Date.now() + 120_000).toISOString();
    const start = new Date(Date.now() - 86_400_000).toISOString();
    const answer = await admin.rest("GET", `/sobjects/Account/deleted?start=${start}&end=${end}`);
    expect(shapeDifferences(read("restforce_get_deleted_success_response.json"), answer.json)).toEqual([]);
  });

  it("restforce_org_query_response.json has the form of our organization", async () => {
    const answer = await admin.query("SELECT Id FROM Organization");
    expect(shapeDifferences(read("restforce_org_query_response.json"), answer.json)).toEqual([]);
  });

  it("restforce_list_sobjects_success_response.json has no key of an object that ours lack", async () => {
    const recorded = read<{ sobjects: object[] }>("restforce_list_sobjects_success_response.json");
    const ours = (await admin.rest("GET", "/sobjects")).json as { sobjects: { name: string }[] };
    const account = ours.sobjects.find(({ name }) => name === "Account");
    expect(Object.keys(account ?? {})).toEqual(expect.arrayContaining(Object.keys(recorded.sobjects[0] ?? {})));
  });

  it("restforce_query_success_response.json has the form of our answer to such a query", async () => {
    const whizbang = async (body: object): Promise<string> =>
      ((await admin.rest("POST", "/sobjects/Whizbang__c", { body })).json as { id: string }).id;
    const parent = await whizbang({ Name: "Parent Whizbang", Text_Label__c: "Hello" });
    const id = await whizbang({
      Name: "Whizbang",
      Checkbox_Label__c: false,
      Text_Label__c: "Hi there!",
      Date_Label__c: "2010-01-01",
      DateTime_Label__c: "2011-07-07T00:37:00.000+0000",
      Picklist_Multiselect_Label__c: "four;six",
      ParentWhizbang__c: parent,
    });
    await whizbang({ Name: "Child Whizbang", ParentWhizbang__c: id });
    const answer = await admin.query(
      `SELECT Checkbox_Label__c, Text_Label__c, Date_Label__c, DateTime_Label__c, Picklist_Multiselect_Label__c,
        ParentWhizbang__r.Name, ParentWhizbang__r.Text_Label__c, (SELECT Name FROM Whizbangs__r)
        FROM Whizbang__c WHERE Id = '${id}'`,
    );
    // The recorder's hand has shortened the names of fields.
    const recorded = JSON.parse(
      readFileSync(path.join(folder, "restforce_query_success_response.json"), "utf8").replaceAll(
        "_Label",
        "_Label__c",
      ),
    ) as unknown;
    expect(shapeDifferences(recorded, answer.json)).toEqual([]);
  });

  it("swiftly_aggregate_query.json has the form of our groups (wire fact 22)", async () => {
    const answer = await admin.query(
      "SELECT WhatId, ActivityDate, Status, COUNT(Id) MyCount FROM Task GROUP BY WhatId, ActivityDate, Status LIMIT 7",
    );
    expect(shapeDifferences(read("swiftly_aggregate_query.json"), answer.json)).toEqual([]);
  });

  it("swiftly_limits.json names no limit that ours lack", async () => {
    const recorded = read<Record<string, object>>("swiftly_limits.json");
    const ours = (await admin.rest("GET", "/limits")).json as Record<string, object>;
    expect(Object.keys(recorded).filter((name) => !Object.hasOwn(ours, name))).toEqual([]);
  });
});
