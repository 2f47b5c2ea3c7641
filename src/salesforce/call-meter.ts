/** What one GraphQL operation has cost so far. Created per operation, changed as calls are made. */
export interface CallMeter {
  /** Requests that Salesforce bills: pages, retries and metadata included; log-ins and refused sessions are not. */
  calls: number;
  /** Those of `calls` that read metadata. */
  metadataCalls: number;
  /** Records received, child records included. */
  rows: number;
  /** The org's use of its daily allocation, as the latest answer reported it. */
  usage: { readonly used: number; readonly limit: number } | undefined;
}

export function createCallMeter(): CallMeter {
  return { calls: 0, metadataCalls: 0, rows: 0, usage: undefined };
}
