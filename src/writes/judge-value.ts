import type { FieldMetadata } from "../catalogue/metadata";
import { activityTypeOf } from "./activity-types";
import type { RequestedField } from "./requested-field";
import { suggestValue } from "./suggest-value";
import { quote, userError } from "./user-error";
import type { UserError } from "./writes";

/** What is wrong with a value that is there, by what the describe says of its field. */
export function judgeValue(field: RequestedField, known: FieldMetadata, object: string): UserError | undefined {
  const { name, kind, requested, value } = field;
  switch (kind) {
    case "text":
      return judgeText(name, String(requested), known, object);
    case "picklist":
      return judgeChoice(name, String(requested), known.picklistValues);
    case "activityType":
      return judgeChoice(
        name,
        String(requested),
        known.picklistValues.flatMap((subtype) => activityTypeOf(subtype) ?? []),
      );
    case "number":
      return judgeNumber(name, Number(value), known, object);
    case "probability":
      return judgeRange(name, Number(requested), 100);
    case "minutes":
      return judgeRange(name, Number(requested), Math.floor((10 ** known.digits - 1) / 60));
    case "date":
    case "id":
    case "people":
      return undefined;
  }
}

/** Characters are counted as people do: should Salesforce count half an emoji as one, it will say so itself. */
function judgeText(
  name: string,
  text: string,
  { length, apiName }: FieldMetadata,
  object: string,
): UserError | undefined {
  const count = [...text.trim()].length;
  if (count <= length) return undefined;
  return userError("TOO_LONG", name, `\`${name}\` has ${count} characters; ${object}.${apiName} holds ${length}.`, {
    remedy: `Shorten it by ${count - length}.`,
  });
}

/**
 * Picklists that are not restricted are held to their values as well: Salesforce would store a misspelt stage, and the
 * deal would be missing from every report. An org without values for a field takes any.
 */
function judgeChoice(name: string, given: string, allowed: readonly string[]): UserError | undefined {
  if (allowed.length === 0 || allowed.includes(given)) return undefined;
  const suggestion = suggestValue(given, allowed);
  const hint = suggestion === null ? "" : ` Did you mean "${suggestion}"?`;
  return userError("INVALID_PICKLIST_VALUE", name, `\`${name}\` has no value ${quote(given)}.${hint}`, {
    remedy:
      "Give one of the allowed values, exactly as it is written. One that is new in the org may take an hour to get here.",
    suggestion,
    allowedValues: allowed,
  });
}

function judgeNumber(name: string, value: number, known: FieldMetadata, object: string): UserError | undefined {
  const digits = known.precision - known.scale;
  if (Math.abs(value) < 10 ** digits) return undefined;
  const message = `\`${name}\` is ${value}; ${object}.${known.apiName} holds ${digits} digits before the decimal point.`;
  return userError("INVALID_VALUE", name, message, { remedy: "Give a smaller number." });
}

function judgeRange(name: string, value: number, highest: number): UserError | undefined {
  if (value >= 0 && value <= highest) return undefined;
  return userError("INVALID_VALUE", name, `\`${name}\` must be from 0 to ${highest}, not ${value}.`, {
    remedy: "Give a number in that range.",
  });
}
