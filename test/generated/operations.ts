/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
/** Which `Account` records to list. All conditions given must hold; at least one is needed. */
export type AccountFilter = {
  /** The company's own number for the account. */
  accountNumber?: StringFilter | null | undefined;
  /** Where the account came from. */
  accountSource?: PicklistFilter | null | undefined;
  /** All of these must hold. */
  and?: Array<AccountFilter> | null | undefined;
  /** Yearly revenue, in `currencyIsoCode`. */
  annualRevenue?: FloatFilter | null | undefined;
  /** Where invoices go. */
  billingAddress?: AddressFilter | null | undefined;
  /** Who created the record. */
  createdBy?: UserFilter | null | undefined;
  /** When the record was created. */
  createdDate?: DateTimeFilter | null | undefined;
  /** ISO 4217 code of the record's money; in orgs with several currencies. */
  currencyIsoCode?: PicklistFilter | null | undefined;
  /** Fax number. */
  fax?: StringFilter | null | undefined;
  /** The record's id, 18 characters. */
  id?: IdFilter | null | undefined;
  /** Line of business. */
  industry?: PicklistFilter | null | undefined;
  /** Due date of the latest activity. */
  lastActivityDate?: DateFilter | null | undefined;
  /** Who last changed the record. */
  lastModifiedBy?: UserFilter | null | undefined;
  /** When a user last changed the record. */
  lastModifiedDate?: DateTimeFilter | null | undefined;
  /** Legal or trading name. */
  name?: StringFilter | null | undefined;
  /** This must not hold. */
  not?: AccountFilter | null | undefined;
  /** Number of employees. */
  numberOfEmployees?: IntFilter | null | undefined;
  /** At least one of these must hold. */
  or?: Array<AccountFilter> | null | undefined;
  /** The user who is responsible for the account. */
  owner?: UserFilter | null | undefined;
  /** Form of ownership, such as `Public`. */
  ownership?: PicklistFilter | null | undefined;
  /** The account above this one in its hierarchy. */
  parent?: AccountFilter | null | undefined;
  /** Phone number. */
  phone?: StringFilter | null | undefined;
  /** How promising the account is, such as `Hot`. */
  rating?: PicklistFilter | null | undefined;
  /** Where goods go. */
  shippingAddress?: AddressFilter | null | undefined;
  /** Standard Industrial Classification code. */
  sic?: StringFilter | null | undefined;
  /** Which of the company's sites this is. */
  site?: StringFilter | null | undefined;
  /** When a user or an automation last changed the record. */
  systemModstamp?: DateTimeFilter | null | undefined;
  /** Stock market symbol. */
  tickerSymbol?: StringFilter | null | undefined;
  /** Relationship to the company, such as `Prospect`. */
  type?: PicklistFilter | null | undefined;
  /** Web address. */
  website?: StringFilter | null | undefined;
  /** The year the company was founded. */
  yearStarted?: StringFilter | null | undefined;
};

/** What kind of activity a task is; stored in `taskSubtype`. */
export type ActivityType =
  /** A call. `Call` in Salesforce. */
  | 'CALL'
  /** An e-mail. `Email` in Salesforce. */
  | 'EMAIL'
  /** A message on LinkedIn. `LinkedIn` in Salesforce. */
  | 'LINKED_IN'
  /** An e-mail to many. `ListEmail` in Salesforce. */
  | 'LIST_EMAIL'
  /** Something to do. `Task` in Salesforce. */
  | 'TASK';

/** Compares the parts of an address. All parts given must match; at least one is needed. */
export type AddressFilter = {
  /** City. */
  city?: StringFilter | null | undefined;
  /** Country, by name. */
  country?: StringFilter | null | undefined;
  /** Postal code. */
  postalCode?: StringFilter | null | undefined;
  /** State or province, by name. */
  state?: StringFilter | null | undefined;
  /** Street and number. */
  street?: StringFilter | null | undefined;
};

/** Compares yes with no; there is always one. All operators given must hold; at least one is needed. */
export type BooleanFilter = {
  /** Equal to this value. `null` is refused: ask for `isNull` instead. */
  eq?: boolean | null | undefined;
  /** Not equal to this value; records without a value match too. `null` is refused: ask for `isNull` instead. */
  ne?: boolean | null | undefined;
};

