import { describe, expect, it } from "@jest/globals";
import { GatewayError } from "../../../src/errors";
import type { Principal } from "../../../src/principal";
import { fulfilOnce, makeWish } from "../../../src/writes/idempotency";
import { createMemoryIdempotencyStore } from "../../../src/writes/memory-idempotency-store";
import type { WriteAttempt } from "../../../src/writes/write-record";

const scopes = new Set(["write"] as const);
const key: Principal = { kind: "apiKey", name: "demo", scopes };
const person = (userId: string): Principal => ({
  ...{ kind: "salesforceUser", name: "rep@local.test", scopes },
  caller: { userId, organizationId: "00D", username: "rep@local.test", accessToken: "t" },
});

const written: WriteAttempt = { kind: "written", id: "00T", fields: [], record: { id: "00T" } };
const refused: WriteAttempt = { kind: "refused", userErrors: [] };
const wish = { key: "k", digest: "d" };

/** Runs attempts one after the other under one wish; says how each ended, and how many were made. */
async function fulfilled(...attempts: readonly (WriteAttempt | Error)[]) {
  const store = createMemoryIdempotencyStore({ now: () => 0 });
  let made = 0;
  const ends: unknown[] = [];
  for (const attempt of attempts) {
    const run = async () => {
      made++;
      if (attempt instanceof Error) throw attempt;
      return attempt;
    };
    ends.push(await fulfilOnce(store, wish, run).catch((error: unknown) => error));
  }
  return { ends, made };
}

describe("makeWish", () => {
  const input = { subject: "Call", relatedTo: "006", people: ["003"], idempotencyKey: "k" };
  const of = (changes: object = {}, principal: Principal = key, mutation = "logActivity", name = "k") =>
    makeWish(principal, mutation, name, { ...input, ...changes });

  it("is the same for the same input, however its keys are ordered", () => {
    expect(of()).toEqual(makeWish(key, "logActivity", "k", Object.fromEntries(Object.entries(input).reverse())));
    expect(of({ description: undefined })).toEqual(of());
  });

  it("has another digest for another input, taken literally", () => {
    for (const changes of [{ subject: "call" }, { people: [] }, { description: null }]) {
      expect(of(changes).key).toBe(of().key);
      expect(of(changes).digest).not.toBe(of().digest);
    }
  });

  it("has another key for another caller, mutation or key", () => {
    const wishes = [
      of(),
      of({}, person("005A")),
      of({}, person("005B")),
      of({}, { ...key, name: "005A" }),
      of({}, key, "createTask"),
      of({}, key, "logActivity", "K"),
    ];
    expect(new Set(wishes.map((made) => made.key)).size).toBe(wishes.length);
  });

  it("knows a person by the user, not by the session", () => {
    const caller = { userId: "005A", organizationId: "00D", username: "rep@local.test", accessToken: "renewed" };
    expect(of({}, { ...person("005A"), kind: "salesforceUser", caller }).key).toBe(of({}, person("005A")).key);
  });
});

describe("fulfilOnce", () => {
  it("answers a second request from what the first wrote", async () => {
    const { ends, made } = await fulfilled(written, written);
    expect(ends).toEqual([written, { kind: "replayed", write: { id: "00T", fields: [] } }]);
    expect(made).toBe(1);
  });

  it("lets a corrected request try again when nothing was written", async () => {
    const outage = new GatewayError("SALESFORCE_UNAVAILABLE", "x");
    const { ends, made } = await fulfilled(refused, outage, written, written);
    expect(ends).toMatchObject([refused, outage, written, { kind: "replayed" }]);
    expect(made).toBe(3);
  });

  it("never tries again when the outcome is not known", async () => {
    const unknown = new GatewayError("WRITE_OUTCOME_UNKNOWN", "x");
    const { ends, made } = await fulfilled(unknown, written);
    expect(ends).toMatchObject([
      unknown,
      { code: "WRITE_OUTCOME_UNKNOWN", message: expect.stringContaining("new key") },
    ]);
    expect(made).toBe(1);
  });

  it("takes a fault that it does not know for one that may have come after the write", async () => {
    const { ends, made } = await fulfilled(new TypeError("a fault of ours"), written);
    expect(ends).toMatchObject([{ message: "a fault of ours" }, { code: "WRITE_OUTCOME_UNKNOWN" }]);
    expect(made).toBe(1);
  });

  it("refuses another wish under the key", async () => {
    const store = createMemoryIdempotencyStore({ now: () => 0 });
    await fulfilOnce(store, wish, async () => written);
    await expect(fulfilOnce(store, { ...wish, digest: "e" }, async () => written)).rejects.toMatchObject({
      code: "IDEMPOTENCY_KEY_REUSED",
    });
  });
});
