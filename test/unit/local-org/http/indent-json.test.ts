import { describe, expect, it } from "@jest/globals";
import { indentJson } from "../../../../src/local-org/http/indent-json";

describe("indentJson", () => {
  it("lays members and items out over lines and keeps values as printed", () => {
    expect(indentJson('{"a":125000.0,"b":["x",true],"c":{}}')).toBe(
      '{\n  "a" : 125000.0,\n  "b" : [\n    "x",\n    true\n  ],\n  "c" : {}\n}',
    );
  });

  it("leaves brackets, quotes and backslashes inside texts alone", () => {
    const value = { text: 'a {"b": [1, 2]} \\" , : \\\\', empty: [] };
    expect(JSON.parse(indentJson(JSON.stringify(value)))).toEqual(value);
  });
});