/** Something to do. */
export type CreateTaskInput = {
  /** The day it is due. Default none. */
  date?: string | null | undefined;
  /** Free text, up to 32,000 characters. Default none. */
  description?: string | null | undefined;
  /** A text of your own, up to 255 characters, that names this one wish. Sent again within 24 hours it answers what the first request did and writes nothing; with another input it is an error. Without one, sending twice makes two. */
  idempotencyKey?: string | null | undefined;
  /** Id of the user who owns it. Default the user who asks. */
  ownerId?: string | number | null | undefined;
  /** Ids of the contacts it is with, at most 50; the first is the task's `who`. More than one needs the org's feature “Shared Activities”. Or the id of one lead, which Salesforce relates to nothing else. Default none. */
  people?: Array<string | number> | null | undefined;
  /** How urgent it is, as the org names it. Default the org's. */
  priority?: string | null | undefined;
  /** The record it is about: the id of an account, of an opportunity, or of another object that can have activities, such as a case; or the id of a contact or a lead, which is then the person it is with. Default none. */
  relatedTo?: string | number | null | undefined;
  /** How far it has come, as the org names it. Default the org's, such as `Not Started`. */
  status?: string | null | undefined;
  /** What it is about, up to 255 characters. */
  subject: string;
  /** What kind of activity it will be. Default `TASK`. */
  type?: ActivityType | null | undefined;
};

/** Compares days. All operators given must hold; at least one is needed. */
export type DateFilter = {
  /** After this span of days has ended. */
  after?: string | null | undefined;
  /** Before this span of days begins. */
  before?: string | null | undefined;
  /** Within this span of days. */
  during?: string | null | undefined;
  /** Equal to this value. `null` is refused: ask for `isNull` instead. */
  eq?: string | null | undefined;
  /** Greater than this value. */
  gt?: string | null | undefined;
  /** Greater than or equal to this value. */
  gte?: string | null | undefined;
  /** Equal to one of these values. An empty list matches nothing. */
  in?: Array<string> | null | undefined;
  /** `true` for records without a value, `false` for those with one. */
  isNull?: boolean | null | undefined;
  /** Less than this value. */
  lt?: string | null | undefined;
  /** Less than or equal to this value. */
  lte?: string | null | undefined;
  /** Not equal to this value; records without a value match too. `null` is refused: ask for `isNull` instead. */
  ne?: string | null | undefined;
  /** Equal to none of these values; records without a value match too. An empty list matches everything. */
  notIn?: Array<string> | null | undefined;
};

/** Compares moments. All operators given must hold; at least one is needed. */
export type DateTimeFilter = {
  /** After this span of days has ended. */
  after?: string | null | undefined;
  /** Before this span of days begins. */
  before?: string | null | undefined;
  /** Within this span of days. */
  during?: string | null | undefined;
  /** Equal to this value. `null` is refused: ask for `isNull` instead. */
  eq?: string | null | undefined;
  /** Greater than this value. */
  gt?: string | null | undefined;
  /** Greater than or equal to this value. */
  gte?: string | null | undefined;
  /** Equal to one of these values. An empty list matches nothing. */
  in?: Array<string> | null | undefined;
  /** `true` for records without a value, `false` for those with one. */
  isNull?: boolean | null | undefined;
  /** Less than this value. */
  lt?: string | null | undefined;
  /** Less than or equal to this value. */
  lte?: string | null | undefined;
  /** Not equal to this value; records without a value match too. `null` is refused: ask for `isNull` instead. */
  ne?: string | null | undefined;
  /** Equal to none of these values; records without a value match too. An empty list matches everything. */
  notIn?: Array<string> | null | undefined;
};

/** Compares numbers. All operators given must hold; at least one is needed. */
export type FloatFilter = {
  /** Equal to this value. `null` is refused: ask for `isNull` instead. */
  eq?: number | null | undefined;
  /** Greater than this value. */
  gt?: number | null | undefined;
  /** Greater than or equal to this value. */
  gte?: number | null | undefined;
  /** Equal to one of these values. An empty list matches nothing. */
  in?: Array<number> | null | undefined;
  /** `true` for records without a value, `false` for those with one. */
  isNull?: boolean | null | undefined;
  /** Less than this value. */
  lt?: number | null | undefined;
  /** Less than or equal to this value. */
  lte?: number | null | undefined;
  /** Not equal to this value; records without a value match too. `null` is refused: ask for `isNull` instead. */
  ne?: number | null | undefined;
  /** Equal to none of these values; records without a value match too. An empty list matches everything. */
  notIn?: Array<number> | null | undefined;
};

