import { describe, expect, it } from "@jest/globals";
import { runInMemory, type MemoryRun } from "../../support/memory-gateway";
import { metadataWithout } from "../../support/plan-document";
import { SmallOrg } from "../local-org/soql/small-org";

const org = new SmallOrg();
const ana = org.add("User", { Name: "Ana Lima", Email: "ana@acme.test", IsActive: true });
const acme = org.add("Account", { Name: "Acme", Industry: "Energy", OwnerId: ana, BillingCity: "Bern" });
const beta = org.add("Account", { Name: "Beta", ParentId: acme, OwnerId: ana });
const kim = org.add("Contact", { Name: "Kim", Email: "kim@acme.test", AccountId: acme });
org.add("Contact", { Name: "Lee", AccountId: acme });
const lead = org.add("Lead", { Name: "Rio", Company: "Gamma", OwnerId: ana });
const renewal = org.add("Opportunity", { Name: "Renewal", AccountId: acme, Amount: 1000, OwnerId: ana });
const upgrade = org.add("Opportunity", { Name: "Upgrade", AccountId: acme, OwnerId: ana });
const orphan = org.add("Opportunity", { Name: "Orphan", OwnerId: ana });
const task = (Subject: string, values: Record<string, string | boolean | null>) =>
  org.add("Task", { Subject, OwnerId: ana, IsRecurrence: false, IsClosed: false, ...values });
task("Call", { WhatId: renewal, WhoId: kim });
task("Write", { WhatId: renewal, WhoId: lead, IsClosed: true });
task("Meet", { WhatId: renewal, WhoId: null });
task("Plan", { WhatId: upgrade, WhoId: null });

async function run(document: string, variables = {}): Promise<Omit<MemoryRun, "data"> & { data: never }> {
  const answer = await runInMemory(org.context, document, variables);
  return { ...answer, data: answer.data as never };
}

async function dataOf(document: string, variables = {}): Promise<unknown> {
  const { data, errors } = await run(document, variables);
  expect(errors).toEqual([]);
  return JSON.parse(JSON.stringify(data));
}

describe("a record", () => {
  it("has its fields, its parents and null for parents that it has not", async () => {
    expect(
      await dataOf(`{
        a: opportunity(id: "${renewal}") { name amount account { name billingAddress { city } owner { name } } }
        b: opportunity(id: "${orphan}") { amount account { name } } }`),
    ).toEqual({
      a: {
        name: "Renewal",
        amount: 1000,
        account: { name: "Acme", billingAddress: { city: "Bern" }, owner: { name: "Ana Lima" } },
      },
      b: { amount: null, account: null },
    });
  });

  it("is null when there is none with the id", async () => {
    expect(await dataOf('{ opportunity(id: "006000000000001AAA") { id tasks { totalCount nodes { id } } } }')).toEqual({
      opportunity: null,
    });
  });

  it("answers aliases of one field and of one parent alike", async () => {
    expect(
      await dataOf(
        `{ opportunity(id: "${renewal}") { name label: name account { name } customer: account { industry } } }`,
      ),
    ).toEqual({
      opportunity: { name: "Renewal", label: "Renewal", account: { name: "Acme" }, customer: { industry: "Energy" } },
    });
  });

  it("has dateTimes in UTC", async () => {
    const at = org.add("Account", { Name: "Dated", CreatedDate: "2026-03-31T16:00:00.000Z" });
    expect(await dataOf(`{ account(id: "${at}") { createdDate } }`)).toEqual({
      account: { createdDate: "2026-03-31T16:00:00.000Z" },
    });
  });
});

