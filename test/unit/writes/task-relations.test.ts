import { describe, expect, it } from "@jest/globals";
import { readTaskRelations } from "../../../src/writes/task-relations";

const deal = "006Lc0000000001IAA";
const maren = "003Lc0000000001IAA";
const niamh = "003Lc0000000002IAA";
const lead = "00QLc0000000001MAA";
const user = "005Lc0000000001IAA";

/** What would be sent, by API name. */
const sent = (relatedTo: string | undefined, people: readonly string[]) => {
  const { requested, implied, problems } = readTaskRelations(relatedTo, people);
  expect(problems).toEqual([]);
  return Object.fromEntries([...implied, ...requested].map(({ apiName, value }) => [apiName, value]));
};

const problemsOf = (relatedTo: string | undefined, people: readonly string[]) =>
  readTaskRelations(relatedTo, people).problems.map(({ code, field }) => [code, field]);

describe("readTaskRelations", () => {
  it("puts a deal in What and one contact in Who", () => {
    expect(sent(deal, [maren])).toEqual({ WhatId: deal, WhoId: maren });
    expect(sent(deal, [])).toEqual({ WhatId: deal });
    expect(sent(undefined, [])).toEqual({});
  });

  it("puts a contact or lead that the task is related to in Who", () => {
    expect(sent(maren, [])).toEqual({ WhoId: maren });
    expect(sent(lead, [])).toEqual({ WhoId: lead });
    expect(sent(undefined, [lead])).toEqual({ WhoId: lead });
  });

  it("names the first of several people as Who and all of them as people", () => {
    expect(sent(deal, [maren, niamh])).toEqual({ WhatId: deal, WhoId: maren, TaskWhoIds: [maren, niamh] });
    expect(sent(maren, [niamh])).toEqual({ WhoId: maren, TaskWhoIds: [maren, niamh] });
  });

  it("leaves it to Salesforce whether a record of an object without a type here can be what a task is about", () => {
    expect(sent("500Lc0000000001IAA", [maren])).toEqual({ WhatId: "500Lc0000000001IAA", WhoId: maren });
  });

  it("counts nobody twice, however the id is written", () => {
    expect(sent(deal, [maren, maren.slice(0, 15), maren.toLowerCase()])).toEqual({ WhatId: deal, WhoId: maren });
    expect(sent(maren, [maren])).toEqual({ WhoId: maren });
    expect(sent(lead, [lead])).toEqual({ WhoId: lead });
  });

  it("refuses a lead beside another record or person", () => {
    for (const [relatedTo, people] of [
      [deal, [lead]],
      [maren, [lead]],
      [lead, [maren]],
      [undefined, [maren, lead]],
      [undefined, [lead, "00QLc0000000002MAA"]],
    ] as const) {
      expect(problemsOf(relatedTo, people)).toEqual([["INVALID_RELATION", "people"]]);
    }
  });

  it("says how to relate a task to a lead", () => {
    expect(readTaskRelations(deal, [lead]).problems[0]?.remedy).toContain("Give the lead as `relatedTo`");
    expect(readTaskRelations(lead, [maren]).problems[0]?.remedy).toContain("Leave out `people`");
  });

  it("says of every id on its own what is wrong with it", () => {
    const { problems } = readTaskRelations(user, ["nobody", deal]);
    expect(problems.map(({ code, field, remedy }) => [code, field, remedy])).toEqual([
      ["WRONG_RECORD_TYPE", "relatedTo", "A record of type User goes in `ownerId`."],
      ["INVALID_ID", "people", expect.any(String)],
      ["WRONG_RECORD_TYPE", "people", "A record of type Opportunity goes in `relatedTo`."],
    ]);
  });

  it("refuses more people than an activity holds", () => {
    const people = Array.from({ length: 51 }, (_, index) => `003Lc00000000${String(index).padStart(2, "0")}`);
    expect(problemsOf(deal, people)).toEqual([["INVALID_RELATION", "people"]]);
    expect(problemsOf(deal, people.slice(1))).toEqual([]);
  });
});