/** Compares ids, of 15 or 18 characters. All operators given must hold; at least one is needed. */
export type IdFilter = {
  /** Equal to this value. `null` is refused: ask for `isNull` instead. */
  eq?: string | number | null | undefined;
  /** Equal to one of these values. An empty list matches nothing. */
  in?: Array<string | number> | null | undefined;
  /** `true` for records without a value, `false` for those with one. */
  isNull?: boolean | null | undefined;
  /** Not equal to this value; records without a value match too. `null` is refused: ask for `isNull` instead. */
  ne?: string | number | null | undefined;
  /** Equal to none of these values; records without a value match too. An empty list matches everything. */
  notIn?: Array<string | number> | null | undefined;
};

/** Compares whole numbers. All operators given must hold; at least one is needed. */
export type IntFilter = {
  /** Equal to this value. `null` is refused: ask for `isNull` instead. */
  eq?: number | null | undefined;
  /** Greater than this value. */
  gt?: number | null | undefined;
  /** Greater than or equal to this value. */
  gte?: number | null | undefined;
  /** Equal to one of these values. An empty list matches nothing. */
  in?: Array<number> | null | undefined;
  /** `true` for records without a value, `false` for those with one. */
  isNull?: boolean | null | undefined;
  /** Less than this value. */
  lt?: number | null | undefined;
  /** Less than or equal to this value. */
  lte?: number | null | undefined;
  /** Not equal to this value; records without a value match too. `null` is refused: ask for `isNull` instead. */
  ne?: number | null | undefined;
  /** Equal to none of these values; records without a value match too. An empty list matches everything. */
  notIn?: Array<number> | null | undefined;
};

/** An activity that took place. */
export type LogActivityInput = {
  /** The day it took place. Default none. */
  date?: string | null | undefined;
  /** Free text, up to 32,000 characters. Default none. */
  description?: string | null | undefined;
  /** How long it took, in minutes; stored in `callDurationInSeconds`. Default none. */
  durationMinutes?: number | null | undefined;
  /** A text of your own, up to 255 characters, that names this one wish. Sent again within 24 hours it answers what the first request did and writes nothing; with another input it is an error. */
  idempotencyKey: string;
  /** Id of the user who owns it. Default the user who asks. */
  ownerId?: string | number | null | undefined;
  /** Ids of the contacts it is with, at most 50; the first is the task's `who`. More than one needs the org's feature “Shared Activities”. Or the id of one lead, which Salesforce relates to nothing else. Default none. */
  people?: Array<string | number> | null | undefined;
  /** How urgent it is, as the org names it. Default the org's. */
  priority?: string | null | undefined;
  /** The record it is about: the id of an account, of an opportunity, or of another object that can have activities, such as a case; or the id of a contact or a lead, which is then the person it is with. */
  relatedTo: string | number;
  /** How far it has come, as the org names it. Default `Completed`, as what is logged is done. */
  status?: string | null | undefined;
  /** What it is about, up to 255 characters. */
  subject: string;
  /** What kind of activity it was. */
  type: ActivityType;
};

/** Compares picklist values by their API name, as records hold it. All operators given must hold; at least one is needed. */
export type PicklistFilter = {
  /** Equal to this value. `null` is refused: ask for `isNull` instead. */
  eq?: string | null | undefined;
  /** Equal to one of these values. An empty list matches nothing. */
  in?: Array<string> | null | undefined;
  /** `true` for records without a value, `false` for those with one. */
  isNull?: boolean | null | undefined;
  /** Not equal to this value; records without a value match too. `null` is refused: ask for `isNull` instead. */
  ne?: string | null | undefined;
  /** Equal to none of these values; records without a value match too. An empty list matches everything. */
  notIn?: Array<string> | null | undefined;
};

