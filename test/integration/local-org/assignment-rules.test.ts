import { resolve } from "node:path";
import { describe, expect, it } from "@jest/globals";
import { root, sharedOrg } from "./call-org";

const admin = sharedOrg({ scale: 0.1, metadata: resolve(__dirname, "../../fixtures/ruled-org") });

type Json = Readonly<Record<string, unknown>>;

describe("the assignment rules of the local org (rest-api.md §6)", () => {
  const lead = { LastName: "Berg", Company: "Acme", Country: "Norway" };
  const ownerOfNew = async (object: string, values: object, assign?: string): Promise<unknown> => {
    const headers = assign === undefined ? {} : { "Sforce-Auto-Assign": assign };
    const { json } = await admin.rest("POST", `/sobjects/${object}`, { body: values, headers });
    const { id } = json as { id: string };
    return ((await admin.rest("GET", `/sobjects/${object}/${id}?fields=OwnerId`)).json as Json).OwnerId;
  };

  it.each([
    ["Lead", lead, undefined, "005Lc0000000002IAA"],
    ["Lead", lead, "TRUE", "005Lc0000000002IAA"],
    ["Lead", lead, "FALSE", "005Lc0000000001IAA"],
    ["Lead", { ...lead, Country: "Spain" }, undefined, "005Lc0000000001IAA"],
    ["Case", { Subject: "Why" }, undefined, "005Lc0000000002IAA"],
    ["Case", { Subject: "Why" }, "false", "005Lc0000000001IAA"],
  ])("give a new %s %j with Sforce-Auto-Assign %s to %s (rest-api.md §6)", async (object, values, assign, owner) => {
    expect(await ownerOfNew(object, values, assign)).toBe(owner);
  });

  it("hold for Collections and parts, as their headers say (rest-api.md §6)", async () => {
    const part = { method: "POST", url: `${root}/sobjects/Case`, body: { Subject: "Part" } };
    const ids = (
      await admin.composite({
        compositeRequest: [
          { ...part, referenceId: "a" },
          { ...part, referenceId: "b", httpHeaders: { "Sforce-Auto-Assign": "FALSE" } },
        ],
      })
    ).map(({ body }) => (body as { id: string }).id);
    const headers = { "Sforce-Auto-Assign": "FALSE" };
    const records = [{ attributes: { type: "Case" }, Subject: "Listed" }];
    for (const more of [{}, headers]) {
      const { json } = await admin.rest("POST", "/composite/sobjects", { body: { records }, headers: more });
      ids.push((json as { id: string }[])[0]?.id ?? "");
    }
    const owners = await Promise.all(
      ids.map(async (id) => (await admin.rest("GET", `/sobjects/Case/${id}`)).json as Json),
    );
    const [admins, assigned] = ["005Lc0000000001IAA", "005Lc0000000002IAA"];
    expect(owners.map(({ OwnerId }) => OwnerId)).toEqual([assigned, admins, assigned, admins]);
  });

  it("hold for a change only when it says TRUE (rest-api.md §6)", async () => {
    const { json } = await admin.rest("POST", "/sobjects/Case", {
      body: { Subject: "Later" },
      headers: { "Sforce-Auto-Assign": "FALSE" },
    });
    const path = `/sobjects/Case/${(json as { id: string }).id}`;
    const ownerAfter = async (headers: Readonly<Record<string, string>>): Promise<unknown> => {
      await admin.rest("PATCH", path, { body: { Subject: "Changed" }, headers });
      return ((await admin.rest("GET", `${path}?fields=OwnerId`)).json as Json).OwnerId;
    };
    expect(await ownerAfter({})).toBe("005Lc0000000001IAA");
    expect(await ownerAfter({ "Sforce-Auto-Assign": "TRUE" })).toBe("005Lc0000000002IAA");
  });

  it("do not hold for Bulk API 2.0, whose jobs name a rule (rest-api.md §10)", async () => {
    const job = await admin.rest("POST", "/jobs/ingest", { body: { object: "Lead", operation: "insert" } });
    const { id } = job.json as { id: string };
    const body = "LastName,Company,Country\nBulk,Acme,Norway\n";
    await admin.rest("PUT", `/jobs/ingest/${id}/batches`, { body, headers: { "content-type": "text/csv" } });
    await admin.rest("PATCH", `/jobs/ingest/${id}`, { body: { state: "UploadComplete" } });
    for (;;) {
      const { state } = (await admin.rest("GET", `/jobs/ingest/${id}`)).json as { state: string };
      if (state === "JobComplete") break;
    }
    const { json } = await admin.query("SELECT OwnerId FROM Lead WHERE LastName = 'Bulk'");
    expect(json).toMatchObject({ records: [{ OwnerId: "005Lc0000000001IAA" }] });
  });
});
