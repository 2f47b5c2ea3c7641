/** One refusal as the REST API words it. `fields` is present for record errors, even when empty, and absent otherwise. */
export interface ErrorItem {
  readonly errorCode: string;
  readonly message: string;
  readonly fields?: readonly string[];
  /** What duplicate rules have found; the platform misspells the key (errors.md §1). */
  readonly duplicateResut?: object;
  /** Only the UI API repeats the status here (errors.md §1). */
  readonly statusCode?: number;
}

/** A request that Salesforce refuses: the status and the array that it answers with. */
export class SalesforceError extends Error {
  override readonly name = "SalesforceError";

  constructor(
    readonly status: number,
    readonly items: readonly ErrorItem[],
  ) {
    super(items.map((item) => `${item.errorCode}: ${item.message}`).join("; "));
  }
}