/** The worst of what happened to a write. */
export type ReceiptStatus =
  /** The record was written, but a field holds something else than requested: see `fields`. */
  | 'DIFFERS'
  /** Nothing was written: see `userErrors`. */
  | 'REFUSED'
  /** The record was written, but could not be read back in full: see `fields`. */
  | 'UNVERIFIED'
  /** The record was written and holds what was requested. */
  | 'WRITTEN';

/** Compares text without regard to case. All operators given must hold; at least one is needed. */
export type StringFilter = {
  /** Holds this text anywhere. No character is a wildcard. */
  contains?: string | null | undefined;
  /** Ends with this text. No character is a wildcard. */
  endsWith?: string | null | undefined;
  /** Equal to this value. `null` is refused: ask for `isNull` instead. */
  eq?: string | null | undefined;
  /** Greater than this value. */
  gt?: string | null | undefined;
  /** Greater than or equal to this value. */
  gte?: string | null | undefined;
  /** Equal to one of these values. An empty list matches nothing. */
  in?: Array<string> | null | undefined;
  /** `true` for records without a value, `false` for those with one. */
  isNull?: boolean | null | undefined;
  /** Less than this value. */
  lt?: string | null | undefined;
  /** Less than or equal to this value. */
  lte?: string | null | undefined;
  /** Not equal to this value; records without a value match too. `null` is refused: ask for `isNull` instead. */
  ne?: string | null | undefined;
  /** Equal to none of these values; records without a value match too. An empty list matches everything. */
  notIn?: Array<string> | null | undefined;
  /** Begins with this text. No character is a wildcard. */
  startsWith?: string | null | undefined;
};

/** What to change on a deal. A field left out stays as it is; `null` empties it. */
export type UpdateOpportunityInput = {
  /** Id of the account the deal is with. */
  accountId?: string | number | null | undefined;
  /** Expected total, in the record's `currencyIsoCode`. */
  amount?: number | null | undefined;
  /** When the deal is expected to close, or did. Cannot be emptied. */
  closeDate?: string | null | undefined;
  /** Free text, up to 32,000 characters. */
  description?: string | null | undefined;
  /** Forecast category as text, such as `Best Case`. */
  forecastCategoryName?: string | null | undefined;
  /** Id of the deal to change, of 15 or 18 characters. */
  id: string | number;
  /** A text of your own, up to 255 characters, that names this one wish. Sent again within 24 hours it answers what the first request did and writes nothing; with another input it is an error. Default none. */
  idempotencyKey?: string | null | undefined;
  /** Where the deal came from, as the org names it. */
  leadSource?: string | null | undefined;
  /** The deal's name, up to 120 characters. Cannot be emptied. */
  name?: string | null | undefined;
  /** What to do next, up to 255 characters. */
  nextStep?: string | null | undefined;
  /** Id of the user who is to be responsible for the deal. Cannot be emptied. */
  ownerId?: string | number | null | undefined;
  /** Likelihood of winning, 0 to 100. */
  probability?: number | null | undefined;
  /** How far the deal has come: a stage by its exact API name. Cannot be emptied. A new stage brings its own `probability` and `forecastCategoryName` unless they are given too. */
  stageName?: string | null | undefined;
  /** Kind of business, as the org names it. */
  type?: string | null | undefined;
};

/** What kind of problem a person can solve. Codes may be added. */
export type UserErrorCode =
  /** The record is in the recycle bin or gone. */
  | 'DELETED'
  /** A duplicate rule of the org found `duplicates`. */
  | 'DUPLICATE_DETECTED'
  /** The value must be unique, and another record has it. */
  | 'DUPLICATE_VALUE'
  /** The user who should own the record is inactive. */
  | 'INACTIVE_OWNER'
  /** The value is not a Salesforce id. */
  | 'INVALID_ID'
  /** The value is none of `allowedValues`. */
  | 'INVALID_PICKLIST_VALUE'
  /** The records exist and cannot be related in this way. */
  | 'INVALID_RELATION'
  /** The value does not suit the field. */
  | 'INVALID_VALUE'
  /** Another process or an approval holds the record. Later it may work. */
  | 'LOCKED'
  /** There is no such record that the user may see. */
  | 'NOT_FOUND'
  /** The user may not write the field, or nobody may. */
  | 'NOT_WRITABLE'
  /** The user may see the record and not change it. */
  | 'NO_ACCESS'
  /** Salesforce refused for a reason that has no code here: see `salesforceCode`. */
  | 'OTHER'
  /** A value is missing. */
  | 'REQUIRED'
  /** Nothing was wrong here; another part of the same write failed. */
  | 'ROLLED_BACK'
  /** The record has changed since it was read. */
  | 'STALE'
  /** The value has more characters than the field holds. */
  | 'TOO_LONG'
  /** A validation rule of the org refused the write; `message` is the rule's own. */
  | 'VALIDATION_RULE'
  /** The id is of an object that cannot stand here. */
  | 'WRONG_RECORD_TYPE';

