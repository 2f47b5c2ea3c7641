import { GatewayError } from "../errors";
import type { ClientRequest, SalesforceClient } from "./client";
import { type Answer, isSuccess, readError } from "./errors";

/** One part of a composite request. Any string in it may hold references, which Salesforce expands (rest-api.md §7). */
export interface Subrequest {
  readonly method: "GET" | "POST" | "PATCH";
  readonly url: string;
  readonly referenceId: string;
  readonly httpHeaders?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** The most queries, further pages included, that one composite request may hold (rest-api.md §7). */
export const maxQueriesPerComposite = 5;

/** The most parts of any kind. */
export const maxSubrequests = 25;

type CompositeRequest = Pick<ClientRequest, "effect" | "what" | "isMetadata"> & {
  readonly subrequests: readonly Subrequest[];
  /** The part whose lock or outage is worth another try of the whole; absent when every part's is. */
  readonly decisive?: string;
};

/**
 * Sends several requests as one call. A part's failure is its own answer and does not undo the others; rejects when the
 * call as a whole failed. Answers are by `referenceId`.
 */
export async function sendComposite(
  client: SalesforceClient,
  { subrequests, decisive, ...request }: CompositeRequest,
): Promise<ReadonlyMap<string, Answer>> {
  const answer = await client.send({
    ...request,
    method: "POST",
    path: `${client.root}/composite`,
    body: { allOrNone: false, compositeRequest: subrequests },
    partsOf: (whole) => {
      const parts = readParts(whole.body);
      return decisive === undefined ? [...parts.values()] : [parts.get(decisive) ?? whole];
    },
  });
  if (!isSuccess(answer)) throw readError(answer);
  return readParts(answer.body);
}

/** The named part, which Salesforce answers whenever it answers at all. */
export function partOf(answers: ReadonlyMap<string, Answer>, referenceId: string): Answer {
  const part = answers.get(referenceId);
  if (part === undefined) throw new GatewayError("SALESFORCE_UNAVAILABLE", "Salesforce left out a part of its answer.");
  return part;
}

interface CompositeBody {
  readonly compositeResponse?: readonly {
    readonly referenceId: string;
    readonly httpStatusCode: number;
    readonly body: unknown;
  }[];
}

function readParts(body: unknown): ReadonlyMap<string, Answer> {
  const { compositeResponse = [] } = (body ?? {}) as CompositeBody;
  return new Map(
    compositeResponse.map(({ referenceId, httpStatusCode, body: part }) => [
      referenceId,
      { status: httpStatusCode, body: part },
    ]),
  );
}
