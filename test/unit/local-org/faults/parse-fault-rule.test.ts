import { describe, expect, it } from "@jest/globals";
import { parseFaultRule } from "../../../../src/local-org/faults/parse-fault-rule";
import { loadSchema } from "../../../../src/local-org/metadata/load-schema";

const vocabulary = { schema: loadSchema(), hasUser: (username: string) => username === "rep@local.test" };

describe("parseFaultRule", () => {
  it.each([
    { kind: "unavailable", count: 2, path: "/query" },
    { kind: "expireSession" },
    { kind: "expireSession", all: true },
    { kind: "refuseToken", count: 1 },
    { kind: "lock", object: "Task", method: "POST" },
    { kind: "limitExceeded" },
    { kind: "cutChildLists", rows: 0 },
    { kind: "slow", ms: 250 },
    { kind: "drop", when: "after" },
    { kind: "hideField", object: "Opportunity", field: "Amount", user: "rep@local.test" },
    { kind: "hideObject", object: "OpportunityContactRole" },
  ])("takes %j", (rule) => {
    expect(parseFaultRule(rule, vocabulary)).toEqual(rule);
  });

  it("spells objects and fields as the describe does", () => {
    expect(parseFaultRule({ kind: "hideField", object: "TASK", field: "subject" }, vocabulary)).toEqual({
      kind: "hideField",
      object: "Task",
      field: "Subject",
    });
  });

  it.each([
    ["no rule", 7, 'A rule is a JSON object with a "kind", one of unavailable, '],
    ["an unknown kind", { kind: "lok" }, 'Unknown kind "lok": it must be one of unavailable, '],
    ["an inherited kind", { kind: "constructor" }, 'Unknown kind "constructor"'],
    ["an unknown key", { kind: "lock", when: "before" }, '"lock" has no "when": it takes record, count, skip, rate'],
    ["a missing key", { kind: "slow" }, '"ms" of "slow" must be a whole number from 1 to 600000'],
    ["a count of zero", { kind: "lock", count: 0 }, '"count" of "lock" must be a whole number from 1 to 1000000'],
    ["a number as text", { kind: "slow", ms: "5" }, '"ms" of "slow" must be'],
    ["an empty path", { kind: "lock", path: "" }, '"path" of "lock" must be a part of a path'],
    ["an unknown method", { kind: "lock", method: "post" }, '"method" of "lock" must be one of GET, HEAD, POST'],
    ["a moment that is none", { kind: "drop", when: "later" }, '"when" of "drop" must be one of before, during, after'],
    ["an unknown object", { kind: "hideObject", object: "Deal" }, "must be an object of the org: "],
    [
      "an unknown field",
      { kind: "hideField", object: "Task", field: "Mood" },
      '"field" of "hideField" must be a field',
    ],
    ["an unknown user", { kind: "hideObject", object: "Task", user: "x@y.z" }, "must be the username of a user"],
    ["all beside others", { kind: "expireSession", all: true, count: 1 }, "takes nothing beside it but"],
    ["all that is not true", { kind: "expireSession", all: false }, '"all" of "expireSession" must be true'],
  ])("refuses %s and says what it takes", (_what, rule, message) => {
    expect(() => parseFaultRule(rule, vocabulary)).toThrow(message);
  });
});
