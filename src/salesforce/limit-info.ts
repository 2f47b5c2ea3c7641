/**
 * Reads the header `Sforce-Limit-Info`, such as `api-usage=138/15000`. A per-app figure may stand beside the org's
 * (limits.md §1); only the org's counts, since every app draws on it.
 */
export function readLimitInfo(
  header: string | string[] | undefined,
): { readonly used: number; readonly limit: number } | undefined {
  const [, used, limit] = /(?:^|[\s;,])api-usage=(\d+)\/(\d+)/.exec(String(header)) ?? [];
  return used === undefined || limit === undefined ? undefined : { used: Number(used), limit: Number(limit) };
}
