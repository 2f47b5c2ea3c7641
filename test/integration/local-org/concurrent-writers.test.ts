import { describe, expect, it } from "@jest/globals";
import { root, sharedOrg, type OrgAnswer } from "./call-org";
import { savesOf } from "./save-records";

const admin = sharedOrg({ metadata: "sample" });
const { create, select, update, read } = savesOf(admin);
const deal = { Name: "Contended", StageName: "Prospecting", CloseDate: "2026-12-31" };

function together<T>(count: number, act: (index: number) => Promise<T>): Promise<readonly T[]> {
  return Promise.all(Array.from({ length: count }, (_, index) => act(index)));
}

describe("many writers at once", () => {
  it("make one record of a unique external id, whoever comes first (rest-api.md §5)", async () => {
    const answers = await together(30, (index) =>
      admin.rest("PATCH", "/sobjects/Account/External_Id__c/ONE", { body: { Name: `Writer ${index}` } }),
    );
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(29);
    expect(await select("SELECT COUNT(Id) n FROM Account WHERE External_Id__c = 'ONE'")).toEqual([{ n: 1 }]);
  });

  it("make each record of a list once, whether or not all of it must succeed (rest-api.md §7)", async () => {
    const records = Array.from({ length: 10 }, (_, number) => ({
      ...{ attributes: { type: "Account" }, Name: "Listed", External_Id__c: `LIST-${number}` },
    }));
    const answers = await together(12, (index) =>
      admin.rest("PATCH", "/composite/sobjects/Account/External_Id__c", {
        body: { allOrNone: index % 2 === 0, records },
      }),
    );
    const results = answers.flatMap(({ json }) => json as { success: boolean; created: boolean }[]);
    expect(results.every(({ success }) => success)).toBe(true);
    expect(results.filter(({ created }) => created)).toHaveLength(10);
  });

  it("leave one primary role at a deal, which its ContactId names (objects.md §4)", async () => {
    const OpportunityId = await create("Opportunity", deal);
    const contacts = await select("SELECT Id FROM Contact LIMIT 20");
    await together(20, (index) => {
      const role = { OpportunityId, ContactId: contacts[index]?.Id, IsPrimary: true };
      const body = { allOrNone: true, records: [{ attributes: { type: "OpportunityContactRole" }, ...role }] };
      return index % 2 === 0
        ? admin.rest("POST", "/sobjects/OpportunityContactRole", { body: role })
        : admin.rest("POST", "/composite/sobjects", { body });
    });
    const roles = await select(
      `SELECT ContactId, IsPrimary FROM OpportunityContactRole WHERE OpportunityId = '${OpportunityId}'`,
    );
    const primary = roles.filter(({ IsPrimary }) => IsPrimary === true);
    expect([roles.length, primary.length]).toEqual([20, 1]);
    expect(await read("Opportunity", OpportunityId, "ContactId")).toEqual({ ContactId: primary[0]?.ContactId });
  });

  it("of composites leave nothing of those that fail, and all of those that do not (rest-api.md §7)", async () => {
    const composite = (index: number): Promise<OrgAnswer> =>
      admin.rest("POST", "/composite", {
        body: {
          allOrNone: true,
          compositeRequest: [
            {
              method: "PATCH",
              url: `${root}/sobjects/Account/External_Id__c/KIN`,
              referenceId: "a",
              body: { Name: "Kin" },
            },
            {
              ...{ method: "POST", url: `${root}/sobjects/Contact`, referenceId: "b" },
              body: {
                LastName: `Kin ${index}`,
                ...(index % 3 === 0 ? { Email: "no address" } : {}),
                AccountId: "@{a.id}",
              },
            },
          ],
        },
      });
    await together(18, composite);
    const kin = await select("SELECT Account.Name FROM Contact WHERE LastName LIKE 'Kin %'");
    expect(kin).toHaveLength(12);
    expect(await select("SELECT COUNT(Id) n FROM Account WHERE External_Id__c = 'KIN'")).toEqual([{ n: 1 }]);
  });
});

describe("a history (objects.md §3)", () => {
  it("has one row for a change, whichever way it comes, and none for one that is undone", async () => {
    const id = await create("Opportunity", { ...deal, Amount: 1 });
    const part = (Amount: number): object => ({
      ...{ method: "PATCH", url: `${root}/sobjects/Opportunity/${id}`, referenceId: "p", body: { Amount } },
    });
    await update("Opportunity", id, { Amount: 2 });
    const record = { attributes: { type: "Opportunity" }, Id: id, Amount: 3 };
    await admin.rest("PATCH", "/composite/sobjects", { body: { records: [record] } });
    await admin.composite({ compositeRequest: [part(4)] });
    const batched = { method: "PATCH", url: `v62.0/sobjects/Opportunity/${id}`, richInput: { Amount: 5 } };
    await admin.rest("POST", "/composite/batch", { body: { batchRequests: [batched] } });
    const graphs = [{ graphId: "g", compositeRequest: [part(6)] }];
    await admin.rest("POST", "/composite/graph", { body: { graphs } });
    const failing = { method: "POST", url: `${root}/sobjects/Account`, referenceId: "f", body: {} };
    await admin.composite({ allOrNone: true, compositeRequest: [part(7), failing] });
    const rows = await select(
      `SELECT Amount, PrevAmount FROM OpportunityHistory WHERE OpportunityId = '${id}' ORDER BY Amount`,
    );
    expect(rows).toEqual(
      [1, 2, 3, 4, 5, 6].map((Amount) => ({ Amount, PrevAmount: Amount === 1 ? null : Amount - 1 })),
    );
  });
});

describe("what a composite undoes (rest-api.md §7)", () => {
  it("is not found by search or by its external id, and takes no file with it", async () => {
    const versions = "SELECT COUNT(Id) n FROM ContentVersion";
    const before = await select(versions);
    const values = { Name: "Xylophone undone", External_Id__c: "UNDONE" };
    const file = { PathOnClient: "a.txt", VersionData: "aGVsbG8=", FirstPublishLocationId: "@{a.id}" };
    await admin.composite({
      allOrNone: true,
      compositeRequest: [
        { method: "POST", url: `${root}/sobjects/Account`, referenceId: "a", body: values },
        { method: "POST", url: `${root}/sobjects/ContentVersion`, referenceId: "v", body: file },
        { method: "POST", url: `${root}/sobjects/Account`, referenceId: "f", body: {} },
      ],
    });
    expect(await select(versions)).toEqual(before);
    const q = encodeURIComponent("FIND {Xylophone}");
    expect((await admin.rest("GET", `/search?q=${q}`)).json).toEqual({ searchRecords: [] });
    const path = "/sobjects/Account/External_Id__c/UNDONE";
    expect(await admin.rest("GET", path)).toMatchObject({ status: 404 });
    expect(await admin.rest("PATCH", path, { body: { Name: "Anew" } })).toMatchObject({ status: 201 });
  });
});
