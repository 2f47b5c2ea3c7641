import type { MetadataSource, QueryExecutor, RecordWriter } from "../soql/executor";
import type { CallMeter } from "./call-meter";

/** Which Salesforce user an identity is. Ids have 18 characters. */
export interface UserIdentity {
  readonly userId: string;
  readonly organizationId: string;
}

/** A person who came with an own Salesforce access token, after Salesforce has vouched for it. */
export interface Caller extends UserIdentity {
  readonly username: string;
  readonly accessToken: string;
}

/** What one operation's requests share. */
export interface Operation {
  readonly meter: CallMeter;
  /** Aborted when the client goes away: reads stop; a write that is on its way is left to finish. */
  readonly signal: AbortSignal;
}

/** Salesforce as one user sees it, for one operation. Nothing is sent, not even a log-in, before it is needed. */
export interface SalesforceConnection {
  readonly queries: QueryExecutor;
  readonly metadata: MetadataSource;
  readonly writer: RecordWriter;
  identity(): Promise<UserIdentity>;
}

/** The configured org. One per process. */
export interface Salesforce {
  /** Acts as the user that the configured credentials stand for. */
  forApiUser(operation: Operation): SalesforceConnection;
  /** Acts as the signed-in person. */
  forCaller(caller: Caller, operation: Operation): SalesforceConnection;
  /**
   * Asks the configured org whom a token belongs to; remembered briefly. Rejects with `UNAUTHENTICATED` when it is not
   * a Salesforce access token or the org refuses it.
   */
  identify(accessToken: string): Promise<Caller>;
  /** Ends open connections, requests in flight included. */
  close(): Promise<void>;
}
