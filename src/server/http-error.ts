import { GraphQLError } from "graphql";
import { GatewayError } from "../errors";
import { statusOf } from "../graphql/errors";

/** Runs what happens before execution, where an error alone makes the answer: it brings its HTTP status along. */
export async function withHttpStatus<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof GatewayError)) throw error;
    const extensions = { code: error.code, http: { status: statusOf(error.code) } };
    throw new GraphQLError(error.message, { originalError: error, extensions });
  }
}
