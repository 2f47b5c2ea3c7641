import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { SalesforceError } from "../../../../src/local-org/errors";
import type { SharingModel } from "../../../../src/local-org/metadata/object-rules";
import { createRecord, deleteRecord, updateRecord } from "../../../../src/local-org/records/save-record";
import { OrgWithUsers } from "./org-with-users";

const allPrivate: Readonly<Record<string, SharingModel>> = {
  Account: "Private",
  Case: "Private",
  Contact: "ControlledByParent",
  Event: "Private",
  Lead: "Private",
  Opportunity: "Private",
  Task: "Private",
};

function refusal(fn: () => void): readonly [number, string, string] | "done" {
  try {
    fn();
    return "done";
  } catch (error) {
    if (!(error instanceof SalesforceError)) throw error;
    const [item] = error.items;
    return [error.status, item?.errorCode ?? "", item?.message ?? ""];
  }
}

const noAccess = [403, "INSUFFICIENT_ACCESS_OR_READONLY", "insufficient access rights on object id"] as const;
const notFound = [404, "NOT_FOUND", "The requested resource does not exist"] as const;

function deal(org: OrgWithUsers, name: string, owner: string, values: Record<string, string | boolean> = {}): string {
  const required = { StageName: "Prospecting", CloseDate: "2026-12-01" };
  return org.put("Opportunity", { Name: name, OwnerId: org.user(owner), ...required, ...values });
}

describe("private records (org-wide default Private)", () => {
  const org = new OrgWithUsers(allPrivate);
  for (const name of ["rep", "tom", "elodie"]) deal(org, name, name);

  it.each([
    ["admin", ["rep", "tom", "elodie"]],
    ["rep", ["rep"]],
    ["tom", ["tom"]],
    ["priya", ["rep", "tom"]],
    ["marcus", ["elodie"]],
    ["ingrid", ["rep", "tom", "elodie"]],
    ["readonly", []],
  ])("are seen by %s as the owner and the roles above it say: %j", (user, names) => {
    expect(org.column(user, "SELECT Name FROM Opportunity")).toEqual(names);
    expect(org.query(user, "SELECT COUNT() FROM Opportunity").totalSize).toBe(names.length);
    const [sum] = org.query(user, "SELECT COUNT(Id) n FROM Opportunity").records;
    expect(sum?.n).toBe(names.length);
  });

  it("are not found by whoever cannot see them, and changed and deleted by who is above their owner (errors.md §6)", () => {
    const fresh = new OrgWithUsers(allPrivate);
    const id = deal(fresh, "Deal", "rep");
    const rename = (user: string) => refusal(() => updateRecord(fresh.save(user), "Opportunity", id, { Name: "x" }));
    expect(rename("tom")).toEqual(notFound);
    expect(refusal(() => deleteRecord(fresh.save("tom"), "Opportunity", id))).toEqual(notFound);
    expect(rename("rep")).toBe("done");
    expect(rename("priya")).toBe("done");
    expect(refusal(() => deleteRecord(fresh.save("priya"), "Opportunity", id))).toBe("done");
  });

  it("can be transferred away, and are gone for the giver", () => {
    const fresh = new OrgWithUsers(allPrivate);
    const id = deal(fresh, "Deal", "rep");
    updateRecord(fresh.save("rep"), "Opportunity", id, { OwnerId: fresh.user("elodie") });
    expect(fresh.column("rep", "SELECT Name FROM Opportunity")).toEqual([]);
    expect(fresh.column("elodie", "SELECT Name FROM Opportunity")).toEqual(["Deal"]);
  });
});

