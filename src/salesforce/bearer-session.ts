import { GatewayError } from "../errors";
import type { Caller } from "./connection";
import type { Session } from "./session";

/** The session that a caller brought along. The gateway cannot renew it: only its owner can sign in again. */
export function createBearerSession(caller: Caller, instanceUrl: string, onRefused: () => Promise<void>): Session {
  const { accessToken, userId, organizationId } = caller;
  return {
    grant: async () => ({ accessToken, userId, organizationId, instanceUrl }),
    async renew() {
      await onRefused();
      throw new GatewayError("UNAUTHENTICATED", "Your Salesforce session has ended. Sign in to Salesforce again.");
    },
  };
}
