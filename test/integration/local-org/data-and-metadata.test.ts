import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "@jest/globals";
import { startLocalOrg } from "../../../src/local-org/server";
import { sharedOrg } from "./call-org";
import { savesOf } from "./save-records";

const root = mkdtempSync(join(tmpdir(), "data-and-metadata-"));
const [data, metadata] = [join(root, "data"), join(root, "metadata")];
afterAll(() => {
  rmSync(root, { recursive: true });
});

function write(directory: string, files: Readonly<Record<string, unknown>>): string {
  mkdirSync(directory, { recursive: true });
  for (const [name, content] of Object.entries(files)) {
    writeFileSync(join(directory, name), typeof content === "string" ? content : JSON.stringify(content));
  }
  return directory;
}

write(metadata, {
  "Account.json": {
    fields: [
      { fullName: "Tier__c", type: "Picklist", values: ["Gold", "Silver"] },
      { fullName: "Code__c", type: "Text", length: 8, unique: true, externalId: true },
      { fullName: "Is_Gold__c", type: "Checkbox", formula: 'ISPICKVAL(Tier__c, "Gold")' },
    ],
  },
  "Case.json": {
    assignmentRule: {
      name: "Support",
      entries: [{ criteria: 'ISPICKVAL(Priority, "High")', assignedTo: "ada.byron@local.test" }],
    },
  },
  "Visit__c.json": {
    label: "Visit",
    nameField: { type: "AutoNumber", displayFormat: "VIS-{000}" },
    fields: [
      { fullName: "Account__c", type: "MasterDetail", referenceTo: "Account", relationshipName: "Visits" },
      { fullName: "Starts__c", type: "Time" },
      { fullName: "Topics__c", type: "MultiselectPicklist", values: ["Demo", "Support"] },
      { fullName: "Hours__c", type: "Number", precision: 4, scale: 1 },
    ],
  },
});
const mapping = {
  load: [
    { object: "User", file: "people.csv", key: "last", fields: { FirstName: "first", LastName: "last" } },
    {
      object: "Account",
      file: "companies.csv",
      key: "company",
      fields: { Name: "company", Tier__c: "tier", Code__c: "code" },
    },
    {
      object: "Visit__c",
      file: "visits.csv",
      fields: {
        Account__c: { lookup: "Account", column: "company" },
        Starts__c: "starts",
        Topics__c: "topics",
        Hours__c: "hours",
      },
    },
  ],
};
const files = {
  "people.csv": "first,last\nAda,Byron\n",
  "companies.csv": "company,tier,code\nUmbra,Gold,U1\nVertex,Silver,V1\n",
  "visits.csv": "company,starts,topics,hours\nUmbra,09:30:00,Demo;Support,1.5\nUmbra,14:00,Demo,2\n",
};
write(data, { ...files, "mapping.json": mapping });

const admin = sharedOrg({ data, metadata });
const { create, select } = savesOf(admin);

describe("an org with data and metadata of its own", () => {
  it("loads values of custom fields, and formulas follow them", async () => {
    expect(await select("SELECT Name, Tier__c, Code__c, Is_Gold__c FROM Account ORDER BY Name")).toEqual([
      { Name: "Umbra", Tier__c: "Gold", Code__c: "U1", Is_Gold__c: true },
      { Name: "Vertex", Tier__c: "Silver", Code__c: "V1", Is_Gold__c: false },
    ]);
    expect((await admin.rest("GET", "/sobjects/Account/Code__c/V1")).json).toMatchObject({ Name: "Vertex" });
  });

  it("loads records of custom objects with their masters, numbered in the order of the file", async () => {
    const visits =
      "SELECT Name, Starts__c, Topics__c, Hours__c FROM Visit__c WHERE Account__r.Name = 'Umbra' ORDER BY Name";
    expect(await select(visits)).toEqual([
      { Name: "VIS-001", Starts__c: "09:30:00.000Z", Topics__c: "Demo;Support", Hours__c: 1.5 },
      { Name: "VIS-002", Starts__c: "14:00:00.000Z", Topics__c: "Demo", Hours__c: 2 },
    ]);
    const counts = "SELECT Name, (SELECT Id FROM Visits__r) FROM Account WHERE Name = 'Umbra'";
    expect(await select(counts)).toMatchObject([{ Visits__r: { totalSize: 2 } }]);
  });

  it("assigns by rules that name a user whom the data brought (rest-api.md §6)", async () => {
    const id = await create("Case", { Subject: "Down", Priority: "High" });
    expect(await select(`SELECT Owner.Name FROM Case WHERE Id = '${id}'`)).toMatchObject([
      { Owner: { Name: "Ada Byron" } },
    ]);
  });

  it("refuses data for a field that the metadata does not give", async () => {
    const [account] = mapping.load.slice(1);
    const wrong = { load: [{ ...account, fields: { ...account?.fields, Tire__c: "tier" } }] };
    const directory = write(join(root, "wrong"), {
      "companies.csv": files["companies.csv"],
      "mapping.json": wrong,
    });
    await expect(startLocalOrg({ data: directory, metadata })).rejects.toThrow(/Tire__c.*Did you mean "Tier__c"/s);
  });

  it("refuses values that times and multi-select picklists do not take, and says what they are", async () => {
    const directory = write(join(root, "bad-visit"), {
      "companies.csv": files["companies.csv"],
      "visits.csv": "company,starts,topics,hours\nUmbra,25:00,Demo;Lunch,1\n",
      "mapping.json": { load: mapping.load.slice(1) },
    });
    await expect(startLocalOrg({ data: directory, metadata })).rejects.toThrow(
      [
        '- visits.csv line 2: Starts__c: "25:00" is no time of day such as 09:30:00.',
        '- visits.csv line 2: Topics__c: "Lunch" is no value of Topics__c, which has Demo, Support.',
      ].join("\n"),
    );
  });

  it("refuses a value that a restricted picklist of the metadata does not have", async () => {
    const directory = write(join(root, "bad-value"), {
      "companies.csv": "company,tier,code\nUmbra,Bronze,U1\n",
      "mapping.json": { load: [mapping.load[1]] },
    });
    await expect(startLocalOrg({ data: directory, metadata })).rejects.toThrow(/companies\.csv line 2.*Bronze/s);
  });
});
