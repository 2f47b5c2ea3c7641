import { describe, expect, it } from "@jest/globals";
import { sharedOrg, type OrgAnswer } from "./call-org";

const admin = sharedOrg();

const minute = 60_000;
const at = (ms: number): string => new Date(Date.now() + ms).toISOString();
const ask = (kind: string, start: string, end: string, object = "Account"): Promise<OrgAnswer> =>
  admin.rest("GET", `/sobjects/${object}/${kind}/?start=${encodeURIComponent(start)}&end=${encodeURIComponent(end)}`);
const around = (kind: string): Promise<OrgAnswer> => ask(kind, at(-5 * minute), at(5 * minute));
const create = async (): Promise<string> => {
  const { json } = await admin.rest("POST", "/sobjects/Account", { body: { Name: "Replicated" } });
  return (json as { id: string }).id;
};
const wireMinute = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:00\.000\+0000$/;

describe("what was updated in the local org (rest-api.md §8)", () => {
  it("is told by ids, those of new records too, and how far that reaches", async () => {
    const id = await create();
    const answer = await around("updated");
    const { ids, latestDateCovered } = answer.json as { ids: string[]; latestDateCovered: string };
    expect([answer.status, Object.keys(answer.json as object)]).toEqual([200, ["ids", "latestDateCovered"]]);
    expect(ids).toContain(id);
    expect(latestDateCovered).toMatch(wireMinute);
    expect(Date.parse(latestDateCovered)).toBeLessThanOrEqual(Date.now());
  });

  it("leaves out what was deleted, and what changed at other times", async () => {
    const id = await create();
    await admin.rest("DELETE", `/sobjects/Account/${id}`);
    expect((await around("updated")).text).not.toContain(id);
    const other = await create();
    expect((await ask("updated", at(-60 * minute), at(-30 * minute))).text).not.toContain(other);
  });

  it("covers the end of a window that is over", async () => {
    const { json } = await ask("updated", "2026-01-01T10:00:59Z", "2026-01-01T10:05:59Z");
    expect(json).toMatchObject([{ errorCode: "INVALID_REPLICATION_DATE" }]);
    const end = at(-10 * minute);
    const covered = (await ask("updated", at(-20 * minute), end)).json as { latestDateCovered: string };
    expect(covered.latestDateCovered).toBe(`${end.slice(0, 16)}:00.000+0000`);
  });

  it.each(["Z", "+00:00", "+0000", ""])("takes a moment with the offset %j", async (offset) => {
    const [start, end] = [-5, 5].map((minutes) => at(minutes * minute).slice(0, 19) + offset);
    expect((await ask("updated", start ?? "", end ?? "")).status).toBe(200);
  });

  it("takes the moment of an offset for what it is", async () => {
    const id = await create();
    const local = (ms: number): string => `${at(ms + 120 * minute).slice(0, 19)}+02:00`;
    expect((await ask("updated", local(-5 * minute), local(5 * minute))).text).toContain(id);
  });
});

describe("what was deleted in the local org (rest-api.md §8)", () => {
  it("is told by ids and when, and how far that reaches", async () => {
    const id = await create();
    await admin.rest("DELETE", `/sobjects/Account/${id}`);
    const answer = await around("deleted");
    const { deletedRecords, ...dates } = answer.json as {
      deletedRecords: { id: string; deletedDate: string }[];
      earliestDateAvailable: string;
      latestDateCovered: string;
    };
    expect(Object.keys(answer.json as object)).toEqual([
      "deletedRecords",
      "earliestDateAvailable",
      "latestDateCovered",
    ]);
    const deleted = deletedRecords.find((record) => record.id === id);
    expect(deleted?.deletedDate).toMatch(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.000\+0000$/);
    expect(dates.earliestDateAvailable).toMatch(wireMinute);
    expect(dates.latestDateCovered).toMatch(wireMinute);
  });

  it("leaves out what lives", async () => {
    const id = await create();
    expect((await around("deleted")).text).not.toContain(id);
  });
});

