import { describe, expect, it } from "@jest/globals";

import { DataError } from "../../../../src/local-org/documents/data-error";
import type { Problems } from "../../../../src/local-org/documents/problems";
import { collectProblems } from "../../../../src/local-org/documents/problems";

function thrownBy(problems: Problems): DataError {
  try {
    problems.throwIfAny();
  } catch (error) {
    if (error instanceof DataError) return error;
  }
  throw new Error("no DataError");
}

describe("collectProblems", () => {
  it("is content when there are none", () => {
    const problems = collectProblems("data");
    expect(problems.found()).toBe(false);
    expect(() => {
      problems.throwIfAny();
    }).not.toThrow();
  });

  it("says the same of many lines once", () => {
    const problems = collectProblems("data");
    problems.report("mapping.json: asOf", "is odd.");
    for (const line of [3, 5, 8]) problems.reportLine("a.csv", line, "no such thing.");
    expect(thrownBy(problems).message).toBe(
      "The data in data cannot be loaded:\n- mapping.json: asOf: is odd.\n- a.csv line 3 (and 2 more): no such thing.",
    );
  });

  it("lists twenty and counts the rest", () => {
    const problems = collectProblems("data");
    for (let line = 1; line <= 50; line++) problems.reportLine("a.csv", line, `bad ${String(line)}.`);
    const listed = thrownBy(problems).problems;
    expect(listed).toHaveLength(21);
    expect(listed.at(-1)).toBe("… and 30 more.");
  });
});
