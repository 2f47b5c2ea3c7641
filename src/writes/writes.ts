import type { GraphQLResolveInfo } from "graphql";

/** How a stored value compares with the requested one. */
export type WriteOutcome = "WRITTEN" | "UNCHANGED" | "NORMALIZED" | "DIFFERS" | "UNVERIFIED";

/** The worst of what happened to a write, in one word. */
export type ReceiptStatus = "WRITTEN" | "DIFFERS" | "UNVERIFIED" | "REFUSED";

export interface FieldReceipt {
  /** The input field's name. */
  readonly field: string;
  readonly requested: unknown;
  readonly before: unknown;
  readonly stored: unknown;
  readonly outcome: WriteOutcome;
  readonly reason: string | null;
}

export interface Receipt {
  readonly status: ReceiptStatus;
  /** Whether an earlier request with the same idempotency key did the writing. */
  readonly replayed: boolean;
  readonly calls: number;
  readonly fields: readonly FieldReceipt[];
}

export type UserErrorCode =
  | "REQUIRED"
  | "INVALID_ID"
  | "WRONG_RECORD_TYPE"
  | "INVALID_PICKLIST_VALUE"
  | "INVALID_VALUE"
  | "TOO_LONG"
  | "NOT_WRITABLE"
  | "NOT_FOUND"
  | "DELETED"
  | "NO_ACCESS"
  | "DUPLICATE_DETECTED"
  | "DUPLICATE_VALUE"
  | "VALIDATION_RULE"
  | "LOCKED"
  | "STALE"
  | "INACTIVE_OWNER"
  | "INVALID_RELATION"
  | "ROLLED_BACK"
  | "OTHER";

/** A problem that whoever asked can solve. */
export interface UserError {
  readonly code: UserErrorCode;
  /** The input field's name; null when the problem is not one field's. */
  readonly field: string | null;
  readonly message: string;
  readonly remedy: string | null;
  readonly suggestion: string | null;
  readonly allowedValues: readonly string[] | null;
  readonly duplicates: readonly { readonly id: string }[];
  readonly salesforceCode: string | null;
}

/** The kinds of activity a client can name; each stands for one value of Salesforce's `TaskSubtype`. */
export type ActivityType = "TASK" | "CALL" | "EMAIL" | "LIST_EMAIL" | "LINKED_IN";

/** An absent key leaves the org's default; `null` leaves the field empty. */
export interface LogActivityInput {
  readonly type: ActivityType;
  readonly relatedTo: string;
  readonly people?: readonly string[] | null;
  readonly subject: string;
  readonly description?: string | null;
  readonly date?: string | null;
  readonly durationMinutes?: number | null;
  readonly status?: string | null;
  readonly priority?: string | null;
  readonly ownerId?: string | null;
  readonly idempotencyKey: string;
}

/** An absent key leaves the org's default; `null` leaves the field empty. */
export interface CreateTaskInput {
  readonly type?: ActivityType | null;
  readonly relatedTo?: string | null;
  readonly people?: readonly string[] | null;
  readonly subject: string;
  readonly description?: string | null;
  readonly date?: string | null;
  readonly status?: string | null;
  readonly priority?: string | null;
  readonly ownerId?: string | null;
  readonly idempotencyKey?: string | null;
}

/** An absent key leaves the field as it is; `null` clears it. */
export interface UpdateOpportunityInput {
  readonly id: string;
  readonly name?: string | null;
  readonly stageName?: string | null;
  readonly amount?: number | null;
  readonly closeDate?: string | null;
  readonly nextStep?: string | null;
  readonly probability?: number | null;
  readonly description?: string | null;
  readonly type?: string | null;
  readonly leadSource?: string | null;
  readonly forecastCategoryName?: string | null;
  readonly accountId?: string | null;
  readonly ownerId?: string | null;
  readonly idempotencyKey?: string | null;
}

interface WritePayload {
  readonly receipt: Receipt;
  readonly userErrors: readonly UserError[];
}

export interface TaskPayload extends WritePayload {
  readonly task: object | null;
}

export interface OpportunityPayload extends WritePayload {
  readonly opportunity: object | null;
}

/**
 * What mutations mean. Each answers its payload: what the person who asked can solve stands in `userErrors`, all
 * problems at once; what they cannot solve is thrown. `info` says which fields of the record to read back.
 */
export interface Writes {
  logActivity(input: LogActivityInput, info: GraphQLResolveInfo): Promise<TaskPayload>;
  createTask(input: CreateTaskInput, info: GraphQLResolveInfo): Promise<TaskPayload>;
  updateOpportunity(input: UpdateOpportunityInput, info: GraphQLResolveInfo): Promise<OpportunityPayload>;
}
