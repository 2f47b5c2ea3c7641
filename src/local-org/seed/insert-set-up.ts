import { forecastCategories, forecastCategoryName } from "../metadata/picklist-facts";
import type { ValueFacts } from "../metadata/object-rules";
import type { PicklistValue, Schema } from "../metadata/schema";
import type { OrgDatabase } from "../records/org-database";
import { makeId } from "../records/record-id";
import type { FieldValue } from "../records/table";
import { toStoredDateTime } from "../records/values/coerce-date";
import { administratorId } from "./user-values";

type Values = Readonly<Record<string, FieldValue>>;

interface ValueObject {
  readonly name: string;
  /** The picklist whose values are its records. */
  readonly picklist: readonly [object: string, field: string];
  readonly particulars: (value: PicklistValue, facts: ValueFacts) => Values;
}

function stageParticulars({ active }: PicklistValue, facts: ValueFacts): Values {
  const category = facts.forecastCategory ?? "Pipeline";
  const isNamed = [...forecastCategories.values()].includes(category);
  return {
    IsActive: active,
    IsClosed: facts.closed === true,
    IsWon: facts.won === true,
    ForecastCategory: category,
    ForecastCategoryName: isNamed ? forecastCategoryName(category) : null,
    DefaultProbability: facts.probability ?? 0,
  };
}

/** The objects through which the values of standard picklists can be queried (objects.md §3). */
const valueObjects: readonly ValueObject[] = [
  { name: "OpportunityStage", picklist: ["Opportunity", "StageName"], particulars: stageParticulars },
  {
    name: "TaskStatus",
    picklist: ["Task", "Status"],
    particulars: ({ defaultValue }, { closed }) => ({ IsDefault: defaultValue, IsClosed: closed === true }),
  },
  {
    name: "TaskPriority",
    picklist: ["Task", "Priority"],
    particulars: ({ defaultValue }, { highPriority }) => ({
      IsDefault: defaultValue,
      IsHighPriority: highPriority === true,
    }),
  },
  {
    name: "CaseStatus",
    picklist: ["Case", "Status"],
    particulars: ({ defaultValue }, { closed }) => ({ IsDefault: defaultValue, IsClosed: closed === true }),
  },
  {
    name: "LeadStatus",
    picklist: ["Lead", "Status"],
    particulars: ({ defaultValue }, { converted }) => ({ IsDefault: defaultValue, IsConverted: converted === true }),
  },
];

function rowsOfValues(schema: Schema): readonly (readonly [object: string, Values])[] {
  let number = 0;
  return valueObjects.flatMap(({ name, picklist: [objectName, fieldName], particulars }) => {
    const object = schema.object(objectName);
    const values = object?.field(fieldName)?.picklistValues ?? [];
    return values.map((value, index) => {
      const facts = object?.rules.valueFacts[fieldName]?.get(value.value) ?? {};
      const common = { MasterLabel: value.label, ApiName: value.value, SortOrder: index + 1 };
      // They share a prefix, so they count on from each other.
      return [name, { Id: makeId("01J", ++number), ...common, ...particulars(value, facts) }] as const;
    });
  });
}

function rowsOfRecordTypes(schema: Schema): readonly (readonly [object: string, Values])[] {
  return schema.objects.flatMap((object) =>
    object.rules.recordTypes.map(({ id, name, developerName, description, active }) => [
      "RecordType",
      {
        Id: id,
        Name: name,
        DeveloperName: developerName,
        Description: description,
        SobjectType: object.name,
        IsActive: active,
      },
    ]),
  );
}

/** Puts in the records that show what the org's set-up says: stages, statuses, priorities and record types. */
export function insertSetUp(schema: Schema, database: OrgDatabase, now: Date): void {
  const moment = toStoredDateTime(now);
  const audit = {
    CreatedById: administratorId,
    CreatedDate: moment,
    LastModifiedById: administratorId,
    LastModifiedDate: moment,
    SystemModstamp: moment,
  };
  for (const [object, values] of [...rowsOfValues(schema), ...rowsOfRecordTypes(schema)]) {
    const table = database.table(object);
    table.insert({ ...table.blank(), ...values, ...audit });
  }
}