describe("a parent of several objects", () => {
  const who =
    "subject who { __typename id name ... on Contact { email account { name } } ... on Lead { company owner { ... on User { email } } } }";

  it("is of its record's type, whether the fields came at once or later", async () => {
    const { data, calls } = await run(`{ opportunity(id: "${renewal}") { tasks { nodes { ${who} } } } }`);
    expect(data).toEqual({
      opportunity: {
        tasks: {
          nodes: [
            {
              subject: "Call",
              who: { __typename: "Contact", id: kim, name: "Kim", email: "kim@acme.test", account: { name: "Acme" } },
            },
            {
              subject: "Write",
              who: { __typename: "Lead", id: lead, name: "Rio", company: "Gamma", owner: { email: "ana@acme.test" } },
            },
            { subject: "Meet", who: null },
          ],
        },
      },
    });
    expect(calls).toHaveLength(2);
  });

  it("has an id and a name, and nothing more, when the user cannot see its object", async () => {
    const metadata = metadataWithout("Lead");
    const { data, errors } = await runInMemory(
      org.context,
      `{ opportunity(id: "${renewal}") { tasks { nodes { who { __typename name ... on Contact { email } ... on Lead { company owner { name } tasks { totalCount } } } } } } }`,
      {},
      metadata,
    );
    expect(data).toMatchObject({
      opportunity: {
        tasks: {
          nodes: [
            { who: { email: "kim@acme.test" } },
            { who: { __typename: "Lead", name: "Rio", company: null, owner: null, tasks: null } },
            { who: null },
          ],
        },
      },
    });
    expect(errors.map(({ code, path }) => `${String(code)} ${path}`)).toEqual([
      "FIELD_NOT_ACCESSIBLE opportunity.tasks.nodes.1.who.company",
      "FIELD_NOT_ACCESSIBLE opportunity.tasks.nodes.1.who.owner",
      "FIELD_NOT_ACCESSIBLE opportunity.tasks.nodes.1.who.tasks",
    ]);
  });
});

describe("a list", () => {
  it("answers each alias as many records as it wants, of what was read once", async () => {
    const { data, calls } = await run(
      '{ few: opportunities(first: 1) { nodes { name } pageInfo { hasNextPage } } opportunity(id: "' +
        renewal +
        '") { one: tasks(first: 1) { nodes { subject } pageInfo { hasNextPage hasPreviousPage } } all: tasks(first: 9) { nodes { subject } pageInfo { hasNextPage } } } }',
    );
    expect(data).toEqual({
      few: { nodes: [{ name: "Renewal" }], pageInfo: { hasNextPage: true } },
      opportunity: {
        one: { nodes: [{ subject: "Call" }], pageInfo: { hasNextPage: true, hasPreviousPage: false } },
        all: {
          nodes: [{ subject: "Call" }, { subject: "Write" }, { subject: "Meet" }],
          pageInfo: { hasNextPage: false },
        },
      },
    });
    expect(calls.map((call) => call.length)).toEqual([2]);
  });

  it("has no records, no next page and no cursors when it is empty", async () => {
    const empty = {
      edges: [],
      nodes: [],
      totalCount: 0,
      pageInfo: { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null },
    };
    const all =
      "edges { cursor } nodes { id } totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor }";
    expect(
      await dataOf(`{ nothing: opportunities(where: { id: { in: [] } }) { ${all} } none: opportunities(where: { name: { eq: "?" } }) { ${all} }
        opportunity(id: "${orphan}") { tasks { ${all} } contactRoles(where: { id: { in: [] } }) { ${all} } } }`),
    ).toEqual({ nothing: empty, none: empty, opportunity: { tasks: empty, contactRoles: empty } });
  });

  it("gives cursors to its edges and the first and last of them to its pageInfo", async () => {
    const { data } = await run("{ opportunities { edges { cursor } pageInfo { startCursor endCursor } } }");
    const { opportunities } = data as { opportunities: { edges: { cursor: string }[]; pageInfo: object } };
    const cursors = opportunities.edges.map(({ cursor }) => cursor);
    expect(new Set(cursors).size).toBe(3);
    expect(opportunities.pageInfo).toEqual({ startCursor: cursors[0], endCursor: cursors[2] });
  });

  it("has no first cursor on a page of no records, although more of them were read", async () => {
    const ends = "pageInfo { hasNextPage startCursor endCursor }";
    const none = { pageInfo: { hasNextPage: true, startCursor: null, endCursor: null } };
    expect(
      await dataOf(`{ opportunities(first: 0) { ${ends} }
        opportunity(id: "${renewal}") { none: tasks(first: 0) { ${ends} } one: tasks(first: 1) { nodes { subject } } } }`),
    ).toEqual({ opportunities: none, opportunity: { none, one: { nodes: [{ subject: "Call" }] } } });
  });

  it("says that there is a previous page when it begins after a cursor", async () => {
    const { data } = await run("{ opportunities(first: 1) { pageInfo { endCursor } } }");
    const after = (data as { opportunities: { pageInfo: { endCursor: string } } }).opportunities.pageInfo.endCursor;
    expect(
      await dataOf(
        `{ opportunities(after: "${after}") { totalCount nodes { name } pageInfo { hasPreviousPage hasNextPage } } }`,
      ),
    ).toEqual({
      opportunities: {
        totalCount: 3,
        nodes: [{ name: "Upgrade" }, { name: "Orphan" }],
        pageInfo: { hasPreviousPage: true, hasNextPage: false },
      },
    });
  });
});

