import { describe, expect, it } from "@jest/globals";
import { getOperationAST, getVariableValues, Kind, parse } from "graphql";
import { GatewayError } from "../../../src/errors";
import { createSchema } from "../../../src/graphql/schema";
import { readRootFields } from "../../../src/planner/root-fields";
import { SelectionReader, type ListSelection, type RecordSelection } from "../../../src/planner/selection";

const schema = createSchema();

function readRoots(text: string, variables: Readonly<Record<string, unknown>> = {}) {
  const document = parse(text);
  const operation = getOperationAST(document);
  const { coerced } = getVariableValues(schema, operation?.variableDefinitions ?? [], variables);
  if (!operation || !coerced) throw new Error("no operation, or variables of other types");
  const fragments = Object.fromEntries(
    document.definitions.flatMap((each) => (each.kind === Kind.FRAGMENT_DEFINITION ? [[each.name.value, each]] : [])),
  );
  return readRootFields(new SelectionReader({ schema, fragments, variableValues: coerced }), operation);
}

/** The selection as text: `name owner{email} tasks(first 5|9){subject}`. */
function print({ fields, parents, lists }: RecordSelection): string {
  return [
    ...fields.map(({ name }) => name),
    ...parents.map(({ relation, records }) =>
      records.length === 1
        ? `${relation.name}{${records.map(print).join()}}`
        : `${relation.name}{${records.map((record) => `${record.object.name}: ${print(record)}`).join("; ")}}`,
    ),
    ...lists.map(printList),
  ].join(" ");
}

function printList(list: ListSelection): string {
  const wants = [
    list.wantsRecords && "records",
    list.wantsHasNextPage && "hasNextPage",
    list.wantsCursors && "cursors",
    list.wantsTotalCount && "totalCount",
  ].filter((want) => want !== false);
  return `${list.relation?.name ?? list.object.plural}(${list.views.join("|")} ${wants.join("+")}){${print(list.node)}}`;
}

function read(fields: string, variables: Readonly<Record<string, unknown>> = {}, declarations = ""): string {
  const roots = readRoots(`query ${declarations} { opportunity(id: "006000000000001AAA") { ${fields} } }`, variables);
  const root = roots.get("opportunity");
  if (root instanceof GatewayError) throw root;
  if (root?.kind !== "record") throw new Error("no record");
  return print(root.record);
}

describe("SelectionReader", () => {
  it("reads fields, parents and lists", () => {
    expect(read("name account { name owner { email } } tasks(first: 5) { nodes { subject } }")).toBe(
      "name account{name owner{email}} tasks(5 records){subject}",
    );
  });

  it("reads 25 records where nothing else is said", () => {
    expect(read("tasks { nodes { id } }")).toBe("tasks(25 records){id}");
  });

  it("reads every field once, however often and by whatever alias it is asked", () => {
    expect(read("name name label: name account { name } account { id } customer: account { industry name }")).toBe(
      "name account{name id industry}",
    );
  });

  it("ignores __typename wherever it stands", () => {
    expect(read("__typename account { __typename } tasks { __typename nodes { __typename id } }")).toBe(
      "account{} tasks(25 records){id}",
    );
  });

  describe("with fragments", () => {
    it("reads inline ones and named ones, also inside of each other", () => {
      const roots = readRoots(`
        query { opportunity(id: "006000000000001AAA") { ...Deal ... on Opportunity { amount } ... { closeDate } } }
        fragment Deal on Opportunity { name owner { ...Person } }
        fragment Person on User { email }`);
      const root = roots.get("opportunity");
      expect(root instanceof GatewayError || root?.kind !== "record" || print(root.record)).toBe(
        "name amount closeDate owner{email}",
      );
    });

    it("reads of a polymorphic parent what each object is asked", () => {
      expect(read("tasks { nodes { who { id name ... on Contact { email } ... on Lead { company } } } }")).toBe(
        "tasks(25 records){who{Contact: id name email; Lead: id name company}}",
      );
    });

    it("reads fragments on an interface of the object", () => {
      expect(read("tasks { nodes { what { ... on What { name } ... on Account { industry } } } }")).toBe(
        "tasks(25 records){what{Account: name industry; Opportunity: name}}",
      );
    });
  });

  describe("with @include and @skip", () => {
    const declarations = "($yes: Boolean!, $no: Boolean!)";
    const variables = { yes: true, no: false };

    it("reads what is included, and only that", () => {
      expect(
        read(
          "a: name @include(if: $yes) b: amount @include(if: $no) c: closeDate @skip(if: $no) d: nextStep @skip(if: $yes)",
          variables,
          declarations,
        ),
      ).toBe("name closeDate");
    });

    it("heeds them on fragments, relations and inside of connections", () => {
      expect(
        read(
          "... @include(if: $no) { name } account @skip(if: $yes) { name } tasks { nodes @include(if: $no) { subject } totalCount pageInfo @skip(if: $yes) { hasNextPage } }",
          variables,
          declarations,
        ),
      ).toBe("tasks(25 totalCount){}");
    });
  });

  describe("of a connection", () => {
    it("merges nodes and edges", () => {
      expect(read("tasks { nodes { subject } edges { cursor node { status who { name } } } }")).toBe(
        "tasks(25 records+cursors){subject status who{Contact: name; Lead: name}}",
      );
    });

    it.each([
      ["{ totalCount }", "tasks(25 totalCount){}"],
      ["{ pageInfo { hasNextPage } }", "tasks(25 hasNextPage){}"],
      ["{ pageInfo { hasPreviousPage } }", "tasks(25 ){}"],
      ["{ pageInfo { endCursor } }", "tasks(25 cursors){}"],
      ["{ pageInfo { startCursor hasNextPage } }", "tasks(25 hasNextPage+cursors){}"],
      ["{ edges { cursor } }", "tasks(25 records+cursors){}"],
      ["{ nodes { id } pageInfo { hasNextPage } }", "tasks(25 records+hasNextPage){id}"],
    ])("knows what %s needs", (selection, printed) => {
      expect(read(`tasks ${selection}`)).toBe(printed);
    });

    it("is one list when aliases differ in nothing but first", () => {
      expect(read("few: tasks(first: 2) { nodes { id } } more: tasks(first: 9) { nodes { subject } totalCount }")).toBe(
        "tasks(2|9 records+totalCount){id subject}",
      );
    });

    it("is one list however its arguments are written", () => {
      expect(
        read(
          'a: tasks(where: { status: { eq: "x" }, subject: { eq: "y" } }) { nodes { id } } b: tasks(where: { subject: { eq: "y" }, status: { eq: $x } }) { nodes { id } }',
          { x: "x" },
          "($x: String)",
        ),
      ).toBe("tasks(25 records){id}");
    });

    it.each([
      ['a: tasks(where: { status: { eq: "x" } }) { totalCount } b: tasks { totalCount }'],
      ["a: tasks(orderBy: [{ subject: ASC }]) { totalCount } b: tasks { totalCount }"],
      ['a: tasks(after: "x") { totalCount } b: tasks { totalCount }'],
    ])("is two lists when aliases differ in more: %s", (fields) => {
      expect(read(fields)).toBe("tasks(25 totalCount){} tasks(25 totalCount){}");
    });
  });
});