/** Which `User` records to list. All conditions given must hold; at least one is needed. */
export type UserFilter = {
  /** Postal address. */
  address?: AddressFilter | null | undefined;
  /** Short name for lists. */
  alias?: StringFilter | null | undefined;
  /** All of these must hold. */
  and?: Array<UserFilter> | null | undefined;
  /** Company. */
  companyName?: StringFilter | null | undefined;
  /** When the user was created. */
  createdDate?: DateTimeFilter | null | undefined;
  /** Department. */
  department?: StringFilter | null | undefined;
  /** Division. */
  division?: StringFilter | null | undefined;
  /** E-mail address. */
  email?: StringFilter | null | undefined;
  /** Employee number. */
  employeeNumber?: StringFilter | null | undefined;
  /** First name. */
  firstName?: StringFilter | null | undefined;
  /** The record's id, 18 characters. */
  id?: IdFilter | null | undefined;
  /** Whether the user can sign in and own new records. */
  isActive?: BooleanFilter | null | undefined;
  /** Language, such as `en_US`. */
  languageLocaleKey?: PicklistFilter | null | undefined;
  /** When the user last signed in. */
  lastLoginDate?: DateTimeFilter | null | undefined;
  /** When the user was last changed. */
  lastModifiedDate?: DateTimeFilter | null | undefined;
  /** Last name. */
  lastName?: StringFilter | null | undefined;
  /** Locale, such as `en_US`. */
  localeSidKey?: PicklistFilter | null | undefined;
  /** The user's manager. */
  manager?: UserFilter | null | undefined;
  /** Mobile phone number. */
  mobilePhone?: StringFilter | null | undefined;
  /** First and last name. */
  name?: StringFilter | null | undefined;
  /** This must not hold. */
  not?: UserFilter | null | undefined;
  /** At least one of these must hold. */
  or?: Array<UserFilter> | null | undefined;
  /** Phone number. */
  phone?: StringFilter | null | undefined;
  /** When a user or an automation last changed the user. */
  systemModstamp?: DateTimeFilter | null | undefined;
  /** IANA time zone. It decides where the user's day begins. */
  timeZoneSidKey?: PicklistFilter | null | undefined;
  /** Job title. */
  title?: StringFilter | null | undefined;
  /** The kind of licence, such as `Standard`. */
  userType?: PicklistFilter | null | undefined;
  /** The name the user signs in with; unique across Salesforce. */
  username?: StringFilter | null | undefined;
};

/** How a field's stored value compares with the requested one. */
export type WriteOutcome =
  /** It holds another value, such as one set by an automation within the same transaction. */
  | 'DIFFERS'
  /** It holds the requested value in Salesforce's form, such as trimmed text or a rounded number. */
  | 'NORMALIZED'
  /** It holds the requested value, and did so before. */
  | 'UNCHANGED'
  /** It could not be read back, so what it holds is not known. */
  | 'UNVERIFIED'
  /** It holds the requested value, which is new. */
  | 'WRITTEN';

export type AccountWorkQueryVariables = Exact<{
  first?: number | null | undefined;
  where?: AccountFilter | null | undefined;
}>;


export type AccountWorkQuery = { accounts: { nodes: Array<{ id: string, name: string | null, opportunities: { nodes: Array<{ id: string, name: string | null, stageName: string | null, amount: number | null, tasks: { nodes: Array<{ id: string, subject: string | null, activityDate: string | null, priority: string | null }> } | null }> } | null }> } | null };

export type DealContextQueryVariables = Exact<{
  id: string | number;
}>;


