import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { describeJsonError } from "../../../src/local-org/describe-json-error";

const values = "expected a valid value (number, String, array, object, 'true', 'false' or 'null')";

describe("what is said of a text that is no JSON (errors.md §4)", () => {
  it.each([
    ["<a/>", `Unexpected character ('<' (code 60)): ${values} at [line:1, column:2]`],
    ["}", `Unexpected character ('}' (code 125)): ${values} at [line:1, column:2]`],
    [
      "{a:1}",
      "Unexpected character ('a' (code 97)): was expecting double-quote to start field name at [line:1, column:3]",
    ],
    [
      '{"a":1,}',
      "Unexpected character ('}' (code 125)): was expecting double-quote to start field name at [line:1, column:9]",
    ],
    [
      '{"a" 1}',
      "Unexpected character ('1' (code 49)): was expecting a colon to separate field name and value at [line:1, column:7]",
    ],
    [
      '{"a":1 "b":2}',
      "Unexpected character ('\"' (code 34)): was expecting comma to separate OBJECT entries at [line:1, column:9]",
    ],
    [
      "[1 2]",
      "Unexpected character ('2' (code 50)): was expecting comma to separate ARRAY entries at [line:1, column:5]",
    ],
    ["Hello", "Unrecognized token 'Hello': was expecting ('true', 'false' or 'null') at [line:1, column:6]"],
    ['{"a":\n tru}', "Unrecognized token 'tru': was expecting ('true', 'false' or 'null') at [line:2, column:5]"],
    ['{"a":[1', "Unexpected end-of-input: expected close marker for ARRAY at [line:1, column:8]"],
    ['{"a":"b', "Unexpected end-of-input in VALUE_STRING at [line:1, column:8]"],
    ['"a\nb"', "Illegal unquoted character ((CTRL-CHAR, code 10)): has to be escaped at [line:2, column:1]"],
    ['"a\\qbcdef"', "Unrecognized character escape at [line:1, column:4]"],
    ["01", `Unexpected character ('0' (code 48)): ${values} at [line:1, column:2]`],
    ["{} {}", "Unexpected character ('{' (code 123)): expected the end of the text at [line:1, column:5]"],
  ])("%j", (text, message) => {
    expect(describeJsonError(text)).toBe(message);
  });

  it("finds no fault with what is JSON, and one with what is not", () => {
    const nearly = fc.tuple(
      fc.json(),
      fc.nat(),
      fc.constantFrom("", "{", "}", "]", ",", '"', ":", "\\", "x", "-", "1e"),
    );
    fc.assert(
      fc.property(nearly, ([json, at, wrong]) => {
        const place = at % (json.length + 1);
        const text = json.slice(0, place) + wrong + json.slice(place);
        let isJson = true;
        try {
          JSON.parse(text);
        } catch {
          isJson = false;
        }
        expect(describeJsonError(text) === "The text is not JSON").toBe(isJson);
      }),
      { numRuns: 2_000 },
    );
  });

  it("counts the lines of a long text without keeping them", () => {
    expect(describeJsonError(`${"\n".repeat(5_000_000)}x`)).toMatch(/ at \[line:5000001, column:2\]$/);
  });

  it("survives endless nesting", () => {
    expect(describeJsonError("[".repeat(1_000_000))).toMatch(/^The text is nested too deeply at /);
  });
});
