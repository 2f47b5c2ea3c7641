import { createOperation } from "../loaders/operation";
import { createCallMeter } from "../salesforce/call-meter";
import type { Salesforce } from "../salesforce/connection";
import { waitFor } from "../salesforce/waiting";
import { createWrites } from "../writes/create-writes";
import { createMemoryIdempotencyStore } from "../writes/memory-idempotency-store";
import type { Backend } from "./backend";

/** The way of every operation to one org: as the API user for a key, as the signed-in person for a token. */
export function createBackend(org: string, salesforce: Salesforce): Backend {
  const idempotency = createMemoryIdempotencyStore({ now: Date.now });
  return {
    org,
    open(principal, signal) {
      const meter = createCallMeter();
      const connection =
        principal.kind === "apiKey"
          ? salesforce.forApiUser({ meter, signal })
          : salesforce.forCaller(principal.caller, { meter, signal });
      const operation = createOperation(connection);
      const writes = createWrites({ ...connection, operation, cost: meter, principal, idempotency });
      return { cost: meter, operation, writes };
    },
    identify: (accessToken) => salesforce.identify(accessToken),
    async checkSession(signal) {
      const connection = salesforce.forApiUser({ meter: createCallMeter(), signal });
      await waitFor(connection.identity(), signal);
    },
  };
}
