import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { recordCalls } from "../support/record-calls";
import { startGateway, type TestGateway } from "../support/start-gateway";

/**
 * Each case is a document, the statements it became (a block for each call) and the answer. They read as the planner's
 * documentation; `UPDATE_GOLDEN=1 npx jest test/golden` writes what is now true, for a person to judge by the diff.
 */
const directory = join(__dirname, "cases");
const cases = readdirSync(directory)
  .filter((file) => file.endsWith(".graphql"))
  .map((file) => basename(file, ".graphql"));

let gateway: TestGateway;

beforeAll(async () => {
  const now = () => new Date("2026-03-18T12:00:00Z");
  gateway = await startGateway({ org: { seed: 1, scale: 0.2, now } });
  await gateway.execute(`{
    opportunities(first: 0) { totalCount } accounts(first: 0) { totalCount } contacts(first: 0) { totalCount }
    leads(first: 0) { totalCount } tasks(first: 0) { totalCount } users(first: 0) { totalCount }
    opportunityContactRoles(first: 0) { totalCount } }`);
});
afterAll(() => gateway.close());

describe("the golden case", () => {
  it.each(cases)("%s holds", async (name) => {
    const { soql, answer } = await run(name);
    compareWithFile(`${name}.soql`, soql);
    compareWithFile(`${name}.json`, answer);
  });
});

async function run(name: string): Promise<{ readonly soql: string; readonly answer: string }> {
  const document = readFileSync(join(directory, `${name}.graphql`), "utf8");
  const variablesFile = join(directory, `${name}.variables.json`);
  const variables = existsSync(variablesFile) ? (JSON.parse(readFileSync(variablesFile, "utf8")) as object) : {};
  const recorded = recordCalls();
  const { data, errors, salesforce } = await gateway.execute(document, variables);
  recorded.stop();
  expect(salesforce?.calls).toBe(recorded.calls.length);
  const told = errors.map(({ path, message, extensions }) => ({
    path: path?.join("."),
    code: extensions?.code,
    message,
  }));
  const { calls, estimatedCalls } = salesforce ?? {};
  const answer = { data, ...(told.length > 0 && { errors: told }), cost: { calls, estimatedCalls } };
  return {
    soql: recorded.calls.map((call, at) => [`# call ${at + 1}`, ...call, ""].join("\n")).join("\n"),
    answer: `${JSON.stringify(answer, undefined, 2)}\n`,
  };
}

function compareWithFile(file: string, actual: string): void {
  const path = join(directory, file);
  if (process.env.UPDATE_GOLDEN === "1") writeFileSync(path, actual);
  expect(existsSync(path)).toBe(true);
  expect(actual).toBe(readFileSync(path, "utf8"));
}
