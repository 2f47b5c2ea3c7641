/** Which org, by which credentials. Read from the environment by `config.ts` alone. */
export interface SalesforceSettings {
  /** The org's My Domain, such as `https://acme.my.salesforce.com`: client credentials work nowhere else (auth.md §3). */
  readonly loginUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Such as `v62.0`. */
  readonly apiVersion: string;
  /** What `HTTPS_PROXY` says; plain `http:` orgs, which are local, are never proxied. */
  readonly httpsProxy?: string | undefined;
  /** What `NO_PROXY` says. */
  readonly noProxy?: string | undefined;
  /** How long one request may take, its retries included. Default 30 s. */
  readonly timeoutMs?: number | undefined;
}

/** The part of a pino logger that this folder uses. */
export interface Logger {
  info(details: object, message: string): void;
  warn(details: object, message: string): void;
  error(details: object, message: string): void;
}

/** Time and chance, so that tests need neither. */
export interface Timing {
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** Rejects with the signal's reason when it is aborted. */
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  /** From 0 up to but not including 1. */
  readonly random: () => number;
}
