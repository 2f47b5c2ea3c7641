import { field, parent } from "./define";
import { User } from "./user";

/** The fields and lookups that Salesforce keeps on every record. */
export const systemFields = {
  createdDate: field("CreatedDate", "dateTime", "When the record was created."),
  lastModifiedDate: field("LastModifiedDate", "dateTime", "When a user last changed the record."),
  systemModstamp: field("SystemModstamp", "dateTime", "When a user or an automation last changed the record."),
};

export const systemParents = {
  createdBy: parent("CreatedBy", () => User, "Who created the record."),
  lastModifiedBy: parent("LastModifiedBy", () => User, "Who last changed the record."),
};

/** The currency of a record's money, on every object that has some. */
export const currencyIsoCode = {
  ...field("CurrencyIsoCode", "picklist", "ISO 4217 code of the record's money; in orgs with several currencies."),
  feature: "Multiple currencies",
};
