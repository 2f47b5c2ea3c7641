import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { GatewayError } from "../../src/errors";
import { fulfilOnce } from "../../src/writes/idempotency";
import { createMemoryIdempotencyStore } from "../../src/writes/memory-idempotency-store";
import type { WriteAttempt } from "../../src/writes/write-record";

type Fate = "written" | "refused" | "outage" | "unknown";

/** What Salesforce makes of one attempt that reaches it; only these write, or may have written. */
const mayHaveWritten: ReadonlySet<Fate> = new Set(["written", "unknown"]);

function meet(fate: Fate, id: string): WriteAttempt {
  switch (fate) {
    case "written":
      return { kind: "written", id, fields: [], record: null };
    case "refused":
      return { kind: "refused", userErrors: [] };
    case "outage":
      throw new GatewayError("SALESFORCE_UNAVAILABLE", "down");
    case "unknown":
      throw new GatewayError("WRITE_OUTCOME_UNKNOWN", "lost");
  }
}

const fates = fc.constantFrom<Fate>("written", "refused", "outage", "unknown");

describe("twins with one idempotency key", () => {
  it("write at most once together, and all learn of that one write", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.scheduler(),
        fc.array(fates, { minLength: 1, maxLength: 8 }),
        async (scheduler, fatesInOrder) => {
          const store = createMemoryIdempotencyStore({ now: () => 0 });
          const sent: Fate[] = [];
          const twins = fatesInOrder.map(async (_fate, twin) => {
            await scheduler.schedule(Promise.resolve(), `twin ${twin} arrives`);
            return fulfilOnce(store, { key: "k", digest: "d" }, async () => {
              await scheduler.schedule(Promise.resolve(), `twin ${twin} sends`);
              const fate = fatesInOrder[sent.length] ?? "written";
              sent.push(fate);
              return meet(fate, `record ${sent.length}`);
            }).catch((error: unknown) => (error as GatewayError).code);
          });
          const answers = await scheduler.waitFor(Promise.all(twins));

          const decisive = sent.findIndex((fate) => mayHaveWritten.has(fate));
          expect(sent.filter((fate) => mayHaveWritten.has(fate)).length).toBeLessThanOrEqual(1);
          // Nothing is sent after what was, or may have been, written.
          expect(decisive === -1 || decisive === sent.length - 1).toBe(true);
          const ids = answers.flatMap((answer) => {
            if (typeof answer === "string" || answer.kind === "refused") return [];
            return [answer.kind === "written" ? answer.id : answer.write.id];
          });
          const others = fatesInOrder.length - sent.length;
          if (sent[decisive] === "written") {
            expect(ids).toEqual(Array.from({ length: others + 1 }, () => `record ${sent.length}`));
          } else {
            expect(ids).toEqual([]);
          }
          if (sent[decisive] === "unknown") {
            expect(answers.filter((answer) => answer === "WRITE_OUTCOME_UNKNOWN")).toHaveLength(others + 1);
          }
        },
      ),
    );
  });
});