describe("implicit sharing", () => {
  it("shows an account to whoever sees a deal of it, for reading alone", () => {
    const org = new OrgWithUsers(allPrivate);
    const account = org.put("Account", { Name: "Acme", OwnerId: org.user("elodie") });
    expect(org.column("rep", "SELECT Name FROM Account")).toEqual([]);
    deal(org, "Deal", "rep", { AccountId: account });
    expect(org.column("rep", "SELECT Name FROM Account")).toEqual(["Acme"]);
    const change = refusal(() => updateRecord(org.save("rep"), "Account", account, { Name: "x" }));
    expect(change).toEqual(noAccess);
    expect(refusal(() => deleteRecord(org.save("rep"), "Account", account))).toEqual(noAccess);
  });

  it("gives an account's owner the deals of others on it, as its role says", () => {
    const org = new OrgWithUsers(allPrivate);
    const account = org.put("Account", { Name: "Acme", OwnerId: org.user("rep") });
    const id = deal(org, "Deal", "elodie", { AccountId: account });
    const change = (): unknown => refusal(() => updateRecord(org.save("rep"), "Opportunity", id, { Name: "Deal" }));
    const role = String(org.database.table("User").get(org.user("rep"))?.UserRoleId);
    const setLevel = (level: string): void => {
      updateRecord(org.save("admin"), "UserRole", role, { OpportunityAccessForAccountOwner: level });
    };
    expect(change()).toBe("done");
    setLevel("Read");
    expect(org.column("rep", "SELECT Name FROM Opportunity")).toEqual(["Deal"]);
    expect(change()).toEqual(noAccess);
    setLevel("None");
    expect(org.column("rep", "SELECT Name FROM Opportunity")).toEqual([]);
  });

  it("lets contacts follow their account, and keeps those without one for their owner (ControlledByParent)", () => {
    const org = new OrgWithUsers(allPrivate);
    const account = org.put("Account", { Name: "Acme", OwnerId: org.user("rep") });
    const of = org.put("Contact", { LastName: "Of", AccountId: account, OwnerId: org.user("elodie") });
    org.put("Contact", { LastName: "Alone", OwnerId: org.user("elodie") });
    expect(org.column("rep", "SELECT LastName FROM Contact", "LastName")).toEqual(["Of"]);
    expect(refusal(() => updateRecord(org.save("rep"), "Contact", of, { LastName: "Of" }))).toBe("done");
    expect(org.column("elodie", "SELECT LastName FROM Contact", "LastName")).toEqual(["Alone"]);
    expect(org.column("tom", "SELECT LastName FROM Contact", "LastName")).toEqual([]);
  });

  it("shows activities of others to whoever sees what they are about, and lets only their owner change them", () => {
    const org = new OrgWithUsers(allPrivate);
    const id = deal(org, "Deal", "rep");
    const task = org.put("Task", { Subject: "Call", WhatId: id, OwnerId: org.user("elodie") });
    org.put("Task", { Subject: "Secret", OwnerId: org.user("elodie") });
    expect(org.column("rep", "SELECT Subject FROM Task", "Subject")).toEqual(["Call"]);
    expect(refusal(() => updateRecord(org.save("rep"), "Task", task, { Subject: "x" }))).toEqual(noAccess);
    expect(org.column("elodie", "SELECT Subject FROM Task ORDER BY Subject", "Subject")).toEqual(["Call", "Secret"]);
    expect(org.column("tom", "SELECT Subject FROM Task", "Subject")).toEqual([]);
  });
});

describe("what SOQL says of records that the user cannot see", () => {
  const org = new OrgWithUsers({ ...allPrivate, Contact: "Private" });
  const hidden = org.put("Account", { Name: "Hidden", OwnerId: org.user("elodie") });
  const seen = org.put("Account", { Name: "Seen", OwnerId: org.user("tom") });
  org.put("Task", { Subject: "About hidden", WhatId: hidden, OwnerId: org.user("tom") });
  for (const owner of ["tom", "elodie"])
    org.put("Contact", { LastName: owner, AccountId: seen, OwnerId: org.user(owner) });
  deal(org, "Other", "elodie", { AccountId: hidden });

  it("is null for a parent, also in conditions and orders", () => {
    expect(org.query("tom", "SELECT WhatId, What.Name FROM Task").records).toMatchObject([
      { WhatId: hidden, What: null },
    ]);
    expect(org.column("tom", "SELECT Subject FROM Task WHERE What.Name = null", "Subject")).toEqual(["About hidden"]);
    expect(org.query("tom", "SELECT Id FROM Task WHERE What.Name = 'Hidden'").totalSize).toBe(0);
  });

  it("is nothing in lists of children", () => {
    updateRecord(org.save("admin"), "UserRole", String(org.database.table("User").get(org.user("tom"))?.UserRoleId), {
      ContactAccessForAccountOwner: "None",
    });
    const [account] = org.query(
      "tom",
      "SELECT (SELECT LastName FROM Contacts) FROM Account WHERE Name = 'Seen'",
    ).records;
    expect(account?.Contacts).toMatchObject({ totalSize: 1, records: [{ LastName: "tom" }] });
  });

  it("is nothing in semi- and anti-joins", () => {
    const all = "SELECT Name FROM Account WHERE Id";
    expect(org.column("tom", `${all} IN (SELECT AccountId FROM Opportunity)`)).toEqual([]);
    expect(org.column("tom", `${all} NOT IN (SELECT AccountId FROM Opportunity)`)).toEqual(["Seen"]);
    expect(org.column("admin", `${all} IN (SELECT AccountId FROM Opportunity)`)).toEqual(["Hidden"]);
  });
});

