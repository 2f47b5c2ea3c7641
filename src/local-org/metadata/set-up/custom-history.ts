import { childRelationship } from "../join-objects";
import type { ObjectRules } from "../object-rules";
import accountHistory from "../objects/account-history.json";
import type { ChildRelationship, ObjectSchema } from "../schema";
import { expandObject, type StockObject } from "../stock-object";

/** What the history of any custom object tells beside changes of its fields. */
const events = [
  { value: "created", label: "Created." },
  { value: "feedEvent", label: "Feed event" },
  { value: "locked", label: "Record locked." },
  { value: "unlocked", label: "Record unlocked." },
];

const stock: StockObject = accountHistory;

/** The name of a custom object's history: `Site_Visit__History`. */
function historyName(object: string): string {
  return object.replace(/__c$/, "__History");
}

const hasHistory = (name: string, { trackedFields }: ObjectRules): boolean =>
  name.endsWith("__c") && trackedFields.length > 0;

/** The relationship of a custom object to its history, if set-up tracks any of its fields. */
export function historyChild({ name }: ObjectSchema, rules: ObjectRules): readonly ChildRelationship[] {
  if (!hasHistory(name, rules)) return [];
  const [childSObject, field] = [historyName(name), "ParentId"];
  return [childRelationship({ childSObject, field, relationshipName: "Histories", cascadeDelete: true })];
}

/** The history of a custom object of which set-up tracks fields, in the form of the standard histories (objects.md §3). */
export function createHistoryObject({ name, label, rules, fields }: ObjectSchema): ObjectSchema | undefined {
  if (!hasHistory(name, rules)) return undefined;
  const changed = fields.map((field) => ({ value: field.name, label: field.label }));
  const title = `History: ${label}`;
  return expandObject({
    ...stock,
    name: historyName(name),
    custom: true,
    label: title,
    labelPlural: title,
    supportedScopes: [{ label: `All ${title.toLowerCase()}`, name: "everything" }],
    fields: stock.fields.map((field) => {
      if (field.name === "Id") return { ...field, label: "History ID" };
      if (field.name === "Field") return { ...field, values: [...events, ...changed] };
      if (field.name !== "AccountId") return field;
      const particulars = { relationshipName: "Parent", referenceTo: [name] };
      return { ...field, name: "ParentId", label: "Parent ID", ...particulars };
    }),
  });
}
