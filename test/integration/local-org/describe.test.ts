import { describe, expect, it } from "@jest/globals";
import { root, sharedOrg, startOrg, type OrgAnswer } from "./call-org";

const admin = sharedOrg();

interface Described {
  readonly name: string;
  readonly fields: readonly { readonly name: string }[];
}
const fieldNames = (answer: OrgAnswer): readonly string[] => (answer.json as Described).fields.map(({ name }) => name);

describe("describes of the local org", () => {
  it("list every object with its urls (rest-api.md §4)", async () => {
    const { json } = await admin.rest("GET", "/sobjects");
    const { encoding, maxBatchSize, sobjects } = json as Record<string, unknown> & { sobjects: { name: string }[] };
    expect({ encoding, maxBatchSize }).toEqual({ encoding: "UTF-8", maxBatchSize: 200 });
    expect(sobjects.map(({ name }) => name)).toEqual(
      expect.arrayContaining(["Account", "Case", "Contact", "ContentVersion", "Event", "Lead", "Opportunity", "User"]),
    );
    expect(sobjects.find(({ name }) => name === "Account")).toMatchObject({
      keyPrefix: "001",
      urls: { describe: `${root}/sobjects/Account/describe`, rowTemplate: `${root}/sobjects/Account/{ID}` },
    });
  });

  it("tell of one object under its canonical name (rest-api.md §2)", async () => {
    const answer = await admin.rest("GET", "/sobjects/opportunity/describe");
    expect(answer.json).toMatchObject({ name: "Opportunity", keyPrefix: "006" });
    expect(fieldNames(answer)).toEqual(expect.arrayContaining(["Id", "StageName", "ExpectedRevenue"]));
  });

  it("give an object's basic information with its entry of the list (rest-api.md §4)", async () => {
    const { json } = await admin.rest("GET", "/sobjects/Task");
    expect(json).toMatchObject({ objectDescribe: { name: "Task", keyPrefix: "00T" }, recentItems: [] });
    expect(json).not.toHaveProperty("objectDescribe.fields");
  });

  it.each(["/sobjects", "/sobjects/Account/describe"])(
    "answer %s with 304 when the client has it already (wire fact 20)",
    async (path) => {
      const first = await admin.rest("GET", path);
      const lastModified = first.headers.get("last-modified") ?? "";
      const etag = first.headers.get("etag") ?? "";
      expect(etag).toMatch(/^"[0-9a-f]{8}"$/);
      for (const headers of [{ "If-Modified-Since": lastModified }, { "If-None-Match": etag }]) {
        const again = await admin.rest("GET", path, { headers });
        expect([again.status, again.text, again.headers.get("etag")]).toEqual([304, "", etag]);
      }
      const older = { "If-Modified-Since": new Date(Date.parse(lastModified) - 1_000).toUTCString() };
      expect((await admin.rest("GET", path, { headers: older })).status).toBe(200);
    },
  );
});

describe("field-level security of the local org", () => {
  it("hides fields from a standard user in describe, query, record and write (soql.md §12, errors.md §5)", async () => {
    const rep = await admin.as("rep@local.test");
    expect(fieldNames(await rep.rest("GET", "/sobjects/Opportunity/describe"))).not.toContain("ExpectedRevenue");
    const asked = await rep.query("SELECT Id, ExpectedRevenue FROM Opportunity LIMIT 1");
    expect([asked.status, asked.json]).toMatchObject([
      400,
      [
        {
          errorCode: "INVALID_FIELD",
          message: expect.stringContaining("No such column 'ExpectedRevenue' on entity 'Opportunity'"),
        },
      ],
    ]);
    const created = await rep.rest("POST", "/sobjects/Account", { body: { Name: "Mine" } });
    const { id } = created.json as { id: string };
    const { json } = await rep.rest("GET", `/sobjects/Account/${id}`);
    expect(json).toMatchObject({ Name: "Mine" });
    expect(json).not.toHaveProperty("AnnualRevenue");
    const written = await rep.rest("PATCH", `/sobjects/Account/${id}`, { body: { AnnualRevenue: 5 } });
    expect([written.status, written.json]).toMatchObject([400, [{ errorCode: "INVALID_FIELD" }]]);
    const byAdmin = await admin.rest("PATCH", `/sobjects/Account/${id}`, { body: { AnnualRevenue: 5 } });
    expect(byAdmin.status).toBe(204);
  });

  it("changes while the org runs when a fault hides a field, and describes say so", async () => {
    const caller = await startOrg();
    try {
      const path = "/sobjects/Opportunity/describe";
      const before = await caller.rest("GET", path);
      const headers = { "If-Modified-Since": before.headers.get("last-modified") ?? "" };
      caller.org.addFault({ kind: "hideField", object: "opportunity", field: "nextstep" });
      const hidden = await caller.rest("GET", path, { headers });
      expect(hidden.status).toBe(200);
      expect(fieldNames(hidden)).not.toContain("NextStep");
      expect((await caller.query("SELECT NextStep FROM Opportunity")).status).toBe(400);
      caller.org.clearFaults();
      expect(fieldNames(await caller.rest("GET", path, { headers }))).toContain("NextStep");
    } finally {
      await caller.org.close();
    }
  });

  it("hides an object, from one user alone when that is asked", async () => {
    const caller = await startOrg();
    try {
      const rep = await caller.as("rep@local.test");
      caller.org.addFault({ kind: "hideObject", object: "OpportunityContactRole", user: "rep@local.test" });
      expect((await rep.rest("GET", "/sobjects/OpportunityContactRole")).status).toBe(404);
      expect((await rep.query("SELECT Id FROM OpportunityContactRole")).json).toMatchObject([
        { errorCode: "INVALID_TYPE" },
      ]);
      expect((await rep.query("SELECT Id, (SELECT Id FROM OpportunityContactRoles) FROM Opportunity")).status).toBe(
        400,
      );
      expect((await caller.query("SELECT Id FROM OpportunityContactRole LIMIT 1")).status).toBe(200);
    } finally {
      await caller.org.close();
    }
  });
});