describe("public records", () => {
  it("that all may read are changed by their owner alone (Read)", () => {
    const org = new OrgWithUsers({ Account: "Read" });
    const id = org.put("Account", { Name: "Acme", OwnerId: org.user("elodie") });
    expect(org.column("rep", "SELECT Name FROM Account")).toEqual(["Acme"]);
    expect(refusal(() => updateRecord(org.save("rep"), "Account", id, { Name: "x" }))).toEqual(noAccess);
    expect(refusal(() => updateRecord(org.save("marcus"), "Account", id, { Name: "x" }))).toBe("done");
  });

  it("that all may change are deleted and given away by their owner alone (ReadWrite)", () => {
    const org = new OrgWithUsers();
    const id = org.put("Account", { Name: "Acme", OwnerId: org.user("elodie") });
    const give = { OwnerId: org.user("rep") };
    expect(refusal(() => updateRecord(org.save("rep"), "Account", id, { Name: "x" }))).toBe("done");
    expect(refusal(() => updateRecord(org.save("rep"), "Account", id, give))).toEqual(noAccess);
    expect(refusal(() => deleteRecord(org.save("rep"), "Account", id))).toEqual(noAccess);
    expect(refusal(() => deleteRecord(org.save("elodie"), "Account", id))).toBe("done");
  });

  it("that all may transfer are given away by anyone (ReadWriteTransfer)", () => {
    const org = new OrgWithUsers({ Lead: "ReadWriteTransfer" });
    const id = org.put("Lead", { LastName: "Ito", Company: "Acme", OwnerId: org.user("elodie") });
    const give = { OwnerId: org.user("rep") };
    expect(refusal(() => updateRecord(org.save("tom"), "Lead", id, give))).toBe("done");
  });

  it("are the owner's own business when they are marked as private (Opportunity.IsPrivate)", () => {
    const org = new OrgWithUsers();
    const id = deal(org, "Quiet", "rep", { IsPrivate: true });
    org.put("OpportunityContactRole", { OpportunityId: id, ContactId: org.put("Contact", { LastName: "Ito" }) });
    const seers = ["rep", "priya", "ingrid", "admin", "tom", "marcus", "readonly"].filter(
      (name) => org.query(name, "SELECT Id FROM Opportunity").totalSize === 1,
    );
    expect(seers).toEqual(["rep", "priya", "ingrid", "admin"]);
    expect(org.query("tom", "SELECT Id FROM OpportunityContactRole").totalSize).toBe(0);
    expect(org.query("rep", "SELECT Id FROM OpportunityContactRole").totalSize).toBe(1);
  });
});

