import { expect } from "@jest/globals";
import { planDocument } from "../../support/plan-document";

export const deal = "006000000000001AAA";
export const otherDeal = "006000000000002AAA";

/** Stands in a plan for the ids that an earlier call will give. */
export const toCome = "000000000000000AAA";

export const oneDeal = (fields: string) => planDocument(`{ opportunity(id: "${deal}") { ${fields} } }`);

export const deals = (fields: string, args = "first: 3") =>
  planDocument(`{ opportunities(${args}) { nodes { ${fields} } } }`);

/** The only statement of a plan that takes one call. */
export function onlyStatement(waves: string[][][]): string {
  expect(waves).toHaveLength(1);
  expect(waves[0]).toHaveLength(1);
  expect(waves[0]?.[0]).toHaveLength(1);
  return waves[0]?.[0]?.[0] ?? "";
}

/** The sub-selects, lookups and fields between SELECT and the statement's own FROM. */
export function selectOf(statement: string): string {
  return statement.slice("SELECT ".length, statement.lastIndexOf(" FROM "));
}
