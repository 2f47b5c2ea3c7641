import { Account } from "../catalogue/account";
import { Opportunity } from "../catalogue/opportunity";
import { User } from "../catalogue/user";
import { type WriteDraft, type InputField, readFields } from "./write-draft";
import { readRecordId } from "./read-record-id";
import { userError } from "./user-error";
import type { UpdateOpportunityInput } from "./writes";

const elsewhere = new Map([
  [Opportunity, "id"],
  [Account, "accountId"],
  [User, "ownerId"],
]);

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
  {
    ...{ name: "accountId", apiName: "AccountId", kind: "id" },
    slot: { name: "accountId", takes: [Account], elsewhere },
  },
  { ...{ name: "ownerId", apiName: "OwnerId", kind: "id" }, slot: { name: "ownerId", takes: [User], elsewhere } },
];

const names = new Map([["Id", "id"], ...fields.map(({ apiName, name }) => [apiName, name] as const)]);

/** Reads what is to change on which deal. An input that changes nothing is a problem: it was hardly meant. */
export function draftOpportunityUpdate(input: UpdateOpportunityInput): WriteDraft {
  const id = readRecordId({ name: "id", takes: [Opportunity], elsewhere }, input.id);
  const { requested, problems } = readFields(fields, input);
  const asksNothing = requested.length + problems.length === 0;
  const nothing = userError("REQUIRED", null, "There is nothing to change: the input names no field but `id`.", {
    remedy: `Give at least one of ${fields.map(({ name }) => name).join(", ")}.`,
  });
  return {
    object: Opportunity,
    target: id.kind === "id" ? { kind: "update", id: id.id } : { kind: "unknown" },
    requested,
    implied: [],
    problems: [...(id.kind === "problem" ? [id.problem] : []), ...problems, ...(asksNothing ? [nothing] : [])],
    names,
  };
}
