import { describe, expect, it } from "@jest/globals";
import { Contact } from "../../../src/catalogue/contact";
import type { SObjectDef } from "../../../src/catalogue/define";
import { Lead } from "../../../src/catalogue/lead";
import { Task } from "../../../src/catalogue/task";
import { GatewayError } from "../../../src/errors";
import { runInMemory } from "../../support/memory-gateway";
import { planDocument } from "../../support/plan-document";
import { SmallOrg } from "../local-org/soql/small-org";

type Path = readonly string[];

/** Lookups from an object, the near ones first; each comes after the one that it goes on from. */
function lookupsOf(object: SObjectDef, depth: number): Path[] {
  const found: Path[] = [];
  let level: { readonly path: Path; readonly object: SObjectDef }[] = [{ path: [], object }];
  for (let at = 0; at < depth; at++) {
    level = level.flatMap(({ path, object: from }) =>
      [...from.parents.values()].flatMap(({ name, target }) => {
        const to = target();
        return to.kind === "object" ? [{ path: [...path, name], object: to }] : [];
      }),
    );
    found.push(...level.map(({ path }) => path));
  }
  return found;
}

/** A selection of the ids at the ends of lookups. */
function select(lookups: readonly Path[]): string {
  const first = [...new Set(lookups.flatMap(([name]) => (name === undefined ? [] : [name])))];
  return first
    .map((name) => {
      const rest = lookups.filter(([head]) => head === name).map(([, ...tail]) => tail);
      return `${name} { id ${select(rest.filter(({ length }) => length > 0))} }`;
    })
    .join(" ");
}

const nest = (path: Path, leaf: string) => path.reduceRight((inner, name) => `{ ${name}: ${inner} }`, leaf);

const lookups = lookupsOf(Lead, 5);
const wide = (count: number) => select(lookups.slice(0, count));

/** A filter by the names of what is at the ends of these lookups. */
function filterBy(paths: readonly Path[]): string {
  return `{ and: [${paths.map((path) => nest(path, '{ name: { ne: "x" } }')).join(", ")}] }`;
}

async function run(document: string) {
  const org = new SmallOrg();
  const manager = org.add("User", { Name: "Ana" });
  const owner = org.add("User", { Name: "Bo", ManagerId: manager });
  const account = org.add("Account", { Name: "Acme", OwnerId: owner });
  org.add("Lead", { Name: "Rio", OwnerId: owner, ConvertedAccountId: account });
  org.add("Task", { Subject: "Call", OwnerId: owner, AccountId: account, IsRecurrence: false });
  const { errors, calls } = await runInMemory(org.context, document);
  expect(errors).toEqual([]);
  return calls;
}

describe("a statement that follows 55 lookups", () => {
  it("is as wide as Salesforce reads: one lookup more is read later", async () => {
    expect(await run(`{ leads { nodes { ${wide(55)} } } }`)).toHaveLength(1);
    expect(planDocument(`{ leads { nodes { ${wide(56)} } } }`)).toHaveLength(2);
    await run(`{ leads { nodes { ${wide(70)} } } }`);
  });

  it("has none to spare for what is selected beyond those of its filter and its ordering", async () => {
    const where = filterBy(lookups.slice(60, 65));
    const orderBy = nest(lookups[66] ?? [], "{ name: ASC }");
    const args = `(where: ${where}, orderBy: [${orderBy}])`;
    expect(planDocument(`{ leads${args} { nodes { ${wide(40)} } } }`)).toHaveLength(1);
    expect(planDocument(`{ leads${args} { nodes { ${wide(55)} } } }`)).toHaveLength(2);
    await run(`{ leads${args} { totalCount nodes { ${wide(55)} } pageInfo { endCursor } } }`);
  });

  it("is not given a child list whose filter would follow more", async () => {
    const list = 'tasks(where: { account: { owner: { name: { ne: "x" } } } }) { nodes { subject } }';
    expect(planDocument(`{ leads { nodes { ${list} ${wide(50)} } } }`)).toHaveLength(1);
    await run(`{ leads { nodes { ${wide(55)} ${list} } } }`);
  });

  it("counts the branches of a TYPEOF, and the lookups inside of each", async () => {
    const own = select(lookupsOf(Task, 5));
    const people = lookupsOf(Contact, 3);
    for (let count = 1; count < people.length; count += 5) {
      const branches = `who { ... on Contact { ${select(people.slice(0, count))} } ... on Lead { company } }`;
      await run(`{ tasks { nodes { ${own} ${branches} } } }`);
      await run(`{ tasks { nodes { ${branches} ${own} } } }`);
    }
  });

  it("is refused, with a reason, when a filter alone would follow more", () => {
    const where = filterBy(lookups.slice(20, 90));
    const plan = () => planDocument(`{ leads(where: ${where}) { nodes { id } } }`);
    expect(plan).toThrow(GatewayError);
    expect(plan).toThrow(/^The question to Lead filters and orders by \d+ lookups; Salesforce follows at most 55\./);
  });
});
