import { describe, expect, it } from "@jest/globals";
import { createMemoryCache } from "../../../src/store/memory-cache";
import { createMetadataSource, type DescribedObject, type MetadataStore } from "../../../src/salesforce/metadata";
import { answerComposite, refuseWith, scriptedClient, someone, type Step } from "../../support/scripted-salesforce";

const fieldOf = (name: string, rest: object = {}) => ({
  ...{ name, label: name, type: "string", length: 80, precision: 0, scale: 0, nillable: true, createable: true },
  ...{ updateable: true, calculated: false, defaultedOnCreate: false, restrictedPicklist: false, referenceTo: [] },
  ...{ picklistValues: [], byteLength: 240, soapType: "xsd:string", ...rest },
});
const stageName = fieldOf("StageName", {
  type: "picklist",
  picklistValues: [
    { active: true, value: "Prospecting", label: "Prospecting" },
    { active: false, value: "Gone", label: "Gone" },
    { active: true, value: "Closed Won", label: "Closed Won" },
  ],
});
const describeOf = (name: string, ...fields: object[]): readonly [number, unknown] => [
  200,
  {
    ...{ name, label: name, createable: true, updateable: true, fields },
    childRelationships: [{ relationshipName: "Tasks" }, { relationshipName: null }],
  },
];
const absent = [404, [{ errorCode: "NOT_FOUND", message: "The requested resource does not exist" }]] as const;

/** A store that several users' sources may share. */
function storeAt(clock: { now: number }): MetadataStore {
  const now = () => clock.now;
  return { cache: createMemoryCache<DescribedObject>({ maxEntries: 100, now }), pending: new Map(), now };
}

function sourceOver(store: MetadataStore, steps: readonly Step[], identity = someone) {
  const { client, requests, meter, abort } = scriptedClient(...steps);
  const reader = { identity: async () => identity, client, signal: abort.signal };
  return { metadata: createMetadataSource(store, reader), requests, meter, abort };
}

