import { describe, expect, it } from "@jest/globals";

import { orderRows } from "../../../../../src/local-org/seed/loading/order-rows";
import type { Row } from "../../../../../src/local-org/seed/loading/read-csv";

const rows = (...pairs: readonly (readonly [id: string, parent: string])[]): Row[] =>
  pairs.map(([id, parent], index) => ({ line: index + 2, cells: { id, parent } }));
const ids = (list: readonly Row[]): (string | undefined)[] => list.map(({ cells }) => cells.id);

describe("orderRows", () => {
  it("puts parents first and keeps the file's order otherwise", () => {
    const { ordered, circular } = orderRows(rows(["b", "a"], ["c", ""], ["d", "b"], ["a", ""]), "id", ["parent"]);
    expect(ids(ordered)).toEqual(["c", "a", "b", "d"]);
    expect(circular).toEqual([]);
  });

  it("leaves alone what refers to rows that are not there", () => {
    expect(ids(orderRows(rows(["a", "elsewhere"]), "id", ["parent"]).ordered)).toEqual(["a"]);
  });

  it("tells circles apart", () => {
    const { ordered, circular } = orderRows(rows(["a", "b"], ["b", "a"], ["c", "c"], ["d", ""]), "id", ["parent"]);
    expect(ids(ordered)).toEqual(["d"]);
    expect(ids(circular)).toEqual(["a", "b", "c"]);
  });
});