describe("lists of one relationship under several aliases", () => {
  const both =
    "open: tasks(where: { isClosed: { eq: false } }) { nodes { subject } } done: tasks(where: { isClosed: { eq: true } }) { nodes { subject } }";
  const ofRenewal = {
    open: { nodes: [{ subject: "Call" }, { subject: "Meet" }] },
    done: { nodes: [{ subject: "Write" }] },
  };
  const ofUpgrade = { open: { nodes: [{ subject: "Plan" }] }, done: { nodes: [] } };

  it("are each record's own", async () => {
    const { data, calls } = await run(
      `{ opportunities(first: 2) { nodes { ${both} } } opportunity(id: "${renewal}") { ${both} } }`,
    );
    expect(data).toEqual({ opportunities: { nodes: [ofRenewal, ofUpgrade] }, opportunity: ofRenewal });
    expect(calls).toHaveLength(1);
  });

  it("are so below a list, too", async () => {
    const { data, calls } = await run(`{ accounts(first: 1) { nodes { opportunities { nodes { ${both} } } } } }`);
    expect(data).toEqual({ accounts: { nodes: [{ opportunities: { nodes: [ofRenewal, ofUpgrade] } }] } });
    expect(calls).toHaveLength(1);
  });
});

describe("a list of a joined parent", () => {
  const contacts = "account { contacts { nodes { name } totalCount pageInfo { hasNextPage } } }";
  const ofAcme = {
    account: {
      contacts: { nodes: [{ name: "Kim" }, { name: "Lee" }], totalCount: 2, pageInfo: { hasNextPage: false } },
    },
  };

  it.each([
    ["by reference", `{ x: opportunity(id: "${renewal}") { ${contacts} } }`, ofAcme, 1],
    ["by reference to nothing", `{ x: opportunity(id: "${orphan}") { ${contacts} } }`, { account: null }, 1],
    [
      "by semi-join",
      `{ x: opportunities(where: { id: { in: ["${renewal}", "${orphan}"] } }) { nodes { ${contacts} } } }`,
      { nodes: [ofAcme, { account: null }] },
      1,
    ],
    ["later", `{ x: opportunities { nodes { ${contacts} } } }`, { nodes: [ofAcme, ofAcme, { account: null }] }, 2],
  ])("is the same when it is read %s", async (_how, document, answer, callCount) => {
    const { data, errors, calls } = await run(document);
    expect(errors).toEqual([]);
    expect(data).toEqual({ x: answer });
    expect(calls).toHaveLength(callCount);
  });

  it("is found in the twin of its own record's parent, not in another's", async () => {
    const gamma = org.add("Account", { Name: "Gamma" });
    org.add("Opportunity", { Name: "Hidden treasure", AccountId: gamma });
    const person = org.add("Contact", { Name: "Max", AccountId: beta });
    org.add("Task", { Subject: "Elsewhere", WhoId: person, AccountId: gamma, IsRecurrence: false });
    expect(
      await dataOf(`{ contacts(where: { id: { eq: "${person}" } }) { nodes {
        account { name contacts { nodes { name } } }
        tasks { nodes { account { opportunities { nodes { name } } } } } } } }`),
    ).toEqual({
      contacts: {
        nodes: [
          {
            account: { name: "Beta", contacts: { nodes: [{ name: "Max" }] } },
            tasks: { nodes: [{ account: { opportunities: { nodes: [{ name: "Hidden treasure" }] } } }] },
          },
        ],
      },
    });
  });
});

