import fc from "fast-check";
import { catalogue } from "../../src/catalogue/catalogue";
import type { FieldDef, FieldType, SObjectDef } from "../../src/catalogue/define";

/** Values that records of a test have, so that filters match some of them. By field type, as GraphQL writes them. */
export const samples = {
  text: ["acme", "ACME", "Beta", "50%_off", "O'Neil\\"],
  picklist: ["Energy", "Prospecting", "Call"],
  boolean: [true, false],
  int: [0, 5, 2026],
  double: [0.5, 7],
  currency: [0, 1000.01, -1.5],
  percent: [10, 50],
  date: ["2026-01-31", "2026-02-01"],
  dateTime: ["2026-03-01T00:00:00.000Z", "2026-03-02T12:30:00.000Z"],
} as const satisfies Partial<Record<FieldType, readonly (string | number | boolean)[]>>;

export type SampleType = keyof typeof samples;

/** Selections grow from a budget, so that a document stays within what one request may ask. */
const depth = 4;

/** A document with one to four root fields over the catalogue, all of it by chance. `ids` are ids by object. */
export function randomDocument(ids: Readonly<Record<string, readonly string[]>>): fc.Arbitrary<string> {
  const root = fc.constantFrom(...catalogue).chain((object) => {
    const one = fc
      .tuple(fc.constantFrom(...(ids[object.name] ?? [])), selection(object, depth))
      .map(([id, fields]) => `§: ${object.singular}(id: ${JSON.stringify(id)}) { ${fields} }`);
    const known = fc.subarray([...(ids[object.name] ?? [])], { minLength: 1 }).map((some) => ({ id: { in: some } }));
    const many = fc
      .tuple(
        listArguments(object, fc.option(fc.oneof(known, filter(object, 2)), { nil: undefined })),
        list(object, depth),
      )
      .map(([args, fields]) => `§: ${object.plural}${args} { ${fields} }`);
    return fc.oneof(one, many);
  });
  return fc.array(root, { minLength: 1, maxLength: 4 }).map((roots) => {
    let count = 0;
    // Every relation has an alias of its own, so that whatever meets in a selection can be merged.
    return `{ ${roots.join(" ")} }`.replace(/§/g, () => `x${count++}`);
  });
}

/** Each object's arbitrary for a budget is made once: they hold one another, many times over. */
function oncePer<T>(
  make: (object: SObjectDef, budget: number) => fc.Arbitrary<T>,
): (object: SObjectDef, budget: number) => fc.Arbitrary<T> {
  const made = new Map<string, fc.Arbitrary<T>>();
  return (object, budget) => {
    const key = `${object.name} ${budget}`;
    const arbitrary = made.get(key) ?? make(object, budget);
    made.set(key, arbitrary);
    return arbitrary;
  };
}

const selection = oncePer((object: SObjectDef, budget: number): fc.Arbitrary<string> => {
  const fields = [...object.fields.values()].filter(({ feature }) => feature === undefined);
  const some = fc
    .uniqueArray(fc.constantFrom(...fields), { minLength: 1, maxLength: 3 })
    .map((chosen) => chosen.map(printField).join(" "));
  if (budget === 0) return some;
  const parents = [...object.parents.values()].map(({ name, target }) => {
    const to = target();
    const inner =
      to.kind === "object"
        ? selection(to, budget - 1)
        : fc
            .tuple(...to.members().map((member) => fc.option(selection(member, budget - 1), { nil: "" })))
            .map((branches) =>
              ["__typename id name", ...branches.map((branch, at) => branch && onType(to.members()[at], branch))].join(
                " ",
              ),
            );
    return inner.map((text) => `§: ${name} { ${text} }`);
  });
  const children = [...object.children.values()].map(({ name, target }) =>
    fc
      .tuple(
        listArguments(target(), fc.option(filter(target(), 1), { nil: undefined, freq: 2 })),
        list(target(), budget - 1),
      )
      .map(([args, text]) => `§: ${name}${args} { ${text} }`),
  );
  const relations = fc.array(fc.oneof(...parents, ...children), { maxLength: budget === depth ? 4 : 2 });
  return fc.tuple(some, relations).map(([own, others]) => [own, ...others].join(" "));
});

function onType(object: SObjectDef | undefined, text: string): string {
  return `... on ${object?.name ?? ""} { ${text} }`;
}

function printField({ name, type }: FieldDef): string {
  return type === "address" ? `${name} { city postalCode }` : name;
}

const list = oncePer((object: SObjectDef, budget: number): fc.Arbitrary<string> => {
  const parts = [
    selection(object, budget).map((text) => `nodes { ${text} }`),
    selection(object, budget).map((text) => `edges { node { ${text} } }`),
    fc.constant("totalCount"),
    fc.constant("pageInfo { hasNextPage hasPreviousPage }"),
  ];
  return fc.uniqueArray(fc.nat({ max: parts.length - 1 }), { minLength: 1, maxLength: 3 }).chain((chosen) => {
    return fc.tuple(...chosen.map((at) => parts[at] ?? fc.constant(""))).map((texts) => texts.join(" "));
  });
});

