import { describe, expect, it } from "@jest/globals";
import { Account } from "../../../src/catalogue/account";
import { Opportunity } from "../../../src/catalogue/opportunity";
import { GatewayError } from "../../../src/errors";
import { compileOrderBy } from "../../../src/planner/order-by";
import { compare } from "../../../src/soql/conditions";
import { metadataWithout } from "../../support/plan-document";
import { oneCurrency } from "../../support/memory-gateway";

/** The ordering as SOQL's ORDER BY has it. */
function print(orderBy: unknown, object = Opportunity, metadata = oneCurrency): string {
  const { keys } = compileOrderBy(object, orderBy, true, metadata);
  return keys.map(({ path, direction, nulls }) => `${path} ${direction} ${nulls}`).join(", ");
}

function refusal(orderBy: unknown, object = Opportunity, metadata = oneCurrency): string {
  try {
    print(orderBy, object, metadata);
  } catch (error) {
    if (error instanceof GatewayError) return `${error.code}: ${error.message}`;
    throw error;
  }
  throw new Error("not refused");
}

const digest = (orderBy: unknown, filter: Parameters<typeof compileOrderBy>[2] = true) =>
  compileOrderBy(Opportunity, orderBy, filter, oneCurrency).digest;

describe("compileOrderBy", () => {
  it("orders by id when nothing is said", () => {
    expect(print(undefined)).toBe("Id ASC LAST");
    expect(print([])).toBe("Id ASC LAST");
  });

  it("ends every ordering with the id, so that no two records are equal", () => {
    expect(print([{ closeDate: "DESC" }])).toBe("CloseDate DESC LAST, Id ASC LAST");
  });

  it("puts nulls where the direction says", () => {
    expect(
      print([{ name: "ASC" }, { amount: "DESC" }, { closeDate: "ASC_NULLS_FIRST" }, { type: "DESC_NULLS_FIRST" }]),
    ).toBe("Name ASC LAST, Amount DESC LAST, CloseDate ASC FIRST, Type DESC FIRST, Id ASC LAST");
  });

  it("leaves out what comes after the id, as it could decide nothing", () => {
    expect(print([{ name: "ASC" }, { id: "DESC" }, { amount: "ASC" }])).toBe("Name ASC LAST, Id DESC LAST");
  });

  it("follows lookups, and does not take a parent's id for the record's own", () => {
    expect(print([{ account: { owner: { name: "ASC" } } }])).toBe("Account.Owner.Name ASC LAST, Id ASC LAST");
    expect(print([{ account: { id: "ASC" } }])).toBe("Account.Id ASC LAST, Id ASC LAST");
  });

  it("orders by the parts of an address", () => {
    expect(print([{ billingAddress: { postalCode: "ASC" } }], Account)).toBe("BillingPostalCode ASC LAST, Id ASC LAST");
    expect(print([{ account: { shippingAddress: { city: "DESC" } } }])).toBe(
      "Account.ShippingCity DESC LAST, Id ASC LAST",
    );
  });

  it("follows five lookups and refuses six", () => {
    const up = (levels: number) => [{ account: levelsOf(levels - 1) }];
    const levelsOf = (levels: number): unknown => (levels === 0 ? { name: "ASC" } : { parent: levelsOf(levels - 1) });
    expect(print(up(5))).toContain("Account.Parent.Parent.Parent.Parent.Name ASC");
    expect(refusal(up(6))).toContain("BAD_USER_INPUT: `orderBy[0].account.parent.parent.parent.parent.parent` follows");
  });

  it.each([
    ["an entry without a field", [{}], "`orderBy[0]` must name exactly one field"],
    [
      "an entry with two fields",
      [{ name: "ASC" }, { amount: "ASC", type: "ASC" }],
      "`orderBy[1]` must name exactly one",
    ],
    ["an empty parent", [{ account: {} }], "`orderBy[0].account` must name exactly one field"],
    ["an empty address", [{ account: { billingAddress: {} } }], "`orderBy[0].account.billingAddress` must name"],
    ["more keys than Salesforce takes", Array.from({ length: 32 }, () => ({ name: "ASC" })), "`orderBy` has 32 keys"],
    ["a field named twice", [{ name: "ASC" }, { name: "DESC" }], "`orderBy[1]` names Name a second time"],
    [
      "a yes-or-no field of a parent, whose absence SOQL cannot tell from no",
      [{ owner: { isActive: "ASC" } }],
      "`orderBy[0].owner.isActive` is a yes-or-no field of another record",
    ],
  ])("refuses %s", (_what, orderBy, message) => {
    expect(refusal(orderBy)).toContain(`BAD_USER_INPUT: ${message}`);
  });

  it("refuses money of several currencies, of the record and of its parents", () => {
    const severalCurrencies = metadataWithout();
    expect(refusal([{ amount: "ASC" }], Opportunity, severalCurrencies)).toContain("money of several currencies");
    expect(refusal([{ account: { annualRevenue: "ASC" } }], Opportunity, severalCurrencies)).toContain(
      "`orderBy[0].account.annualRevenue` is money of several currencies",
    );
  });

  it.each([
    ["Opportunity.Amount", [{ amount: "ASC" }], "`orderBy[0].amount` uses Opportunity.Amount"],
    ["Opportunity.AccountId", [{ account: { name: "ASC" } }], "`orderBy[0].account` uses Opportunity.AccountId"],
    ["Account.Name", [{ account: { name: "ASC" } }], "`orderBy[0].account.name` uses Account.Name"],
    ["Account", [{ account: { name: "ASC" } }], "`orderBy[0].account.name` uses Account.Name"],
  ])("refuses to order by what is hidden: %s", (hidden, orderBy, message) => {
    const metadata = metadataWithout("Opportunity.CurrencyIsoCode", hidden);
    expect(refusal(orderBy, Opportunity, metadata)).toContain(`FIELD_NOT_ACCESSIBLE: ${message}`);
  });

  describe("gives a digest", () => {
    it("that is the same for the same ordering and filter", () => {
      expect(digest([{ name: "ASC" }])).toBe(digest([{ name: "ASC" }, { id: "ASC" }]));
      expect(digest([{ name: "ASC" }], compare("Name", "=", { kind: "string", value: "x" }))).toBe(
        digest([{ name: "ASC" }], compare("Name", "=", { kind: "string", value: "x" })),
      );
    });

    it("that differs with the object, the ordering and the filter's values", () => {
      const x = compare("Name", "=", { kind: "string", value: "x" });
      const y = compare("Name", "=", { kind: "string", value: "y" });
      const digests = [
        digest([{ name: "ASC" }]),
        digest([{ name: "DESC" }]),
        digest([{ name: "ASC_NULLS_FIRST" }]),
        digest([{ name: "ASC" }, { amount: "ASC" }]),
        digest([{ name: "ASC" }], x),
        digest([{ name: "ASC" }], y),
        compileOrderBy(Account, [{ name: "ASC" }], true, oneCurrency).digest,
      ];
      expect(new Set(digests).size).toBe(digests.length);
    });
  });
});
