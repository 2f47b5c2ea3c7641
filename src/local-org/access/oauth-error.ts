/** A refusal in the form of OAuth: an object, not an array (wire fact 1). */
export class OAuthError extends Error {
  override readonly name = "OAuthError";

  constructor(
    readonly code: string,
    message: string,
    readonly status = 400,
  ) {
    super(message);
  }
}

/** What the client says: a field of the form, or of HTTP Basic authentication for its own id and secret. */
export type Field = (name: string) => string | undefined;

export function requireField(field: Field, name: string): string {
  const value = field(name);
  if (value === undefined || value === "") {
    throw new OAuthError("invalid_request", `missing required parameter: ${name}`);
  }
  return value;
}
