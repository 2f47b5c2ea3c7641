import { describe, expect, it } from "@jest/globals";
import { sharedOrg, type OrgCaller } from "./call-org";

interface Described {
  readonly name: string;
  readonly label: string;
  readonly createable: boolean;
  readonly updateable: boolean;
  readonly deletable: boolean;
  readonly queryable: boolean;
  readonly fields: readonly {
    readonly name: string;
    readonly type: string;
    readonly createable: boolean;
    readonly updateable: boolean;
  }[];
}

const users = ["admin@local.test", "rep@local.test", "readonly@local.test", "integration@local.test"];

async function describes(caller: OrgCaller): Promise<readonly Described[]> {
  const { json } = await caller.rest("GET", "/sobjects");
  const { sobjects } = json as { sobjects: readonly { readonly name: string }[] };
  return Promise.all(
    sobjects.map(async ({ name }) => (await caller.rest("GET", `/sobjects/${name}/describe`)).json as Described),
  );
}

/** The id of any record of the object; undefined when there is none, or lists of it need a filter that says which. */
async function anyId(caller: OrgCaller, { name }: Described): Promise<string | undefined> {
  const { json } = await caller.query(`SELECT Id FROM ${name} LIMIT 1`);
  return (json as { records?: readonly { readonly Id: string }[] }).records?.[0]?.Id;
}

const notWritable = "INVALID_FIELD_FOR_INSERT_UPDATE";

/** Else the user might not see the record again, as a contact without its account, or not sign in. */
function harmlessValue(name: string, type: string): boolean | string | null {
  if (type === "boolean") return name !== "IsPrivate";
  return name === "AccountId" ? "no id" : null;
}

/** Gives each field a value, by a save of its own, and answers which of them were refused as not to be written. */
async function unwritten(
  caller: OrgCaller,
  method: "POST" | "PATCH",
  object: Described,
  path: string,
): Promise<readonly string[]> {
  const fields = object.fields.filter(({ type }) => type !== "id");
  const refused: string[] = [];
  for (let first = 0; first < fields.length; first += 25) {
    const some = fields.slice(first, first + 25);
    const batchRequests = some.map(({ name, type }) => ({
      ...{ method, url: `v62.0/sobjects/${path}` },
      richInput: { [name]: harmlessValue(name, type) },
    }));
    const { json } = await caller.rest("POST", "/composite/batch", { body: { batchRequests } });
    const { results } = json as { results: readonly { readonly result: unknown }[] };
    for (const [index, { name }] of some.entries()) {
      const errors = results[index]?.result ?? [];
      if (!Array.isArray(errors)) continue;
      const [error] = errors as readonly { errorCode: string; fields?: readonly string[] }[];
      if (error?.errorCode === notWritable && error.fields?.[0] === name) refused.push(name);
    }
  }
  return refused;
}

describe.each(users)("what the describes of %s say can be written (rest-api.md §4, errors.md §5)", (username) => {
  const org = sharedOrg({ metadata: "sample" });

  it("is taken, and all else refused by its name, in creates", async () => {
    const caller = await org.as(username);
    for (const object of await describes(caller)) {
      if (!object.createable) {
        const { status, json } = await caller.rest("POST", `/sobjects/${object.name}`, { body: {} });
        const message = `entity type cannot be inserted: ${object.label}`;
        const refusal = { message, errorCode: "CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY", fields: [] };
        expect([status, json]).toEqual([400, [refusal]]);
        continue;
      }
      const expected = object.fields.filter(({ createable, type }) => !createable && type !== "id");
      expect([object.name, await unwritten(caller, "POST", object, object.name)]).toEqual([
        object.name,
        expected.map(({ name }) => name),
      ]);
    }
  }, 20_000);

  it("is taken, and all else refused by its name, in updates", async () => {
    const caller = await org.as(username);
    for (const object of await describes(caller)) {
      const id = await anyId(caller, object);
      if (id === undefined) continue;
      if (!object.updateable) {
        const { status, json } = await caller.rest("PATCH", `/sobjects/${object.name}/${id}`, { body: {} });
        const [{ errorCode }] = json as [{ errorCode: string }];
        const codes = ["CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY", "INSUFFICIENT_ACCESS_OR_READONLY"];
        expect([object.name, codes.indexOf(errorCode) === 0 ? 400 : 403]).toEqual([object.name, status]);
        expect(codes).toContain(errorCode);
        continue;
      }
      const expected = object.fields.filter(({ updateable, type }) => !updateable && type !== "id");
      const refused = await unwritten(caller, "PATCH", object, `${object.name}/${id}`);
      // Some records, as users other than oneself, cannot be changed whatever their fields.
      if (refused.length > 0) expect([object.name, refused]).toEqual([object.name, expected.map(({ name }) => name)]);
    }
  }, 20_000);

  it("is all that can be deleted", async () => {
    const caller = await org.as(username);
    for (const object of await describes(caller)) {
      const id = object.deletable ? undefined : await anyId(caller, object);
      if (id === undefined) continue;
      const { status, json } = await caller.rest("DELETE", `/sobjects/${object.name}/${id}`);
      const codes = { 405: "METHOD_NOT_ALLOWED", 403: "INSUFFICIENT_ACCESS_OR_READONLY" };
      expect([object.name, codes]).toMatchObject([
        object.name,
        { [status]: (json as [{ errorCode: string }])[0].errorCode },
      ]);
    }
  });
});

describe("records that nobody changes (errors.md §5)", () => {
  const admin = sharedOrg();

  it("refuse it by the name of what they are", async () => {
    const { json } = await admin.query("SELECT Id FROM OpportunityHistory LIMIT 1");
    const id = (json as { records: [{ Id: string }] }).records[0].Id;
    const answer = await admin.rest("PATCH", `/sobjects/OpportunityHistory/${id}`, { body: { Amount: 1 } });
    const message = "entity type cannot be updated: Opportunity History";
    const refusal = { message, errorCode: "CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY", fields: [] };
    expect([answer.status, answer.json]).toEqual([400, [refusal]]);
  });

  it("are refused alike alone and in a list when only the user's permissions forbid it", async () => {
    const reader = await admin.as("readonly@local.test");
    const { json } = await admin.query("SELECT Id FROM Account LIMIT 1");
    const id = (json as { records: [{ Id: string }] }).records[0].Id;
    const code = "INSUFFICIENT_ACCESS_OR_READONLY";
    expect((await reader.rest("DELETE", `/sobjects/Account/${id}`)).json).toMatchObject([{ errorCode: code }]);
    expect((await reader.rest("DELETE", `/composite/sobjects?ids=${id}`)).json).toMatchObject([
      { success: false, errors: [{ statusCode: code }] },
    ]);
  });
});
