import { describe, expect, it } from "@jest/globals";
import { Opportunity } from "../../../src/catalogue/opportunity";
import { Task } from "../../../src/catalogue/task";
import { involvedObjects } from "../../../src/planner/involved-objects";
import type { ListSelection, RecordSelection } from "../../../src/planner/selection";

const nothing = (object: RecordSelection["object"]): RecordSelection => ({
  object,
  fields: [],
  parents: [],
  lists: [],
});

function list(object: RecordSelection["object"], more: Partial<ListSelection> = {}): ListSelection {
  return {
    object,
    where: undefined,
    orderBy: undefined,
    after: undefined,
    views: [25],
    node: nothing(object),
    wantsRecords: true,
    wantsHasNextPage: false,
    wantsCursors: false,
    wantsTotalCount: false,
    ...more,
  };
}

const inList = (more: Partial<ListSelection>) => [...involvedObjects({ kind: "list", list: list(Opportunity, more) })];

describe("involvedObjects", () => {
  it("names the objects of records, parents and lists", () => {
    const account = Opportunity.parents.get("account");
    const who = Task.parents.get("who");
    if (!account || !who) throw new Error("the catalogue has changed");
    const people = who.target();
    const record: RecordSelection = {
      ...nothing(Opportunity),
      parents: [{ relation: account, records: [nothing(account.target() as RecordSelection["object"])] }],
      lists: [
        list(Task, {
          node: {
            ...nothing(Task),
            parents: [{ relation: who, records: people.kind === "interface" ? people.members().map(nothing) : [] }],
          },
        }),
      ],
    };
    expect([...involvedObjects({ kind: "record", id: "", record })]).toEqual([
      "Opportunity",
      "Account",
      "Task",
      "Contact",
      "Lead",
    ]);
  });

  it("names those of filters, however they are nested", () => {
    const where = { or: [{ not: { account: { owner: { name: { eq: "x" } } } } }, { amount: { gt: 5 } }] };
    expect(inList({ where })).toEqual(["Opportunity", "Account", "User"]);
  });

  it("names those of orderings", () => {
    expect(inList({ orderBy: [{ name: "ASC" }, { account: { parent: { name: "ASC" } } }] })).toEqual([
      "Opportunity",
      "Account",
    ]);
    expect(inList({ orderBy: [{ owner: { name: "ASC" } }] })).toEqual(["Opportunity", "User"]);
  });
});
