import { describe, expect, it } from "@jest/globals";
import { execute, parse } from "graphql";
import fc from "fast-check";
import { catalogue } from "../../src/catalogue/catalogue";
import { addressPartField, addressParts, type FieldDef, type SObjectDef } from "../../src/catalogue/define";
import { createSchema } from "../../src/graphql/schema";
import type { FieldValue } from "../../src/local-org/records/table";
import { naiveOperation } from "../support/naive/naive-operation";
import { runInMemory } from "../support/memory-gateway";
import { filter, randomDocument, samples, type SampleType } from "../support/random-document";
import { grammarProblems } from "../support/salesforce-grammar";
import { SmallOrg } from "../unit/local-org/soql/small-org";

const schema = createSchema();

/** The n-th number of a sequence without a pattern that matters here. */
function scatter(n: number): number {
  return Math.abs(Math.imul(n ^ 0x9e3779b9, 0x85ebca6b) >> 7);
}

/** Fills an org with records whose values and lookups are all over the place, always the same ones. */
function fillOrg(): { readonly org: SmallOrg; readonly ids: Readonly<Record<string, readonly string[]>> } {
  const org = new SmallOrg();
  const counts = { User: 3, Account: 5, Contact: 7, Lead: 4, Opportunity: 8, OpportunityContactRole: 9, Task: 16 };
  const ids: Record<string, string[]> = {};
  let n = 1;
  const any = <T>(values: readonly T[]): T | undefined => values[scatter(n++) % values.length];
  for (const [name, count] of Object.entries(counts)) {
    const object = catalogue.find((other) => other.name === name);
    for (let i = 0; object && i < count; i++) {
      const id = org.add(name, { ...valuesOf(object, any), ...lookupsOf(object, ids, any) });
      (ids[name] ??= []).push(id);
    }
  }
  return { org, ids };
}

type Any = <T>(values: readonly T[]) => T | undefined;

function valuesOf(object: SObjectDef, any: Any): Record<string, FieldValue> {
  const fields = [...object.fields.values()].flatMap((field) =>
    field.type === "address" ? addressParts.map((part) => addressPartField(field, part)) : [field],
  );
  return Object.fromEntries(
    fields
      .filter(({ type, feature }) => type !== "id" && feature === undefined)
      .map((field) => [field.apiName, valueOf(field, any)]),
  );
}

function valueOf({ type }: FieldDef, any: Any): FieldValue {
  if (!(type in samples)) return any(["long", null]) ?? null;
  const value = any<FieldValue>(samples[type as SampleType]) ?? null;
  return type === "boolean" ? value : (any([value, value, null]) ?? null);
}

function lookupsOf(object: SObjectDef, ids: Readonly<Record<string, string[]>>, any: Any): Record<string, FieldValue> {
  return Object.fromEntries(
    [...object.parents.values()].map(({ foreignKey, target }) => {
      const to = target();
      const objects = to.kind === "object" ? [to] : to.members();
      const candidates = objects.flatMap(({ name }) => ids[name] ?? []);
      return [foreignKey, any([...candidates, null]) ?? null];
    }),
  );
}

const { org, ids } = fillOrg();
const naive = naiveOperation(org.database);

async function answerNaively(document: string, variableValues = {}): Promise<unknown> {
  const contextValue = { operation: naive };
  const { data, errors } = await execute({ schema, document: parse(document), variableValues, contextValue });
  if (errors?.[0]) throw errors[0];
  return JSON.parse(JSON.stringify(data));
}

describe("whatever document is asked", () => {
  it("the answer is what reading the records one by one gives, in no more calls than were foreseen", async () => {
    await fc.assert(
      fc.asyncProperty(randomDocument(ids), async (document) => {
        const { data, errors, calls, estimatedCalls = 0 } = await runInMemory(org.context, document);
        expect(errors).toEqual([]);
        expect(JSON.parse(JSON.stringify(data))).toEqual(await answerNaively(document));
        expect(calls.length).toBeLessThanOrEqual(estimatedCalls);
      }),
      { numRuns: 80 },
    );
  });

  it("every statement is read by Salesforce's own grammar, in calls of at most five, and refers only to earlier ones", async () => {
    await fc.assert(
      fc.asyncProperty(randomDocument(ids), async (document) => {
        const { calls } = await runInMemory(org.context, document);
        for (const call of calls) {
          expect(call.length).toBeLessThanOrEqual(5);
          for (const [position, soql] of call.entries()) {
            expect(grammarProblems(soql)).toEqual([]);
            for (const [, target] of soql.matchAll(/@\{q(\d+)\./g))
              expect(Number(target)).toBeLessThanOrEqual(position);
          }
        }
      }),
      { numRuns: 25 },
    );
  });
});

describe("whatever filter is asked", () => {
  it.each(catalogue)("the $name records are those that match one by one", async (object) => {
    const document = `query ($where: ${object.name}Filter) { ${object.plural}(where: $where, first: 2000) { totalCount nodes { id } } }`;
    await fc.assert(
      fc.asyncProperty(filter(object, 2), async (where) => {
        const { data, errors } = await runInMemory(org.context, document, { where });
        expect(errors).toEqual([]);
        expect(JSON.parse(JSON.stringify(data))).toEqual(await answerNaively(document, { where }));
      }),
      { numRuns: 40 },
    );
  });
});
