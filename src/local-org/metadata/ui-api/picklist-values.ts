import { forecastCategoryName, valueFacts } from "../picklist-facts";
import type { RecordType, ValueFacts } from "../object-rules";
import type { FieldDescribe, ObjectSchema, PicklistValue } from "../schema";

/** What the UI API adds to the values of these standard picklists; its spelling of the key is the platform's own. */
const attributesOf: Readonly<Record<string, (facts: ValueFacts) => Record<string, unknown>>> = {
  "Opportunity.StageName": ({ closed, won, probability, forecastCategory }) => ({
    closed: closed === true,
    defaultProbability: probability ?? 0,
    forecastCategoryName: forecastCategoryName(forecastCategory ?? "Pipeline"),
    picklistAtrributesValueType: "OpportunityStage",
    won: won === true,
  }),
  "Case.Status": ({ closed }) => ({ closed: closed === true, picklistAtrributesValueType: "CaseStatus" }),
  "Lead.Status": ({ converted }) => ({ converted: converted === true, picklistAtrributesValueType: "LeadStatus" }),
  "Task.Status": ({ closed }) => ({ closed: closed === true, picklistAtrributesValueType: "TaskStatus" }),
};

/** The indexes of the controlling values with which a value can be chosen, from the describe's bitmap. */
function validIndexes({ validFor }: PicklistValue): readonly number[] {
  if (validFor === null) return [];
  const bytes = [...Buffer.from(validFor, "base64")];
  return bytes.flatMap((byte, at) =>
    [0, 1, 2, 3, 4, 5, 6, 7].filter((bit) => (byte & (0x80 >> bit)) !== 0).map((bit) => at * 8 + bit),
  );
}

function controllerValues(object: ObjectSchema, field: FieldDescribe): Record<string, number> {
  if (typeof field.controllerName !== "string") return {};
  const controller = object.field(field.controllerName);
  if (controller?.type === "boolean") return { false: 0, true: 1 };
  return Object.fromEntries((controller?.picklistValues ?? []).map(({ value }, index) => [value, index]));
}

/** The values that a picklist offers to records of a type, undefined standing for Master (rest-api.md §8). */
export function picklistValues(
  object: ObjectSchema,
  field: FieldDescribe,
  type: RecordType | undefined,
): Record<string, unknown> {
  const offered = type?.picklistValues[field.name];
  const json = (value: PicklistValue): Record<string, unknown> => ({
    attributes:
      attributesOf[`${object.name}.${field.name}`]?.(valueFacts(object, field.name, value.value) ?? {}) ?? null,
    label: value.label,
    validFor: validIndexes(value),
    value: value.value,
  });
  const values = field.picklistValues.filter(
    ({ active, value }) => active && (offered === undefined || offered.values.includes(value)),
  );
  const chosen = values.find((value) =>
    offered === undefined ? value.defaultValue : value.value === offered.defaultValue,
  );
  return {
    controllerValues: controllerValues(object, field),
    defaultValue: chosen === undefined ? null : json(chosen),
    values: values.map(json),
  };
}
