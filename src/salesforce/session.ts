import { GatewayError } from "../errors";
import type { UserIdentity } from "./connection";
import type { Logger, Timing } from "./settings";

/** What Salesforce grants to an identity. */
export interface Grant extends UserIdentity {
  readonly accessToken: string;
  /** Where this identity's requests go: scheme, host and port. */
  readonly instanceUrl: string;
}

/** How one identity keeps its access token good. Shared by all requests of that identity. */
export interface Session {
  /** The present grant; the first call logs in. */
  grant(): Promise<Grant>;
  /**
   * A grant other than the one that was refused. However many requests were refused together, one renewal serves them
   * all; rejects when there is no renewing.
   */
  renew(refused: Grant): Promise<Grant>;
}

// Long enough that a stream of requests does not become a stream of log-ins, short enough that a repaired set-up is
// noticed while its administrator is watching.
const refusalHoldsMs = 30_000;

/** A session that logs in by `requestGrant` when needed and again when its token is refused. */
export function createRenewableSession(
  requestGrant: () => Promise<Grant>,
  { now, logger }: Pick<Timing, "now"> & { readonly logger: Logger },
): Session {
  let granted: Grant | undefined;
  let pending: Promise<Grant> | undefined;
  let refusal: { readonly error: GatewayError; readonly until: number } | undefined;

  const logIn = async (): Promise<Grant> => {
    try {
      granted = await requestGrant();
      logger.info({ userId: granted.userId }, "Logged in to Salesforce");
      return granted;
    } catch (error) {
      if (error instanceof GatewayError && error.code === "RECONNECT_REQUIRED") {
        refusal = { error, until: now() + refusalHoldsMs };
        logger.error({ err: error }, "Salesforce refused the gateway's log-in");
      } else {
        logger.warn({ err: error }, "Salesforce could not be reached for a log-in");
      }
      throw error;
    }
  };

  const logInOnce = (): Promise<Grant> => {
    if (refusal !== undefined && now() < refusal.until) throw refusal.error;
    pending ??= logIn().finally(() => {
      pending = undefined;
    });
    return pending;
  };

  return {
    grant: async () => granted ?? logInOnce(),
    async renew(refused) {
      // Requests that were refused together come here one by one; after the first there is another grant, or soon will.
      if (granted?.accessToken === refused.accessToken) granted = undefined;
      return granted ?? logInOnce();
    },
  };
}
