import { batchSizes, type PageRequest } from "../paging/query-locators";
import type { OrgRequest } from "../request";
import type { RestContext } from "./route";

/** `Sforce-Query-Options: batchSize=500`, kept within what Salesforce allows; it is a wish and never an error. */
function requestedBatchSize(request: OrgRequest): number | undefined {
  const size = /(?:^|[\s,;])batchSize\s*=\s*(\d{1,9})/i.exec(request.headers["sforce-query-options"] ?? "")?.[1];
  return size === undefined ? undefined : Math.min(Math.max(Number(size), batchSizes.least), batchSizes.most);
}

/** How this request's user wants an answer of many records cut. */
export function pageRequest({ session, apiVersion }: RestContext, request: OrgRequest): PageRequest {
  return { userId: session.userId, apiVersion, batchSize: requestedBatchSize(request) };
}
