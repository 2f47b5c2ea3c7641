import { describe, expect, it } from "@jest/globals";

import { slug } from "../../../../src/local-org/seed/slug";

describe("slug", () => {
  it.each([
    ["Zoë M'Bala", ".", "zoe.mbala"],
    ["Mei-Mei Johns", ".", "mei-mei.johns"],
    ["Größenwahn Möbel GmbH", "-", "grossenwahn-mobel-gmbh"],
    ["Łódź & Øresund", "-", "lodz-oresund"],
    ["A_Z Freight_Forwarding", "-", "a-z-freight-forwarding"],
    ["株式会社みなと電機", "-", ""],
  ])("spells %s with %s as %s", (text, separator, expected) => {
    expect(slug(text, separator)).toBe(expected);
  });
});
