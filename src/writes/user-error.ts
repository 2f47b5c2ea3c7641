import type { UserError, UserErrorCode } from "./writes";

type Details = Partial<Omit<UserError, "code" | "field" | "message">>;

/** A problem that whoever asked can solve; what is left out of the details is empty. */
export function userError(
  code: UserErrorCode,
  field: string | null,
  message: string,
  details: Details = {},
): UserError {
  return {
    code,
    field,
    message,
    remedy: null,
    suggestion: null,
    allowedValues: null,
    duplicates: [],
    salesforceCode: null,
    ...details,
  };
}

const longestQuote = 60;

/** A client's own value inside a message: on one line, and cut where it is long. */
export function quote(value: string): string {
  return JSON.stringify(value.length > longestQuote ? `${value.slice(0, longestQuote)}…` : value);
}
