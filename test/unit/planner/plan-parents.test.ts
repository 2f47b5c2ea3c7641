import { describe, expect, it } from "@jest/globals";
import { metadataWithout, planDocument } from "../../support/plan-document";
import { deals, oneDeal, onlyStatement, selectOf, toCome } from "./planned";

describe("parents", () => {
  it("are dotted fields of the record's own statement", () => {
    expect(selectOf(onlyStatement(deals("account { name owner { email manager { name } } }")))).toBe(
      "Id, Account.Id, Account.Name, Account.Owner.Id, Account.Owner.Email, Account.Owner.Manager.Id, Account.Owner.Manager.Name",
    );
  });

  it("are dotted fields inside of a sub-select, too", () => {
    expect(onlyStatement(oneDeal("contactRoles { nodes { contact { account { name } } } }"))).toContain(
      "(SELECT Id, Contact.Id, Contact.Account.Id, Contact.Account.Name FROM OpportunityContactRoles",
    );
  });

  const up = (levels: number): string => (levels === 0 ? "name" : `parent { ${up(levels - 1)} }`);

  it("reach five levels in one call, and further in a later one", () => {
    expect(planDocument(`{ accounts { nodes { ${up(5)} } } }`)).toHaveLength(1);
    const [first = [], second = []] = planDocument(`{ accounts { nodes { ${up(6)} } } }`);
    expect(first[0]?.[0]).toContain("Parent.Parent.Parent.Parent.Parent.ParentId FROM Account");
    expect(second).toEqual([[`SELECT Id, Name FROM Account WHERE Id IN ('${toCome}')`]]);
  });

  it("are no more than Salesforce joins in one statement: 55, the rest in a later call", () => {
    const people = ["owner", "createdBy", "lastModifiedBy"];
    const managers = (levels: number): string => (levels === 0 ? "" : `manager { name ${managers(levels - 1)} }`);
    const record = people.map((name) => `${name} { name ${managers(3)} }`).join(" ");
    const [first = [], second = []] = planDocument(
      `{ opportunities { nodes { ${record} account { ${record} parent { ${record} parent { name createdBy { name ${managers(1)} } owner { name ${managers(1)} } lastModifiedBy { name ${managers(1)} } parent { ${people.map((name) => `${name} { name }`).join(" ")} } } } } contactRoles { nodes { contact { ${record} } } } } } }`,
    );
    const [statement = ""] = first[0] ?? [];
    const prefixes = (select: string) =>
      new Set([...select.matchAll(/([A-Z][\w.]*)\.Id\b/g)].map(([, prefix]) => prefix));
    const [roles = ""] = /\(SELECT .*? FROM OpportunityContactRoles/.exec(statement) ?? [];
    const joined = prefixes(statement.replace(roles, "")).size + prefixes(roles).size;
    expect(joined).toBe(55);
    expect(second.flat().every((later) => later.includes(`FROM User WHERE Id IN ('${toCome}')`))).toBe(true);
    expect(second.flat().length).toBeGreaterThan(0);
  });

  describe("that may be of several objects", () => {
    it("need no TYPEOF for what every record has", () => {
      expect(
        onlyStatement(planDocument("{ tasks(first: 1) { nodes { who { __typename id name } what { id } } } }")),
      ).toContain("SELECT Id, Who.Id, Who.Name, What.Id, What.Name FROM Task");
      expect(
        onlyStatement(
          planDocument("{ tasks(first: 1) { nodes { who { ... on Contact { name } ... on Lead { id } } } } }"),
        ),
      ).not.toContain("TYPEOF");
    });

    it("have a TYPEOF where a fragment asks for more", () => {
      expect(
        onlyStatement(
          planDocument(
            "{ tasks { nodes { who { name ... on Contact { email account { name } } ... on Lead { company } } } } }",
          ),
        ),
      ).toContain(
        "TYPEOF Who WHEN Contact THEN Id, Name, Email, Account.Id, Account.Name WHEN Lead THEN Id, Name, Company ELSE Id, Name END",
      );
    });

    it("have no branch for an object that the user cannot see", () => {
      const tasks = "{ tasks { nodes { who { name ... on Contact { email } ... on Lead { company } } } } }";
      expect(onlyStatement(planDocument(tasks, {}, metadataWithout("Lead")))).toContain(
        "TYPEOF Who WHEN Contact THEN Id, Name, Email ELSE Id, Name END",
      );
      expect(onlyStatement(planDocument(tasks, {}, metadataWithout("Lead", "Contact")))).toContain(
        "Who.Id, Who.Name FROM",
      );
    });

    it("leave to a later call what SOQL cannot hold inside of a TYPEOF: lists, and lookups to several objects", () => {
      const [first = [], second = []] = planDocument(
        "{ tasks { nodes { who { ... on Lead { company owner { ... on User { email } } tasks { nodes { subject } } } } } } }",
      );
      expect(first[0]?.[0]).toContain("WHEN Lead THEN Id, Name, Company, OwnerId ELSE Id, Name END");
      expect(second.flat()).toEqual([
        `SELECT Id, Email FROM User WHERE Id IN ('${toCome}')`,
        `SELECT Id, (SELECT Id, Subject FROM Tasks WHERE IsRecurrence = false ORDER BY Id ASC NULLS LAST LIMIT 25) FROM Lead WHERE Id IN ('${toCome}')`,
      ]);
    });

    it("ask later calls for no object that the user cannot see", () => {
      const tasks = "{ tasks { nodes { who { ... on Lead { company owner { ... on User { email } } } } } } }";
      expect(planDocument(tasks, {}, metadataWithout("User"))).toHaveLength(1);
    });
  });
});
