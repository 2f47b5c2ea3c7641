import { GatewayError } from "../../errors";
import { limits } from "./limits";

/** Refuses variables that nest deeper than any input needs, before they are read by functions that call themselves. */
export function limitVariables(variables: Readonly<Record<string, unknown>>): void {
  for (const [name, value] of Object.entries(variables)) {
    if (!isDeeperThan(limits.valueDepth, value)) continue;
    throw new GatewayError(
      "QUERY_TOO_EXPENSIVE",
      `Variable "$${name}" nests values more than ${limits.valueDepth} deep. Ask in parts.`,
    );
  }
}

function isDeeperThan(depth: number, value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  return depth === 0 || Object.values(value).some((inner) => isDeeperThan(depth - 1, inner));
}
