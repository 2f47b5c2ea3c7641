import type { LogActivityInput, Receipt, UpdateOpportunityInput, UserError } from "../../src/writes/writes";
import type { Answer, TestGateway } from "./start-gateway";

/** Records that every seeded org has. */
export const seeded = {
  deal: "006Lc0000000001IAA",
  otherDeal: "006Lc0000000002IAA",
  account: "001Lc0000000002IAA",
  maren: "003Lc0000000001IAA",
  niamh: "003Lc0000000002IAA",
  lead: "00QLc0000000001MAA",
} as const;

const receipt = "receipt { status replayed calls fields { field requested before stored outcome reason } }";
const userErrors = "userErrors { code field message remedy suggestion allowedValues salesforceCode duplicates { id } }";

/** A mutation whose payload shows `selection` of the record, and everything else. */
export const mutationOf = (mutation: string, selection: string) => {
  const input = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;
  return `mutation ($input: ${input}!) { payload: ${mutation}(input: $input) { ${selection} ${receipt} ${userErrors} } }`;
};

export const logActivity = mutationOf("logActivity", "task { id subject status who { id name } what { id name } }");
export const createTask = mutationOf("createTask", "task { id subject status taskSubtype priority owner { id name } }");
export const updateOpportunity = mutationOf(
  "updateOpportunity",
  "opportunity { id stageName amount probability nextStep account { id name } }",
);

export interface Payload {
  readonly task?: Readonly<Record<string, unknown>> | null;
  readonly opportunity?: Readonly<Record<string, unknown>> | null;
  readonly receipt: Receipt;
  readonly userErrors: readonly UserError[];
}

export interface Written {
  readonly answer: Answer<{ payload: Payload | null }>;
  /** What the org has billed for it. */
  readonly billed: number;
  /** Throws when there is none. */
  readonly payload: Payload;
}

let keys = 0;

/** An idempotency key that no other request has. */
export const newKey = (): string => `key ${++keys}`;

/** A call logged on the deal of the README. */
export const callOn = (changes: Partial<LogActivityInput> = {}): LogActivityInput => ({
  ...{ type: "CALL", relatedTo: seeded.deal, subject: "Intro call", idempotencyKey: newKey() },
  ...changes,
});

export const changeOf = (changes: Partial<UpdateOpportunityInput>): UpdateOpportunityInput => ({
  id: seeded.otherDeal,
  ...changes,
});

/** Sends a mutation and says what it was answered and what it cost. */
export async function write(
  gateway: TestGateway,
  document: string,
  input: object,
  options: Parameters<TestGateway["execute"]>[2] = {},
): Promise<Written> {
  gateway.billedCalls();
  const answer = await gateway.execute<{ payload: Payload | null }>(document, { input }, options);
  return {
    answer,
    billed: gateway.billedCalls(),
    get payload() {
      if (answer.data?.payload) return answer.data.payload;
      throw new Error(`There is no payload, but ${JSON.stringify(answer.errors)}`);
    },
  };
}

/** Has the gateway learn all metadata that these documents need, by writes that it refuses. */
export async function warmUp(gateway: TestGateway): Promise<void> {
  await write(gateway, logActivity, callOn({ subject: "" }));
  await write(gateway, createTask, { subject: "" });
  await write(gateway, updateOpportunity, changeOf({ stageName: "" }));
}

/** How many tasks the org holds under a subject. */
export async function countTasks(gateway: TestGateway, subject: string): Promise<unknown> {
  const answer = await gateway.execute<{ tasks: { totalCount: number } }>(
    "query ($subject: String!) { tasks(first: 0, where: { subject: { eq: $subject } }) { totalCount } }",
    { subject },
  );
  return answer.data?.tasks.totalCount;
}
