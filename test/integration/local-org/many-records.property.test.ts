import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { root, sharedOrg } from "./call-org";

const admin = sharedOrg();

const values = fc.record(
  {
    Name: fc.oneof(fc.constant("Made"), fc.string(), fc.jsonValue()),
    LastName: fc.oneof(fc.constant("Made"), fc.jsonValue()),
    Email: fc.constantFrom("one@many.test", "two@many.test", "none", null, 5),
    Id: fc.constantFrom(null, "", "001Lc0000000001AAA", "003Lc0000000001", "junk", 7),
    AccountId: fc.constantFrom("@{r0.id}", "@{r1[0].id}", "001Lc0000000001AAA", null, {}),
    Nonsense: fc.jsonValue(),
    Contacts: fc.oneof(
      fc.constant({ records: [{ attributes: { type: "Contact", referenceId: "k" }, LastName: "K" }] }),
      fc.jsonValue(),
    ),
  },
  { requiredKeys: [] },
);
const attributes = fc.oneof(
  fc.record({
    type: fc.constantFrom("Account", "contact", "Nonsense", null),
    referenceId: fc.constantFrom("a", "b", "c", "", null),
  }),
  fc.jsonValue(),
);
const record = fc.oneof(
  { weight: 8, arbitrary: fc.tuple(attributes, values).map(([of, rest]) => ({ attributes: of, ...rest })) },
  { weight: 1, arbitrary: fc.jsonValue() },
);
const records = fc.oneof(
  { weight: 8, arbitrary: fc.array(record, { maxLength: 6 }) },
  { weight: 1, arbitrary: fc.jsonValue() },
);
const flag = fc.oneof({ weight: 8, arbitrary: fc.boolean() }, { weight: 1, arbitrary: fc.jsonValue() });
const url = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.constantFrom(
      "sobjects/Account",
      "sobjects/Contact",
      "sobjects/Contact/Email/one@many.test",
      "sobjects/Account/@{r0.id}",
      "composite/sobjects",
      "composite/sobjects/Contact/Id",
      "query?q=SELECT Id FROM Account LIMIT 1",
    ),
  },
  { weight: 1, arbitrary: fc.string() },
);
const part = fc.oneof(
  {
    weight: 8,
    arbitrary: fc
      .tuple(
        fc.constantFrom("GET", "POST", "PATCH", "DELETE"),
        url,
        fc.nat(3),
        fc.oneof(values, fc.record({ records, allOrNone: flag })),
      )
      .map(([method, path, n, body]) => ({
        method,
        url: `${root}/${path}`,
        referenceId: `r${n}`,
        body,
        richInput: body,
      })),
  },
  { weight: 1, arbitrary: fc.jsonValue() },
);
/** The keys that each kind of composite takes of a part. */
const composed = (known: unknown, keys: readonly string[]): unknown =>
  typeof known === "object" && known !== null
    ? Object.fromEntries(Object.entries(known).filter(([key]) => keys.includes(key)))
    : known;
const parts = (keys: readonly string[]): fc.Arbitrary<unknown[]> =>
  fc.array(part, { maxLength: 5 }).map((list) => list.map((known) => composed(known, keys)));
const compositeParts = parts(["method", "url", "referenceId", "body"]);

const calls: Readonly<Record<string, fc.Arbitrary<readonly [method: string, path: string, body: unknown]>>> = {
  collections: fc.tuple(
    fc.constantFrom("POST", "PATCH"),
    fc.constant("/composite/sobjects"),
    fc.record({ records, allOrNone: flag }),
  ),
  upserts: fc.tuple(
    fc.constant("PATCH"),
    fc.constantFrom(
      "/composite/sobjects/Contact/Email",
      "/composite/sobjects/Account/Id",
      "/composite/sobjects/Account/Name",
    ),
    fc.record({ records, allOrNone: flag }),
  ),
  trees: fc.tuple(
    fc.constant("POST"),
    fc.constantFrom("/composite/tree/Account", "/composite/tree/Contact"),
    fc.record({ records }),
  ),
  composites: fc.tuple(
    fc.constant("POST"),
    fc.constant("/composite"),
    fc.record({ compositeRequest: compositeParts, allOrNone: flag }),
  ),
  batches: fc.tuple(
    fc.constant("POST"),
    fc.constant("/composite/batch"),
    fc.record({ batchRequests: parts(["method", "url", "richInput"]), haltOnError: flag }),
  ),
  graphs: fc.tuple(
    fc.constant("POST"),
    fc.constant("/composite/graph"),
    fc.record({
      graphs: fc.array(fc.record({ graphId: fc.constantFrom("g", "h"), compositeRequest: compositeParts }), {
        maxLength: 3,
      }),
    }),
  ),
};

const countAll = async (): Promise<number> => {
  const { json } = await admin.rest("GET", "/limits/recordCount");
  return (json as { sObjects: { count: number }[] }).sObjects.reduce((sum, { count }) => sum + count, 0);
};

/** Whether an answer says that of something atomic nothing, or nothing at all, was saved. */
function savedNothing(status: number, body: unknown, allOrNone: boolean): boolean {
  if (status >= 400) return true;
  const text = JSON.stringify(body);
  return allOrNone && /ROLLED_BACK|"success":false|PROCESSING_HALTED/.test(text) && !text.includes('"success":true');
}

describe("calls for many records in the local org, whatever they hold", () => {
  it.each(Object.entries(calls))(
    "never break it, nor leave half of what is atomic: %s (rest-api.md §7)",
    async (_kind, arbitrary) => {
      await fc.assert(
        fc.asyncProperty(arbitrary, async ([method, path, body]) => {
          const before = await countAll();
          const answer = await admin.rest(method, path, { body });
          expect(answer.status).toBeLessThan(500);
          expect(answer.text).not.toContain("UNKNOWN_EXCEPTION");
          const { allOrNone } = body as { allOrNone?: unknown };
          if (savedNothing(answer.status, answer.json, allOrNone === true)) expect(await countAll()).toBe(before);
        }),
        { numRuns: 40 },
      );
    },
    60_000,
  );
});
