import { isBlank } from "./requested-field";
import { userError } from "./user-error";
import type { UserError } from "./writes";

const longestKey = 255;

/** What is wrong with an idempotency key that was given; one that was not given is no problem. */
export function judgeKey(key: string | null | undefined): UserError | undefined {
  if (isBlank(key)) {
    return userError("REQUIRED", "idempotencyKey", "`idempotencyKey` must not be blank.", {
      remedy: "Give a text that names this one wish, such as a UUID.",
    });
  }
  if (!key || key.length <= longestKey) return undefined;
  const message = `\`idempotencyKey\` has ${key.length} characters; at most ${longestKey} are kept.`;
  return userError("TOO_LONG", "idempotencyKey", message, { remedy: "Give a shorter one, such as a UUID." });
}