describe("metadata source", () => {
  it("describes what is missing in one call and keeps what the gateway uses", async () => {
    const step = answerComposite(describeOf("Opportunity", stageName), describeOf("Account", fieldOf("Name")), absent);
    const { metadata, requests, meter } = sourceOver(storeAt({ now: 0 }), [step]);
    const org = await metadata.load(["Opportunity", "Account", "Asset__c", "Account"]);
    expect([...org.keys()]).toEqual(["Opportunity", "Account"]);
    const opportunity = org.get("Opportunity");
    expect(opportunity?.fields.get("StageName")?.picklistValues).toEqual(["Prospecting", "Closed Won"]);
    expect(opportunity?.fields.get("StageName")).not.toHaveProperty("byteLength");
    expect(opportunity?.childRelationships).toEqual(new Set(["Tasks"]));
    expect(requests).toHaveLength(1);
    expect(meter).toMatchObject({ calls: 1, metadataCalls: 1 });
  });

  it("asks again only for what it does not know, absent objects included, until an hour is over", async () => {
    const clock = { now: 0 };
    const { metadata, requests } = sourceOver(storeAt(clock), [
      answerComposite(describeOf("Account"), absent),
      answerComposite(describeOf("Contact")),
      answerComposite(describeOf("Account")),
    ]);
    const first = await metadata.load(["Account", "Asset__c"]);
    const second = await metadata.load(["Asset__c", "Contact", "Account"]);
    expect(second.get("Account")).toBe(first.get("Account"));
    expect(requests).toHaveLength(2);

    clock.now = 60 * 60 * 1000;
    await metadata.load(["Account"]);
    expect(requests).toHaveLength(3);
  });

  it("sends more than 25 describes in several calls", async () => {
    const objects = Array.from({ length: 26 }, (_, i) => `Object${i}__c`);
    const parts = objects.map((object) => describeOf(object));
    const { metadata, requests } = sourceOver(storeAt({ now: 0 }), [
      answerComposite(...parts.slice(0, 25)),
      answerComposite(...parts.slice(25)),
    ]);
    expect((await metadata.load(objects)).size).toBe(26);
    expect(requests).toHaveLength(2);
  });

  it("shares one call among all who ask at the same time, and lets the first asker pay", async () => {
    const store = storeAt({ now: 0 });
    const first = sourceOver(store, [answerComposite(describeOf("Account"), describeOf("Contact"))]);
    const second = sourceOver(store, [answerComposite(describeOf("Task"))]);
    const [one, two] = await Promise.all([
      first.metadata.load(["Account", "Contact"]),
      second.metadata.load(["Contact", "Task"]),
    ]);
    expect([...one.keys(), ...two.keys()]).toEqual(["Account", "Contact", "Contact", "Task"]);
    expect(first.meter.metadataCalls).toBe(1);
    expect(second.requests[0]?.body).not.toContain("Contact");
  });

  it("keeps what one user sees from another", async () => {
    const store = storeAt({ now: 0 });
    const one = sourceOver(store, [answerComposite(describeOf("Account", fieldOf("Name")))]);
    const other = sourceOver(store, [answerComposite(describeOf("Account"))], {
      ...someone,
      userId: "005000000000002AAA",
    });
    await one.metadata.load(["Account"]);
    expect((await other.metadata.load(["Account"])).get("Account")?.fields.size).toBe(0);
    await one.metadata.hide({ object: "Account" });
    expect((await other.metadata.load(["Account"])).has("Account")).toBe(true);
  });

  it("remembers what turned out to be hidden until the describe's hour is over", async () => {
    const clock = { now: 0 };
    const full = answerComposite(describeOf("Account", fieldOf("Name"), fieldOf("Phone")));
    const { metadata } = sourceOver(storeAt(clock), [full, full]);
    const before = await metadata.load(["Account"]);
    clock.now = 59 * 60 * 1000;
    await metadata.hide({ object: "Account", field: "Phone" });
    expect([...((await metadata.load(["Account"])).get("Account")?.fields.keys() ?? [])]).toEqual(["Name"]);
    expect(before.get("Account")?.fields.size).toBe(2);

    await metadata.hide({ object: "Account" });
    expect((await metadata.load(["Account"])).has("Account")).toBe(false);

    clock.now = 60 * 60 * 1000;
    expect((await metadata.load(["Account"])).get("Account")?.fields.size).toBe(2);
  });

  it("has nothing to hide in an object that it never described", async () => {
    const { metadata, requests } = sourceOver(storeAt({ now: 0 }), [answerComposite(describeOf("Account"))]);
    await metadata.hide({ object: "Account", field: "Phone" });
    expect(requests).toHaveLength(0);
    expect((await metadata.load(["Account"])).has("Account")).toBe(true);
  });

  it("describes afresh what it was told to forget", async () => {
    const { metadata } = sourceOver(storeAt({ now: 0 }), [
      answerComposite(describeOf("Account"), describeOf("Contact")),
      answerComposite(describeOf("Account", fieldOf("Name"))),
    ]);
    await metadata.load(["Account", "Contact"]);
    await metadata.forget(["Account"]);
    expect((await metadata.load(["Account", "Contact"])).get("Account")?.fields.size).toBe(1);
  });

  it("lets a client that goes away stop waiting, and the others have what it asked for", async () => {
    const store = storeAt({ now: 0 });
    let leave = (): void => undefined;
    const describeWhileLeaving: Step = (request) => {
      leave();
      return answerComposite(describeOf("Account"))(request);
    };
    const first = sourceOver(store, [describeWhileLeaving]);
    const second = sourceOver(store, []);
    leave = () => first.abort.abort();
    const [left, stayed] = [first.metadata.load(["Account"]), second.metadata.load(["Account"])];
    await expect(left).rejects.toMatchObject({ code: "SALESFORCE_UNAVAILABLE" });
    expect((await stayed).has("Account")).toBe(true);
    expect(first.requests).toHaveLength(1);
  });

  it("tells all who wait of a failure, and tries again for the next", async () => {
    const store = storeAt({ now: 0 });
    const quota = refuseWith(403, "REQUEST_LIMIT_EXCEEDED", "TotalRequests Limit exceeded.");
    const { metadata } = sourceOver(store, [quota, answerComposite(describeOf("Account"))]);
    const waiting = [metadata.load(["Account"]), metadata.load(["Account"])];
    for (const load of waiting) await expect(load).rejects.toMatchObject({ code: "API_BUDGET_EXHAUSTED" });
    expect((await metadata.load(["Account"])).has("Account")).toBe(true);
  });

  it("does not take a refused describe for an absent object", async () => {
    const forbidden = [403, [{ errorCode: "API_CURRENTLY_DISABLED", message: "" }]] as const;
    const { metadata } = sourceOver(storeAt({ now: 0 }), [answerComposite(forbidden)]);
    await expect(metadata.load(["Account"])).rejects.toMatchObject({ code: "API_NOT_ENABLED" });
  });
});