describe("a window of replication in the local org (errors.md §4)", () => {
  const day = 24 * 60 * minute;

  it.each([
    ["updated", -31 * day, 0, "startDate cannot be more than 30 days ago"],
    ["deleted", -16 * day, 0, "startDate cannot be more than 15 days ago"],
    ["updated", 0, -5 * minute, "startDate must be more than one minute before endDate"],
    ["updated", -minute, 0, "startDate must be more than one minute before endDate"],
    ["deleted", 0, 0, "startDate must be more than one minute before endDate"],
  ])("of %s from %d to %d is refused", async (kind, start, end, message) => {
    const answer = await ask(kind, at(start), at(end));
    expect([answer.status, answer.json]).toEqual([400, [{ errorCode: "INVALID_REPLICATION_DATE", message }]]);
  });

  it.each([
    ["updated", -29 * day],
    ["deleted", -14 * day],
  ])("of %s may begin %d ms ago", async (kind, start) => {
    expect((await ask(kind, at(start), at(0))).status).toBe(200);
  });

  it.each(["yesterday", "2026-11-26", "2026-11-26T10:00:00 00:00", "2026-13-40T10:00:00Z"])(
    "does not begin %j",
    async (start) => {
      const answer = await ask("updated", start, at(0));
      expect([answer.status, answer.json]).toMatchObject([400, [{ errorCode: "INVALID_REPLICATION_DATE" }]]);
    },
  );

  it("needs both its ends", async () => {
    const answer = await admin.rest("GET", `/sobjects/Account/deleted?start=${at(0)}`);
    expect([answer.status, answer.json]).toMatchObject([400, [{ errorCode: "MISSING_ARGUMENT" }]]);
  });

  it("is one of a known object", async () => {
    expect((await ask("updated", at(-5 * minute), at(0), "Nonsense")).status).toBe(404);
  });
});

describe("the number of records in the local org", () => {
  it("is told for each object that is asked for, in the form of the wire (wire fact 29)", async () => {
    const live = async (object: string): Promise<number> =>
      ((await admin.query(`SELECT COUNT() FROM ${object}`)).json as { totalSize: number }).totalSize;
    const answer = await admin.rest("GET", "/limits/recordCount?sObjects=Contact,account,Nonsense");
    expect(answer.json).toEqual({
      sObjects: expect.arrayContaining([
        { count: await live("Account"), name: "Account" },
        { count: await live("Contact"), name: "Contact" },
      ]),
    });
    expect((answer.json as { sObjects: unknown[] }).sObjects).toHaveLength(2);
  });

  it("is told for an object without records, too, when it is named (recorded: Event, count 0)", async () => {
    const { sObjects } = (await admin.rest("GET", "/limits/recordCount")).json as { sObjects: { name: string }[] };
    const { sobjects } = (await admin.rest("GET", "/sobjects")).json as { sobjects: { name: string }[] };
    const empty = sobjects.find(({ name }) => !sObjects.some((counted) => counted.name === name))?.name ?? "";
    expect((await admin.rest("GET", `/limits/recordCount?sObjects=${empty}`)).text).toBe(
      `{"sObjects":[{"count":0,"name":"${empty}"}]}`,
    );
  });

  it("is told for all objects that have any when none is named (rest-api.md §8)", async () => {
    const { sObjects } = (await admin.rest("GET", "/limits/recordCount")).json as { sObjects: { count: number }[] };
    expect(sObjects.length).toBeGreaterThan(5);
    expect(sObjects.every(({ count }) => count > 0)).toBe(true);
  });
});

describe("the recent records of the local org", () => {
  it("are none: reading through REST makes no record recent (rest-api.md §6)", async () => {
    expect((await admin.rest("GET", "/recent?limit=5")).json).toEqual([]);
    expect((await admin.rest("GET", "/recent/?limit=201")).status).toBe(400);
  });
});
