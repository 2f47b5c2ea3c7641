import { expect, it } from "@jest/globals";
import fc from "fast-check";
import { bestFirst } from "../../../../src/local-org/search/index/best-first";

it("yields every item, best first", () => {
  fc.assert(
    fc.property(fc.array(fc.integer()), (numbers) => {
      const sorted = [...numbers].sort((a, b) => b - a);
      expect([...bestFirst([...numbers], (a, b) => a > b)]).toEqual(sorted);
    }),
  );
});