export type DealContextQuery = { opportunity: { id: string, name: string | null, stageName: string | null, amount: number | null, closeDate: string | null, nextStep: string | null, owner: { name: string | null, email: string | null } | null, account: { id: string, name: string | null, industry: string | null, owner: { name: string | null } | null, opportunities: { nodes: Array<{ id: string, name: string | null, amount: number | null }> } | null } | null, contactRoles: { nodes: Array<{ role: string | null, isPrimary: boolean | null, contact: { id: string, name: string | null, title: string | null, email: string | null } | null }> } | null, tasks: { nodes: Array<{ id: string, subject: string | null, status: string | null, activityDate: string | null, who:
          | { id: string, name: string | null }
          | { id: string, name: string | null }
          | { id: string, name: string | null }
         | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null } | null };

export type LogCallMutationVariables = Exact<{
  input: LogActivityInput;
}>;


export type LogCallMutation = { logActivity: { task: { id: string, subject: string | null, status: string | null, who:
        | { name: string | null }
        | { name: string | null }
        | { name: string | null }
       | null, what:
        | { name: string | null }
        | { name: string | null }
        | { name: string | null }
       | null } | null, receipt: { status: ReceiptStatus, replayed: boolean, fields: Array<{ field: string, requested: unknown, stored: unknown, outcome: WriteOutcome, reason: string | null }> }, userErrors: Array<{ code: UserErrorCode, field: string | null, message: string, remedy: string | null, suggestion: string | null, allowedValues: Array<string> | null }> } | null };

export type MoveDealMutationVariables = Exact<{
  input: UpdateOpportunityInput;
}>;


export type MoveDealMutation = { updateOpportunity: { opportunity: { id: string, stageName: string | null, amount: number | null, probability: number | null, closeDate: string | null, nextStep: string | null } | null, receipt: { status: ReceiptStatus, replayed: boolean, fields: Array<{ field: string, requested: unknown, before: unknown, stored: unknown, outcome: WriteOutcome, reason: string | null }> }, userErrors: Array<{ code: UserErrorCode, field: string | null, message: string, remedy: string | null, suggestion: string | null, allowedValues: Array<string> | null }> } | null };

export type OpenDealsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type OpenDealsQuery = { opportunities: { totalCount: number | null, nodes: Array<{ id: string, name: string | null, stageName: string | null, amount: number | null, closeDate: string | null, owner: { name: string | null } | null, account: { name: string | null, industry: string | null } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null };

export type PlanFollowUpMutationVariables = Exact<{
  input: CreateTaskInput;
}>;


export type PlanFollowUpMutation = { createTask: { task: { id: string, subject: string | null, status: string | null, priority: string | null, activityDate: string | null, owner:
        | { name: string | null }
        | { name: string | null }
       | null } | null, receipt: { status: ReceiptStatus, replayed: boolean }, userErrors: Array<{ code: UserErrorCode, field: string | null, message: string, remedy: string | null }> } | null };


export const AccountWorkDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"AccountWork"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}},"defaultValue":{"kind":"IntValue","value":"50"}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"where"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"AccountFilter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"accounts"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"where"},"value":{"kind":"Variable","name":{"kind":"Name","value":"where"}}},{"kind":"Argument","name":{"kind":"Name","value":"orderBy"},"value":{"kind":"ListValue","values":[{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"name"},"value":{"kind":"EnumValue","value":"ASC"}}]}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"opportunities"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"10"}},{"kind":"Argument","name":{"kind":"Name","value":"orderBy"},"value":{"kind":"ListValue","values":[{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"amount"},"value":{"kind":"EnumValue","value":"DESC"}}]}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"stageName"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"tasks"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"5"}},{"kind":"Argument","name":{"kind":"Name","value":"where"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"isClosed"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"eq"},"value":{"kind":"BooleanValue","value":false}}]}}]}},{"kind":"Argument","name":{"kind":"Name","value":"orderBy"},"value":{"kind":"ListValue","values":[{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"activityDate"},"value":{"kind":"EnumValue","value":"ASC"}}]}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"subject"}},{"kind":"Field","name":{"kind":"Name","value":"activityDate"}},{"kind":"Field","name":{"kind":"Name","value":"priority"}}]}}]}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<AccountWorkQuery, AccountWorkQueryVariables>;
export const DealContextDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"DealContext"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"opportunity"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"stageName"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"closeDate"}},{"kind":"Field","name":{"kind":"Name","value":"nextStep"}},{"kind":"Field","name":{"kind":"Name","value":"owner"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"email"}}]}},{"kind":"Field","name":{"kind":"Name","value":"account"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"industry"}},{"kind":"Field","name":{"kind":"Name","value":"owner"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"opportunities"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"5"}},{"kind":"Argument","name":{"kind":"Name","value":"where"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"isClosed"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"eq"},"value":{"kind":"BooleanValue","value":false}}]}},{"kind":"ObjectField","name":{"kind":"Name","value":"id"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"ne"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}]}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"contactRoles"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"10"}},{"kind":"Argument","name":{"kind":"Name","value":"orderBy"},"value":{"kind":"ListValue","values":[{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"isPrimary"},"value":{"kind":"EnumValue","value":"DESC"}}]}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"isPrimary"}},{"kind":"Field","name":{"kind":"Name","value":"contact"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"email"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"tasks"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}},{"kind":"Argument","name":{"kind":"Name","value":"orderBy"},"value":{"kind":"ListValue","values":[{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"activityDate"},"value":{"kind":"EnumValue","value":"DESC"}}]}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"subject"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"activityDate"}},{"kind":"Field","name":{"kind":"Name","value":"who"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}}]}}]} as unknown as DocumentNode<DealContextQuery, DealContextQueryVariables>;
export const LogCallDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"LogCall"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"LogActivityInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"logActivity"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"task"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"subject"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"who"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"what"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"receipt"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"replayed"}},{"kind":"Field","name":{"kind":"Name","value":"fields"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"requested"}},{"kind":"Field","name":{"kind":"Name","value":"stored"}},{"kind":"Field","name":{"kind":"Name","value":"outcome"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"remedy"}},{"kind":"Field","name":{"kind":"Name","value":"suggestion"}},{"kind":"Field","name":{"kind":"Name","value":"allowedValues"}}]}}]}}]}}]} as unknown as DocumentNode<LogCallMutation, LogCallMutationVariables>;
export const MoveDealDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"MoveDeal"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"UpdateOpportunityInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"updateOpportunity"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"opportunity"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"stageName"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"probability"}},{"kind":"Field","name":{"kind":"Name","value":"closeDate"}},{"kind":"Field","name":{"kind":"Name","value":"nextStep"}}]}},{"kind":"Field","name":{"kind":"Name","value":"receipt"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"replayed"}},{"kind":"Field","name":{"kind":"Name","value":"fields"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"requested"}},{"kind":"Field","name":{"kind":"Name","value":"before"}},{"kind":"Field","name":{"kind":"Name","value":"stored"}},{"kind":"Field","name":{"kind":"Name","value":"outcome"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"remedy"}},{"kind":"Field","name":{"kind":"Name","value":"suggestion"}},{"kind":"Field","name":{"kind":"Name","value":"allowedValues"}}]}}]}}]}}]} as unknown as DocumentNode<MoveDealMutation, MoveDealMutationVariables>;
export const OpenDealsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"OpenDeals"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}},"defaultValue":{"kind":"IntValue","value":"200"}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"opportunities"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"where"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"isClosed"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"eq"},"value":{"kind":"BooleanValue","value":false}}]}}]}},{"kind":"Argument","name":{"kind":"Name","value":"orderBy"},"value":{"kind":"ListValue","values":[{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"closeDate"},"value":{"kind":"EnumValue","value":"ASC"}}]}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"stageName"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"closeDate"}},{"kind":"Field","name":{"kind":"Name","value":"owner"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"account"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"industry"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}}]} as unknown as DocumentNode<OpenDealsQuery, OpenDealsQueryVariables>;
export const PlanFollowUpDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"PlanFollowUp"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CreateTaskInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"createTask"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"task"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"subject"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"priority"}},{"kind":"Field","name":{"kind":"Name","value":"activityDate"}},{"kind":"Field","name":{"kind":"Name","value":"owner"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"receipt"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"replayed"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"remedy"}}]}}]}}]}}]} as unknown as DocumentNode<PlanFollowUpMutation, PlanFollowUpMutationVariables>;