import { GatewayError } from "../errors";

/** What `read` gives, or the refusal that it throws: other parts of the question are answered all the same. */
export function orRefusal<T>(read: () => T): T | GatewayError {
  try {
    return read();
  } catch (error) {
    if (error instanceof GatewayError) return error;
    throw error;
  }
}