describe("totalCount", () => {
  const lists = `tasks(first: 1) { totalCount } done: tasks(where: { isClosed: { eq: true } }) { totalCount }`;

  it("is each list's own, however it is counted", async () => {
    const ofRenewal = { tasks: { totalCount: 3 }, done: { totalCount: 1 } };
    const ofUpgrade = { tasks: { totalCount: 1 }, done: { totalCount: 0 } };
    expect(
      await dataOf(`{
        one: opportunity(id: "${renewal}") { ${lists} }
        known: opportunities(where: { id: { in: ["${renewal}", "${upgrade}"] } }) { nodes { ${lists} } }
        unknown: opportunities(first: 2) { nodes { ${lists} } } }`),
    ).toEqual({
      one: ofRenewal,
      known: { nodes: [ofRenewal, ofUpgrade] },
      unknown: { nodes: [ofRenewal, ofUpgrade] },
    });
  });

  it("costs no later call where every list arrived whole", async () => {
    const { data, calls } = await run(
      "{ opportunities(first: 2) { nodes { tasks(first: 3) { totalCount nodes { id } pageInfo { hasNextPage } } } } }",
    );
    expect(data).toMatchObject({
      opportunities: { nodes: [{ tasks: { totalCount: 3 } }, { tasks: { totalCount: 1 } }] },
    });
    expect(calls).toHaveLength(1);
  });
});

describe("a hidden field", () => {
  it("answers null, says why once at the first record, and leaves the rest alone", async () => {
    const { data, errors } = await runInMemory(
      org.context,
      "{ opportunities(first: 2) { nodes { name amount account { name industry } tasks { nodes { priority subject } } } } }",
      {},
      metadataWithout("Opportunity.Amount", "Account.Industry", "Task.Priority"),
    );
    expect(data).toMatchObject({
      opportunities: {
        nodes: [
          { name: "Renewal", amount: null, account: { name: "Acme", industry: null } },
          {
            name: "Upgrade",
            amount: null,
            account: { name: "Acme", industry: null },
            tasks: { nodes: [{ priority: null, subject: "Plan" }] },
          },
        ],
      },
    });
    expect(errors.map(({ code, path }) => `${String(code)} ${path}`).sort()).toEqual([
      "FIELD_NOT_ACCESSIBLE opportunities.nodes.0.account.industry",
      "FIELD_NOT_ACCESSIBLE opportunities.nodes.0.amount",
      "FIELD_NOT_ACCESSIBLE opportunities.nodes.0.tasks.nodes.0.priority",
    ]);
    expect(errors.find(({ path }) => path.endsWith("amount"))?.message).toBe(
      "Opportunity.amount is null: this user cannot see Opportunity.Amount, or the org does not have it. Ask an administrator for access.",
    );
  });

  it("says why at a record that is shown, not at one that was only read to look ahead", async () => {
    const small = new SmallOrg();
    const [first, second] = ["First", "Second"].map((Name) => small.add("Opportunity", { Name }));
    const person = small.add("Contact", { Name: "Kim" });
    const stranger = small.add("Lead", { Name: "Rio" });
    const add = (WhatId: string | undefined, WhoId: string) =>
      small.add("Task", { WhatId: WhatId ?? null, WhoId, IsRecurrence: false });
    add(first, person);
    add(first, stranger);
    add(second, stranger);
    const { errors } = await runInMemory(
      small.context,
      `{ opportunities { nodes { tasks(first: 1) { pageInfo { hasNextPage } nodes { who {
        ... on Contact { email } ... on Lead { company } } } } } } }`,
      {},
      metadataWithout("Lead.Company"),
    );
    expect(errors.map(({ path }) => path)).toEqual(["opportunities.nodes.1.tasks.nodes.0.who.company"]);
  });

  it("names the feature when the org does not use it", async () => {
    const { data, errors } = await run("{ opportunities(first: 2) { nodes { currencyIsoCode } } }");
    expect(data).toEqual({ opportunities: { nodes: [{ currencyIsoCode: null }, { currencyIsoCode: null }] } });
    expect(errors).toEqual([
      {
        code: "FEATURE_NOT_ENABLED",
        path: "opportunities.nodes.0.currencyIsoCode",
        message: 'Opportunity.currencyIsoCode is null: the org does not use the feature "Multiple currencies".',
      },
    ]);
  });

  it("may be a parent or a list", async () => {
    const { data, errors } = await runInMemory(
      org.context,
      `{ opportunity(id: "${renewal}") { name account { name } tasks { nodes { id } } } }`,
      {},
      metadataWithout("Opportunity.AccountId", "Task"),
    );
    expect(data).toEqual({ opportunity: { name: "Renewal", account: null, tasks: null } });
    expect(errors.map(({ code, path }) => `${String(code)} ${path}`)).toEqual([
      "FIELD_NOT_ACCESSIBLE opportunity.account",
      "FIELD_NOT_ACCESSIBLE opportunity.tasks",
    ]);
  });
});
