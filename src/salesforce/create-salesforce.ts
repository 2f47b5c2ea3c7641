import { createMemoryCache } from "../store/memory-cache";
import { createBearerSession } from "./bearer-session";
import { createClient } from "./client";
import { requestClientCredentialsGrant } from "./client-credentials";
import type { Operation, Salesforce, SalesforceConnection, UserIdentity } from "./connection";
import { createCallerCheck, type TokenVerdict } from "./identity";
import { createMetadataSource, type DescribedObject, type MetadataStore } from "./metadata";
import { createQueryExecutor } from "./query-executor";
import { createRenewableSession, type Session } from "./session";
import type { Logger, SalesforceSettings, Timing } from "./settings";
import { createTransport } from "./transport";
import { neverAborted, realTiming, shareSignal } from "./waiting";
import { createRecordWriter } from "./writer";

interface SalesforceDependencies {
  readonly logger: Logger;
  readonly timing?: Timing;
}

const defaultTimeoutMs = 30_000;

// A describe is some tens of kilobytes as it is kept; a thousand cover twenty objects for fifty users.
const maxDescribes = 1_000;
const maxCallers = 10_000;

/** Sets up the way to one org. Sends nothing yet: the first request logs in. */
export function createSalesforce(
  settings: SalesforceSettings,
  { logger, timing = realTiming }: SalesforceDependencies,
): Salesforce {
  const { apiVersion, timeoutMs = defaultTimeoutMs } = settings;
  const { origin } = new URL(settings.loginUrl);
  const { now } = timing;
  const transport = createTransport(settings);
  const apiSession = createRenewableSession(
    () => requestClientCredentialsGrant({ ...settings, timeoutMs }, transport, timing),
    { now, logger },
  );
  const callers = createCallerCheck({
    origin,
    timeoutMs,
    transport,
    timing,
    cache: createMemoryCache<TokenVerdict>({ maxEntries: maxCallers, now }),
  });
  const store: MetadataStore = {
    cache: createMemoryCache<DescribedObject>({ maxEntries: maxDescribes, now }),
    pending: new Map(),
    now,
  };

  const connect = (session: Session, operation: Operation): SalesforceConnection => {
    const { meter } = operation;
    const signal = shareSignal(operation.signal);
    const options = { session, transport, timing, logger, apiVersion, timeoutMs };
    const client = createClient({ ...options, operation: { meter, signal } });
    const sharedClient = createClient({ ...options, operation: { meter, signal: neverAborted } });
    const reader = { client, meter, logger };
    const queries = createQueryExecutor(reader);
    const identity = async (): Promise<UserIdentity> => {
      const { userId, organizationId } = await session.grant();
      return { userId, organizationId };
    };
    return {
      queries,
      metadata: createMetadataSource(store, { identity, client: sharedClient, signal }),
      writer: createRecordWriter(reader, queries),
      identity,
    };
  };

  return {
    forApiUser: (operation) => connect(apiSession, operation),
    forCaller: (caller, operation) =>
      connect(
        createBearerSession(caller, origin, () => callers.forget(caller.accessToken)),
        operation,
      ),
    identify: (accessToken) => callers.identify(accessToken),
    close: () => transport.close(),
  };
}
