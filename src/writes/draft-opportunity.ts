import { Account } from "../catalogue/account";
import type { SObjectDef } from "../catalogue/define";
import { Opportunity } from "../catalogue/opportunity";
import { User } from "../catalogue/user";
import { readRecordId } from "./read-record-id";
import { userError } from "./user-error";
import { type WriteDraft, type InputField, readFields } from "./write-draft";
import type { UpdateOpportunityInput } from "./writes";

const elsewhere = new Map([
  [Opportunity, "id"],
  [Account, "accountId"],
  [User, "ownerId"],
]);

const lookup = (name: string, apiName: string, object: SObjectDef): InputField => ({
  name,
  apiName,
  kind: "id",
  slot: { name, takes: [object], elsewhere },
});

const fields: readonly InputField[] = [
  { name: "name", apiName: "Name", kind: "text" },
  { name: "stageName", apiName: "StageName", kind: "picklist" },
  { name: "amount", apiName: "Amount", kind: "number" },
  { name: "closeDate", apiName: "CloseDate", kind: "date" },
  { name: "nextStep", apiName: "NextStep", kind: "text" },
  { name: "probability", apiName: "Probability", kind: "probability" },
  { name: "description", apiName: "Description", kind: "text" },
  { name: "type", apiName: "Type", kind: "picklist" },
  { name: "leadSource", apiName: "LeadSource", kind: "picklist" },
  { name: "forecastCategoryName", apiName: "ForecastCategoryName", kind: "picklist" },
  lookup("accountId", "AccountId", Account),
  lookup("ownerId", "OwnerId", User),
];

const names = new Map([["Id", "id"], ...fields.map(({ apiName, name }) => [apiName, name] as const)]);

const nothingToChange = userError("REQUIRED", null, "There is nothing to change: the input names no field but `id`.", {
  remedy: `Give at least one of ${fields.map(({ name }) => name).join(", ")}.`,
});

/** Reads what is to change on which deal. An input that changes nothing is a problem: it was hardly meant. */
export function draftOpportunityUpdate(input: UpdateOpportunityInput): WriteDraft {
  const id = readRecordId({ name: "id", takes: [Opportunity], elsewhere }, input.id);
  const { requested, problems } = readFields(fields, input);
  const asksNothing = requested.length + problems.length === 0;
  return {
    object: Opportunity,
    target: id.kind === "id" ? { kind: "update", id: id.id } : { kind: "unknown" },
    requested,
    implied: [],
    problems: [...(id.kind === "problem" ? [id.problem] : []), ...problems, ...(asksNothing ? [nothingToChange] : [])],
    names,
  };
}