describe("readRootFields", () => {
  it("reads each root field by its response key", () => {
    const roots = readRoots(
      `{ deal: opportunity(id: "006000000000001AAA") { id } opportunities(first: 3) { nodes { id } } users { totalCount } }`,
    );
    expect([...roots.keys()]).toEqual(["deal", "opportunities", "users"]);
  });

  it("leaves introspection alone", () => {
    expect(readRoots("{ __typename __schema { types { name } } }").size).toBe(0);
  });

  it("completes ids, and takes a record's address", () => {
    const { id } = readRoots(`{ account(id: "https://acme.my.salesforce.com/001xx000003DGb1") { id } }`).get(
      "account",
    ) as { id: string };
    expect(id).toBe("001xx000003DGb1AAG");
  });

  it.each<[string, string, string]>([
    ["a broken id", `account(id: "001")`, '`id` is not a Salesforce id: "001"'],
    ["another object's id", `account(id: "006000000000001AAA")`, "`id` must be the id of a record of type Account"],
    ["a negative first", "accounts(first: -1)", '`first` of "accounts" must be from 0 to 2000, not -1'],
    ["a first that is too great", "accounts(first: 2001)", '`first` of "accounts" must be from 0 to 2000, not 2001'],
    ["first: null", "accounts(first: null)", "first"],
    [
      "an operator without its variable",
      "accounts(where: { name: { eq: $none } })",
      "`where.name.eq` is given by the variable $none, which has no value",
    ],
    [
      "an entry without its variable",
      "accounts(where: { name: $noFilter })",
      "`where.name` is given by the variable $noFilter",
    ],
    [
      "a list item without its variable",
      "accounts(where: { or: [$noWhere] })",
      "`where.or` is given by the variable $noWhere",
    ],
  ])("refuses %s, and reads the other fields all the same", (_what, field, message) => {
    const selection = field.startsWith("accounts") ? "{ totalCount }" : "{ id }";
    const roots = readRoots(
      `query ($none: String, $noFilter: StringFilter, $noWhere: AccountFilter) { bad: ${field} ${selection} good: users { totalCount } }`,
    );
    const bad = roots.get("bad");
    if (!(bad instanceof GatewayError)) throw new Error("not refused");
    expect(bad.code).toBe("BAD_USER_INPUT");
    expect(bad.message).toContain(message);
    expect(roots.get("good")).toMatchObject({ kind: "list" });
  });

  it("lets a variable for a whole argument be left out", () => {
    const roots = readRoots(
      `query ($where: AccountFilter, $orderBy: [AccountOrderBy!], $after: String) {
        accounts(where: $where, orderBy: $orderBy, after: $after) { totalCount } }`,
    );
    expect(roots.get("accounts")).toMatchObject({ kind: "list" });
  });
});
