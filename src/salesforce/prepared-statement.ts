import { type Statement, writtenRecord } from "../soql/ast";
import { compile } from "../soql/compile";
import type { SalesforceClient } from "./client";
import { maxQueriesPerComposite, type Subrequest } from "./composite";

/** The `referenceId` of a call's write. */
export const writeReferenceId = "w";

/** A statement as it travels in a call. */
export interface PreparedStatement {
  readonly statement: Statement;
  readonly referenceId: string;
  readonly soql: string;
  readonly shape: string;
  /** The parts of the call that it refers to. */
  readonly targets: ReadonlySet<Statement | typeof writtenRecord>;
}

/** Names and prints the statements of one call. A statement may refer to those before it and to the call's write. */
export function prepareStatements(statements: readonly Statement[]): readonly PreparedStatement[] {
  if (statements.length > maxQueriesPerComposite) {
    throw new TypeError(`${statements.length} statements do not fit into one call of ${maxQueriesPerComposite}`);
  }
  return statements.map((statement, i) => {
    const targets = new Set<Statement | typeof writtenRecord>();
    const { soql, shape } = compile(statement.query, (target) => {
      targets.add(target);
      return target === writtenRecord ? writeReferenceId : referenceIdOf(statements, target, i);
    });
    return { statement, referenceId: `q${i + 1}`, soql, shape, targets };
  });
}

function referenceIdOf(statements: readonly Statement[], target: Statement, before: number): string {
  const position = statements.indexOf(target);
  if (position === -1 || position >= before) throw new TypeError("A statement refers to one that is not before it");
  return `q${position + 1}`;
}

/** References stay readable for Salesforce, which expands them in the URL as it stands; everything else is encoded. */
function encodeSoql(soql: string): string {
  return soql
    .split(/(@\{[^}]*\})/)
    .map((text, i) => (i % 2 === 1 ? text : encodeURIComponent(text)))
    .join("");
}

export function queryPath(client: SalesforceClient, { soql }: PreparedStatement): string {
  return `${client.root}/query?q=${encodeSoql(soql)}`;
}

export function querySubrequest(client: SalesforceClient, prepared: PreparedStatement): Subrequest {
  return { method: "GET", url: queryPath(client, prepared), referenceId: prepared.referenceId };
}
