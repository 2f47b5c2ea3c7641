import { describe, expect, it } from "@jest/globals";
import { anyText, tokenize, tokenizeTerm } from "../../../../src/local-org/search/text/tokenize";

describe("tokenize (SOSL reference, FIND)", () => {
  it.each([
    ["Acme, Inc.", ["acme", "inc"]],
    ["jane_gray@uoa.edu", ["jane", "gray", "uoa", "edu"]],
    ["web2lead", ["web", "2", "lead"]],
    ["ÉCOLE Straße", ["ecole", "straße"]],
    ["東京都知事", ["東京", "京都", "都知", "知事"]],
    ["京", ["京"]],
    ["Привет мир", ["привет", "мир"]],
    [" -- ", []],
  ])("splits %j", (text, tokens) => {
    expect(tokenize(text)).toEqual(tokens);
  });

  it("keeps wildcards but at the beginning of a word", () => {
    expect(tokenizeTerm(`${anyText}Sm${anyText}th`)).toEqual([`sm${anyText}th`]);
    expect(tokenizeTerm(anyText)).toEqual([]);
  });

  it("takes no character of a record's text for a wildcard", () => {
    expect(tokenize(`a${anyText}b`)).toEqual(["a", "b"]);
  });
});
