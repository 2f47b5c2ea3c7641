import { describe, expect, it } from "@jest/globals";
import { runInMemory } from "../../support/memory-gateway";
import { metadataWithout } from "../../support/plan-document";
import { SmallOrg } from "../local-org/soql/small-org";

const org = new SmallOrg();
const account = org.add("Account", { Name: "Acme" });
org.add("Contact", { Name: "Kim", AccountId: account });
const deals = ["Renewal", "Upgrade"].map((Name) => org.add("Opportunity", { Name, AccountId: account }));
for (const WhatId of deals) org.add("Task", { Subject: "Call", WhatId, IsRecurrence: false });

async function run(fields: string, ...hidden: readonly string[]) {
  const metadata = metadataWithout("Opportunity.CurrencyIsoCode", ...hidden);
  const document = `{ opportunities { nodes { name ${fields} } } }`;
  const { data, errors, calls } = await runInMemory(org.context, document, {}, metadata);
  return {
    nodes: (data?.opportunities as { nodes: readonly object[] } | null)?.nodes,
    errors: errors.map(({ code, path, message }) => `${String(code)} ${path}: ${message}`),
    calls,
  };
}

describe("a child list that is refused", () => {
  it.each([
    ["for an empty condition", "tasks(where: { subject: {} }) { totalCount }", "`where.subject` names no operator"],
    ["for a broken id", 'tasks(where: { id: { eq: "00T" } }) { totalCount }', "`where.id.eq` is not a Salesforce id"],
    [
      "for a field named twice",
      "tasks(orderBy: [{ subject: ASC }, { subject: DESC }]) { totalCount }",
      "`orderBy[1]` names Subject",
    ],
    ["for a broken cursor", 'tasks(after: "x") { totalCount }', "`after` is not a cursor"],
  ])("%s is null everywhere, says why once, and the rest is answered", async (_why, list, message) => {
    const { nodes, errors, calls } = await run(`${list} account { name }`);
    expect(nodes).toEqual([
      { name: "Renewal", tasks: null, account: { name: "Acme" } },
      { name: "Upgrade", tasks: null, account: { name: "Acme" } },
    ]);
    expect(errors).toEqual([expect.stringContaining(`BAD_USER_INPUT opportunities.nodes.0.tasks: ${message}`)]);
    expect(calls).toEqual([[expect.not.stringContaining("Task")]]);
  });

  it("is refused under its own name alone", async () => {
    const { nodes, errors } = await run("bad: tasks(where: { subject: {} }) { totalCount } good: tasks { totalCount }");
    expect(nodes).toMatchObject([
      { bad: null, good: { totalCount: 1 } },
      { bad: null, good: { totalCount: 1 } },
    ]);
    expect(errors).toHaveLength(1);
  });

  it("for a field that the user cannot see leaves the page its other lists", async () => {
    const { nodes, errors } = await run(
      "tasks(orderBy: [{ activityDate: DESC }]) { nodes { subject } } contactRoles { totalCount }",
      "Task.ActivityDate",
    );
    expect(nodes).toMatchObject([{ tasks: null, contactRoles: { totalCount: 0 } }, { tasks: null }]);
    expect(errors).toEqual([
      expect.stringContaining("FIELD_NOT_ACCESSIBLE opportunities.nodes.0.tasks: `orderBy[0].activityDate`"),
    ]);
  });

  it("may be one that would have taken a later call", async () => {
    const { nodes, errors, calls } = await run("account { name contacts(where: { name: {} }) { totalCount } }");
    expect(nodes).toMatchObject([{ account: { name: "Acme", contacts: null } }, { account: { name: "Acme" } }]);
    expect(errors).toEqual([expect.stringContaining("BAD_USER_INPUT opportunities.nodes.0.account.contacts")]);
    expect(calls).toHaveLength(1);
  });
});