describe("queues", () => {
  function queue(org: OrgWithUsers): string {
    return String(org.database.table("Group").findBy("DeveloperName", "Inbound_Leads")[0]?.Id);
  }

  it("own leads that their members, and those above them, see and change", () => {
    const org = new OrgWithUsers(allPrivate);
    const id = org.put("Lead", { LastName: "Ito", Company: "Acme", OwnerId: queue(org) });
    const see = (user: string): number => org.query(user, "SELECT Id FROM Lead").totalSize;
    expect([see("kwame"), see("marcus"), see("priya")]).toEqual([0, 0, 0]);
    const values = { GroupId: queue(org), UserOrGroupId: org.user("kwame") };
    const member = createRecord(org.save("admin"), "GroupMember", values);
    expect([see("kwame"), see("marcus"), see("priya")]).toEqual([1, 1, 0]);
    const take = { OwnerId: org.user("kwame") };
    expect(refusal(() => updateRecord(org.save("kwame"), "Lead", id, take))).toBe("done");
    deleteRecord(org.save("admin"), "GroupMember", member);
    expect(see("kwame")).toBe(1);
  });

  it("own only records of their objects", () => {
    const org = new OrgWithUsers();
    const group = org.put("Group", { Name: "Friends", Type: "Regular" });
    const lead = { LastName: "Ito", Company: "Acme" };
    const wrong = [400, "INVALID_OPERATION", "Queue not associated with this SObject type"];
    expect(refusal(() => createRecord(org.save("admin"), "Lead", { ...lead, OwnerId: queue(org) }))).toBe("done");
    expect(refusal(() => createRecord(org.save("admin"), "Lead", { ...lead, OwnerId: group }))).toEqual(wrong);
    const task = { Subject: "Call", OwnerId: queue(org) };
    expect(refusal(() => createRecord(org.save("admin"), "Task", task))).not.toBe("done");
  });
});

describe("lookups to records that the user cannot see or change (errors.md §5)", () => {
  it("are refused with the id in 15 characters", () => {
    const org = new OrgWithUsers(allPrivate);
    const account = org.put("Account", { Name: "Hidden", OwnerId: org.user("elodie") });
    const barred = [
      400,
      "INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY",
      `insufficient access rights on cross-reference id: ${account.slice(0, 15)}`,
    ];
    const create = (user: string): unknown =>
      refusal(() => createRecord(org.save(user), "Contact", { LastName: "Ito", AccountId: account }));
    expect(create("rep")).toEqual(barred);
    expect(create("elodie")).toBe("done");
  });

  it("stop a role from being added to a deal that the user may only read", () => {
    const org = new OrgWithUsers({ Opportunity: "Read" });
    const id = deal(org, "Deal", "elodie");
    const contact = org.put("Contact", { LastName: "Ito", AccountId: org.put("Account", { Name: "Acme" }) });
    const values = { OpportunityId: id, ContactId: contact };
    const add = (user: string): unknown =>
      refusal(() => createRecord(org.save(user), "OpportunityContactRole", values));
    expect(add("rep")).toMatchObject([400, "INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY", expect.any(String)]);
    expect(add("elodie")).toBe("done");
  });
});

describe("files", () => {
  it("are their owner's until they are linked to a record, and then go with it", () => {
    const org = new OrgWithUsers();
    const document = org.put("ContentDocument", { Title: "Plan", OwnerId: org.user("rep") });
    const see = (user: string): number => org.query(user, `SELECT Id FROM ContentDocument`).totalSize;
    expect([see("rep"), see("priya"), see("tom"), see("admin")]).toEqual([1, 1, 0, 1]);
    const account = org.put("Account", { Name: "Acme" });
    const link = { ContentDocumentId: document, LinkedEntityId: account, ShareType: "V" };
    org.put("ContentDocumentLink", link);
    expect(see("tom")).toBe(1);
  });
});

describe("any private org", () => {
  const people = ["rep", "tom", "elodie", "priya", "marcus", "ingrid", "kwame", "readonly"];

  it("shows each user exactly the deals of its own and of those below it", () => {
    const below: Readonly<Record<string, readonly string[]>> = {
      priya: ["rep", "tom"],
      marcus: ["elodie", "kwame"],
      ingrid: ["rep", "tom", "elodie", "kwame", "priya", "marcus"],
    };
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...people), { maxLength: 12 }),
        fc.constantFrom(...people),
        (owners, user) => {
          const org = new OrgWithUsers(allPrivate);
          owners.forEach((owner, index) => deal(org, `${owner} ${index}`, owner));
          const expected = owners.flatMap((owner, index) =>
            owner === user || below[user]?.includes(owner) ? [`${owner} ${index}`] : [],
          );
          expect(org.column(user, "SELECT Name FROM Opportunity")).toEqual(expected);
        },
      ),
      { numRuns: 15 },
    );
  });
});
