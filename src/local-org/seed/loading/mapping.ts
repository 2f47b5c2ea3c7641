import type { CustomFieldSpec } from "../../metadata/load-schema";

/**
 * How the CSV files of a directory become records: the form of its `mapping.json`.
 *
 * ```json
 * {
 *   "load": [
 *     { "object": "Account", "file": "companies.csv", "key": "company", "fields": { "Name": "company" } },
 *     { "object": "Opportunity", "file": "deals.csv", "fields": {
 *       "Name": { "template": "{company} - {product}" },
 *       "AccountId": { "lookup": "Account", "column": "company" },
 *       "StageName": { "column": "stage", "map": { "won": "Closed Won", "lost": "Closed Lost" } },
 *       "CloseDate": ["closed", { "date": "{opened} + 90 days" }, { "date": "TODAY" }]
 *     } }
 *   ],
 *   "ignoreFiles": { "notes.csv": "Nothing in the org to put them in." }
 * }
 * ```
 *
 * Nothing is left out in silence: every CSV file and every column is either used or ignored with a reason.
 */
export interface Mapping {
  readonly description?: string;
  /** Fields the org gets beside the standard ones, told as in a metadata file, each with the object it is of. */
  readonly customFields?: readonly CustomFieldSpec[];
  /**
   * The day of the data that counts as the org's today: every date moves by as many days as lie between them. Without it
   * dates stay as they are.
   */
  readonly asOf?: string;
  /** Done in this order, so that records stand after those they look up. Several files may fill one object. */
  readonly load: readonly Load[];
  /** CSV files to leave alone, each with the reason. */
  readonly ignoreFiles?: Readonly<Record<string, string>>;
}

/** One file whose rows become records of one object. */
export interface Load {
  readonly object: string;
  readonly file: string;
  /** The column by which lookups find these records. Its values differ from row to row, unless `distinct`. */
  readonly key?: string;
  /** Makes one record per key, of the first row that has it: the managers in a list of agents. */
  readonly distinct?: boolean;
  /** By column, what is misspelt in it and how it should read; done before anything else looks at the rows. */
  readonly corrections?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Columns that are called as the field they belong to. `Id` keeps the ids of an export. */
  readonly copy?: readonly string[];
  /**
   * By field, where its value comes from. `CreatedDate` and `LastModifiedDate` may be set too. A User gets a username
   * from the name, and whatever else logging in takes.
   */
  readonly fields?: Readonly<Record<string, Rule>>;
  /** Columns to leave alone, each with the reason. */
  readonly ignoreColumns?: Readonly<Record<string, string>>;
}

/** Where a value comes from. Of a list, the first rule that gives one. */
export type Rule = SimpleRule | readonly SimpleRule[];

/** A text alone is a column, taken as it is. */
export type SimpleRule = string | ColumnRule | LookupRule | ConstantRule | TemplateRule | DateRule;

export interface ColumnRule {
  readonly column: string;
  /** Splits a person's name at its last space; a name of one word is a last name. */
  readonly part?: "firstName" | "lastName";
  /** Other words for the column's. A value that is not listed is an error, not a guess. */
  readonly map?: Readonly<Record<string, string>>;
  /** For numbers in thousands or millions. */
  readonly multiply?: number;
}

/** The id of the record whose `key` has the column's value. */
export interface LookupRule {
  readonly lookup: string;
  readonly column: string;
}

export interface ConstantRule {
  readonly constant: string | number | boolean;
}

/** Text with columns in braces; no value where one of them is empty. */
export interface TemplateRule {
  readonly template: string;
}

/**
 * A date (`2017-12-31`), `TODAY` or a column in braces, and perhaps a distance: `{engaged} + 90 days`, `TODAY - 1 month`.
 * Units are days, weeks, months and years. No value where the column is empty.
 */
export interface DateRule {
  readonly date: string;
}
