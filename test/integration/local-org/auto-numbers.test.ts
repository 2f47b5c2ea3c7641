import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "@jest/globals";
import { startLocalOrg } from "../../../src/local-org/server";
import { sharedOrg } from "./call-org";
import { savesOf } from "./save-records";

const directories: string[] = [];
afterAll(() => {
  for (const directory of directories) rmSync(directory, { recursive: true });
});

function metadataOf(nameField: object): string {
  const directory = mkdtempSync(join(tmpdir(), "numbers-"));
  directories.push(directory);
  writeFileSync(join(directory, "Crate__c.json"), JSON.stringify({ nameField }));
  return directory;
}

describe("auto numbers (objects.md §3)", () => {
  const org = sharedOrg({ metadata: metadataOf({ type: "AutoNumber" }) });
  const { create, read } = savesOf(org);

  it("count from one where set-up gives no display format", async () => {
    const ids = [await create("Crate__c", {}), await create("Crate__c", {})];
    expect(await Promise.all(ids.map((id) => read("Crate__c", id, "Name")))).toEqual([{ Name: "1" }, { Name: "2" }]);
  });

  it("of cases go on after the highest that there is", async () => {
    const highest = Number((await savesOf(org).select("SELECT MAX(CaseNumber) n FROM Case"))[0]?.n);
    const { CaseNumber } = await read("Case", await create("Case", {}), "CaseNumber");
    expect(CaseNumber).toBe(String(highest + 1).padStart(8, "0"));
  });

  it("are skipped by what was rolled back, and given to nobody else", async () => {
    const first = Number((await read("Crate__c", await create("Crate__c", {}), "Name")).Name);
    const records = [{ attributes: { type: "Crate__c" } }, { attributes: { type: "Account" } }];
    await org.rest("POST", "/composite/sobjects", { body: { allOrNone: true, records } });
    expect(await read("Crate__c", await create("Crate__c", {}), "Name")).toEqual({ Name: String(first + 2) });
  });

  it.each([
    [{ type: "AutoNumber", displayFormat: "C-" }, '"C-" has no place for the number, such as {0000}.'],
    [{ type: "Text", displayFormat: "C-{0}" }, "is for auto numbers, and this name is a text."],
  ])("are refused by the org's start when set up as %j", async (nameField, problem) => {
    await expect(startLocalOrg({ metadata: metadataOf(nameField) })).rejects.toThrow(problem);
  });
});

describe("records of a custom object whose name is a text", () => {
  const org = sharedOrg({ metadata: metadataOf({ type: "Text" }) });
  const { create, read } = savesOf(org);

  it("are called by their id when nobody names them (Object Reference, custom objects)", async () => {
    const id = await create("Crate__c", {});
    expect(await read("Crate__c", id, "Name")).toEqual({ Name: id.slice(0, 15) });
    const named = await create("Crate__c", { Name: "Apples" });
    expect(await read("Crate__c", named, "Name")).toEqual({ Name: "Apples" });
  });
});
