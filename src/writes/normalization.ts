import { isBlank, present, type RequestedField } from "./requested-field";
import { sameValue } from "./same-value";

/** Why a stored value that is not literally the requested one is still the same wish; undefined when it is another. */
export function explainNormalization(field: RequestedField, stored: unknown, scale: number): string | undefined {
  const { kind, requested, value } = field;
  switch (kind) {
    case "text":
    case "picklist":
      return explainText(requested, stored);
    case "number":
    case "probability":
      return isRounded(requested, stored, scale) ? `Salesforce keeps ${decimals(scale)} of this number.` : undefined;
    case "id":
      return sameValue(value, stored) ? "Salesforce writes ids with 18 characters." : undefined;
    case "people":
      return sameValue(present(field, value), stored)
        ? "Salesforce writes ids with 18 characters, and each person once."
        : undefined;
    case "activityType":
    case "minutes":
    case "date":
      return undefined;
  }
}

function explainText(requested: unknown, stored: unknown): string | undefined {
  if (isBlank(requested) && stored === null) return "Salesforce stores blank text as no value.";
  if (typeof requested !== "string" || typeof stored !== "string") return undefined;
  if (requested.trim() === stored.trim()) return "Salesforce removes blanks around a text.";
  return inOneForm(requested) === inOneForm(stored) ? "Salesforce has its own form of line breaks." : undefined;
}

function inOneForm(text: string): string {
  return text.replace(/\r\n?/g, "\n").trim();
}

/** Off by no more than half of the last digit kept; what lies half-way may go either way. */
function isRounded(requested: unknown, stored: unknown, scale: number): boolean {
  if (typeof requested !== "number" || typeof stored !== "number") return false;
  const half = 0.5 * 10 ** -scale;
  return Math.abs(requested - stored) <= half * (1 + 1e-6);
}

function decimals(scale: number): string {
  if (scale === 0) return "no decimals";
  return scale === 1 ? "1 decimal" : `${scale} decimals`;
}