function listArguments(object: SObjectDef, where: fc.Arbitrary<object | undefined>): fc.Arbitrary<string> {
  return fc
    .record({
      first: fc.option(fc.constantFrom(0, 1, 2, 3, 100), { nil: undefined }),
      where,
      orderBy: fc.option(ordering(object), { nil: undefined, freq: 2 }),
    })
    .map((args) => {
      const given = Object.entries(args).filter(([, value]) => value !== undefined);
      return given.length === 0 ? "" : `(${given.map(([name, value]) => `${name}: ${printInput(value)}`).join(", ")})`;
    });
}

/** An ordering by what the naive evaluator can order, too: not by picklists, which the org orders by their set-up. */
function ordering(object: SObjectDef): fc.Arbitrary<readonly object[]> {
  const keys = [...object.fields.values()]
    .filter(({ type, feature }) => !["picklist", "longText", "address"].includes(type) && feature === undefined)
    .map(({ name }) => [name]);
  const viaParents = [...object.parents.values()].flatMap(({ name, target }) =>
    target().kind === "object"
      ? [[name, "id"], ...(objectHasName(target() as SObjectDef) ? [[name, "name"]] : [])]
      : [],
  );
  return fc
    .uniqueArray(fc.constantFrom(...keys, ...viaParents), { minLength: 1, maxLength: 2 })
    .chain((chosen) =>
      fc.tuple(
        ...chosen.map((path) =>
          fc
            .constantFrom("ASC", "DESC", "ASC_NULLS_FIRST", "DESC_NULLS_FIRST")
            .map((by): object => nest(path, new EnumValue(by)) as object),
        ),
      ),
    );
}

function objectHasName({ fields }: SObjectDef): boolean {
  return fields.has("name");
}

/** A filter of an object, with conditions on its fields and its parents' and on what they make together. */
export const filter = oncePer((object: SObjectDef, budget: number): fc.Arbitrary<object> => {
  const own = [...object.fields.values()].flatMap(({ name, type, feature }) => {
    const operators = feature === undefined ? operatorsOf(type) : undefined;
    return operators ? [operators.map((value): object => ({ [name]: value }))] : [];
  });
  if (budget === 0) return fc.oneof(...own);
  const inner = filter(object, budget - 1);
  const parents = [...object.parents.values()].map(({ name, target }) => {
    const to = target();
    const of =
      to.kind === "object" ? filter(to, 0) : (operatorsOf("text") ?? fc.constant({})).map((value) => ({ name: value }));
    return of.map((value): object => ({ [name]: value }));
  });
  return fc.oneof(
    { weight: 4, arbitrary: fc.oneof(...own) },
    { weight: 2, arbitrary: fc.oneof(...parents) },
    { weight: 1, arbitrary: fc.array(inner, { minLength: 1, maxLength: 3 }).map((or): object => ({ or })) },
    { weight: 1, arbitrary: fc.array(inner, { minLength: 1, maxLength: 3 }).map((and): object => ({ and })) },
    { weight: 1, arbitrary: inner.map((not): object => ({ not })) },
  );
});

function operatorsOf(type: FieldType): fc.Arbitrary<object> | undefined {
  if (!(type in samples)) return undefined;
  const value = fc.constantFrom<string | number | boolean>(...samples[type as SampleType]);
  const entry = (names: readonly string[], of: fc.Arbitrary<unknown>) =>
    fc.tuple(fc.constantFrom(...names), of).map(([name, operand]) => ({ [name]: operand }));
  const equality = entry(["eq", "ne"], value);
  if (type === "boolean") return equality;
  const among = entry(["in", "notIn"], fc.array(value, { maxLength: 3 }));
  const missing = entry(["isNull"], fc.boolean());
  const compared = entry(["lt", "lte", "gt", "gte"], value);
  const part = fc.constantFrom("a", "E", "50%", "_", "\\", "O'N");
  const alike = entry(["contains", "startsWith", "endsWith"], part);
  const during = entry(["during", "before", "after"], value);
  const kinds = [equality, among, missing, ...(type === "picklist" ? [] : [compared])];
  if (type === "text") kinds.push(alike);
  if (type === "date") kinds.push(during);
  return fc
    .array(fc.oneof(...kinds), { minLength: 1, maxLength: 2 })
    .map((some): object => Object.assign({}, ...some) as object);
}

class EnumValue {
  constructor(readonly name: string) {}
}

function nest(path: readonly string[], value: unknown): unknown {
  return path.reduceRight((inner, name) => ({ [name]: inner }), value);
}

/** A value as GraphQL writes it inside a document. */
function printInput(value: unknown): string {
  if (value instanceof EnumValue) return value.name;
  if (Array.isArray(value)) return `[${value.map(printInput).join(", ")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  return `{ ${Object.entries(value)
    .map(([name, inner]) => `${name}: ${printInput(inner)}`)
    .join(", ")} }`;
}
