import type {
  AssignmentRule,
  DuplicateRule,
  FieldUpdate,
  SharingModel,
  ValidationRule,
  ValueFacts,
} from "../object-rules";

/**
 * What an org has of an object beyond a stock one: the form of a file of `--metadata`, in the words of the Metadata API.
 * The file's name is the object's: `Opportunity.json` extends a standard object, `Site_Visit__c.json` makes a new one.
 *
 * ```json
 * {
 *   "fields": [{ "fullName": "Deal_Score__c", "type": "Number", "precision": 3, "scale": 0 }],
 *   "recordTypes": [{ "fullName": "Renewal", "label": "Renewal", "picklistValues": { "StageName": { "values": ["Closed Won"] } } }],
 *   "validationRules": [{ "fullName": "Has_Amount", "errorConditionFormula": "ISBLANK(Amount)", "errorMessage": "Give an amount." }]
 * }
 * ```
 */
export interface ObjectMetadata extends Partial<CustomObjectParts> {
  readonly description?: string | undefined;
  readonly sharingModel?: SharingModel | undefined;
  readonly fields?: readonly FieldMetadata[] | undefined;
  readonly standardFields?: readonly StandardFieldMetadata[] | undefined;
  readonly recordTypes?: readonly RecordTypeMetadata[] | undefined;
  readonly validationRules?: readonly ValidationRuleMetadata[] | undefined;
  readonly fieldUpdates?: readonly FieldUpdateMetadata[] | undefined;
  readonly duplicateRules?: readonly DuplicateRuleMetadata[] | undefined;
  readonly assignmentRule?: AssignmentRule | undefined;
}

/** What only a custom object is told by. */
interface CustomObjectParts {
  readonly label: string;
  readonly pluralLabel: string;
  readonly nameField: NameFieldMetadata;
  /** Three characters, such as `a0B`; the next free one from `a00` when absent. */
  readonly keyPrefix: string;
  /** Tasks and events can be about its records. */
  readonly enableActivities: boolean;
}

export interface NameFieldMetadata {
  readonly type: "Text" | "AutoNumber";
  readonly label?: string | undefined;
  /** For auto numbers, such as `V-{0000}`. */
  readonly displayFormat?: string | undefined;
}

export const fieldTypes = [
  "AutoNumber",
  "Checkbox",
  "Currency",
  "Date",
  "DateTime",
  "Email",
  "Html",
  "LongTextArea",
  "Lookup",
  "MasterDetail",
  "MultiselectPicklist",
  "Number",
  "Percent",
  "Phone",
  "Picklist",
  "Text",
  "TextArea",
  "Time",
  "Url",
] as const;

export type FieldType = (typeof fieldTypes)[number];

/** A custom field. */
export interface FieldMetadata {
  /** Ends in `__c`. */
  readonly fullName: string;
  readonly type: FieldType;
  /** Without one, `Source_Id__c` is called `Source Id`. */
  readonly label?: string | undefined;
  readonly description?: string | undefined;
  readonly inlineHelpText?: string | undefined;
  /** Makes it a formula field; `type` is that of its result. */
  readonly formula?: string | undefined;
  readonly formulaTreatBlanksAs?: "BlankAsBlank" | "BlankAsZero" | undefined;
  readonly required?: boolean | undefined;
  readonly unique?: boolean | undefined;
  /** Whether `a` and `A` are two values of a unique text. */
  readonly caseSensitive?: boolean | undefined;
  readonly externalId?: boolean | undefined;
  /** Characters; 255 for text and 32,768 for long text when absent. */
  readonly length?: number | undefined;
  /** Digits in all; 18 when absent. */
  readonly precision?: number | undefined;
  /** Digits after the decimal point; 2 when absent. */
  readonly scale?: number | undefined;
  /** True or false for a checkbox, a value for a picklist, and a formula for everything else. */
  readonly defaultValue?: string | boolean | undefined;
  readonly trackHistory?: boolean | undefined;
  readonly values?: readonly (string | ValueMetadata)[] | undefined;
  /** Whether a picklist refuses other values; it does when absent. */
  readonly restricted?: boolean | undefined;
  /** The picklist or checkbox that decides which values can be chosen. */
  readonly controllingField?: string | undefined;
  readonly referenceTo?: string | undefined;
  /** What the children are called: `Visits` becomes `Visits__r`. Without it a sub-query cannot name them. */
  readonly relationshipName?: string | undefined;
  /** What becomes of a lookup when its record is deleted; SetNull when absent. */
  readonly deleteConstraint?: "SetNull" | "Restrict" | "Cascade" | undefined;
  readonly reparentableMasterDetail?: boolean | undefined;
  /** For auto numbers, such as `V-{0000}`. */
  readonly displayFormat?: string | undefined;
}

/** A picklist value that is more than its name, and for standard picklists what follows from it. */
export interface ValueMetadata extends ValueFacts {
  readonly fullName: string;
  readonly label?: string | undefined;
  readonly isActive?: boolean | undefined;
  /** Of the controlling field, the values with which this one can be chosen. */
  readonly controllingFieldValues?: readonly string[] | undefined;
}

/** What an org changes about a standard field. Its values replace those of a stock org. */
export interface StandardFieldMetadata {
  readonly fullName: string;
  readonly label?: string | undefined;
  readonly inlineHelpText?: string | undefined;
  readonly trackHistory?: boolean | undefined;
  readonly defaultValue?: string | undefined;
  readonly values?: readonly (string | ValueMetadata)[] | undefined;
}

export interface RecordTypeMetadata {
  /** The developer name. */
  readonly fullName: string;
  readonly label: string;
  readonly description?: string | undefined;
  readonly active?: boolean | undefined;
  /** Whether a record gets it when nobody says otherwise; the first does when none is marked. */
  readonly default?: boolean | undefined;
  /** By field, the values that it offers. A field that is not named offers all. */
  readonly picklistValues?:
    Readonly<Record<string, { readonly values: readonly string[]; readonly default?: string | undefined }>> | undefined;
}

type ValidationRuleMetadata = Pick<ValidationRule, "errorConditionFormula" | "errorMessage"> & {
  readonly fullName: string;
  readonly errorDisplayField?: string | undefined;
};

type FieldUpdateMetadata = Pick<FieldUpdate, "field" | "formula"> & {
  readonly fullName: string;
  /** On create and update when absent. */
  readonly runsOn?: FieldUpdate["runsOn"] | undefined;
  /** A formula; always when absent. */
  readonly criteria?: string | undefined;
};

type DuplicateRuleMetadata = Pick<DuplicateRule, "matchFields" | "actionOnInsert" | "actionOnUpdate" | "alertText"> & {
  readonly fullName: string;
  readonly matchingRule?: string | undefined;
};

/** An object's metadata, where it was written, and for what object. */
export interface ObjectDocument {
  readonly object: string;
  /** What problems are reported for: `Opportunity.json`. */
  readonly place: string;
  /** A name that ends in `__c` makes a new object; otherwise it must be there. */
  readonly makesObject: boolean;
  readonly metadata: ObjectMetadata;
}
