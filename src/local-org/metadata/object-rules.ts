/**
 * What the set-up of an org adds to an object beside its fields, in the words of the Metadata API. Formulas are kept as
 * text; whoever evaluates them compiles them.
 */
export interface ObjectRules {
  /** Without the Master record type, which every object has. Empty: the object has no `RecordTypeId`. */
  readonly recordTypes: readonly RecordType[];
  /** In the order in which they are checked. */
  readonly validationRules: readonly ValidationRule[];
  /** Automation that changes fields of a record as it is saved, in the order in which it runs. */
  readonly fieldUpdates: readonly FieldUpdate[];
  readonly duplicateRules: readonly DuplicateRule[];
  /** The active assignment rule of leads and cases. */
  readonly assignmentRule: AssignmentRule | undefined;
  /** Who sees records of others: the org-wide default. */
  readonly sharingModel: SharingModel;
  /** Fields whose changes become rows of the object's field history. */
  readonly trackedFields: readonly string[];
  /** By field and value, what set-up says of stages, statuses and priorities beside their names. */
  readonly valueFacts: Readonly<Record<string, ReadonlyMap<string, ValueFacts>>>;
  /** The display format of each auto number field that has one, such as `D-{0000}`. */
  readonly autoNumberFormats: Readonly<Record<string, string>>;
}

/** What follows from a value of a standard picklist (objects.md §2, §4), as in a StandardValue; what is absent is false. */
export interface ValueFacts {
  /** Of stages, and statuses of tasks and cases. */
  readonly closed?: boolean | undefined;
  /** Of stages. */
  readonly won?: boolean | undefined;
  /** Of stages, in percent. */
  readonly probability?: number | undefined;
  /** Of stages: an API name such as `BestCase`. */
  readonly forecastCategory?: string | undefined;
  /** Of a lead's statuses. */
  readonly converted?: boolean | undefined;
  /** Of a task's priorities. */
  readonly highPriority?: boolean | undefined;
}

export type SharingModel = "Private" | "Read" | "ReadWrite" | "ReadWriteTransfer" | "ControlledByParent";

export interface RecordType {
  /** 18 characters. */
  readonly id: string;
  readonly developerName: string;
  /** Its label. */
  readonly name: string;
  readonly description: string | null;
  readonly active: boolean;
  /** Whether a record gets it when nobody says otherwise. */
  readonly isDefault: boolean;
  /** By field, the values that it offers, the default first if it has one. A field that is not named offers all. */
  readonly picklistValues: Readonly<Record<string, RecordTypePicklist>>;
}

export interface RecordTypePicklist {
  readonly values: readonly string[];
  readonly defaultValue: string | null;
}

export interface ValidationRule {
  readonly name: string;
  /** The record is refused when this formula is true. */
  readonly errorConditionFormula: string;
  readonly errorMessage: string;
  /** Null: the error belongs to the record as a whole. */
  readonly errorDisplayField: string | null;
}

export interface FieldUpdate {
  readonly name: string;
  readonly runsOn: "create" | "createAndUpdate";
  /** A formula; null: on every save. */
  readonly criteria: string | null;
  readonly field: string;
  /** The new value. */
  readonly formula: string;
}

export interface DuplicateRule {
  /** Such as `Standard_Contact_Duplicate_Rule`. */
  readonly developerName: string;
  readonly matchingRule: string;
  /** Two records match when all of these fields are equal, as text without case, and none is empty. */
  readonly matchFields: readonly string[];
  readonly actionOnInsert: "Allow" | "AllowWithAlert" | "Block";
  readonly actionOnUpdate: "Allow" | "AllowWithAlert" | "Block";
  readonly alertText: string;
}

export interface AssignmentRule {
  readonly name: string;
  /** The first whose criteria hold decides the owner; null holds always. */
  readonly entries: readonly {
    readonly criteria: string | null;
    /** A user's name, a queue's developer name, or the id of either. */
    readonly assignedTo: string;
  }[];
}

/** Of an object that set-up has not touched. */
export const noRules: ObjectRules = {
  recordTypes: [],
  validationRules: [],
  fieldUpdates: [],
  duplicateRules: [],
  assignmentRule: undefined,
  sharingModel: "ReadWrite",
  trackedFields: [],
  valueFacts: {},
  autoNumberFormats: {},
};
