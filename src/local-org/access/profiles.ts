import { makeId } from "../records/record-id";

/** A profile, as far as what it hides. */
export interface Profile {
  readonly id: string;
  readonly name: string;
  /** Fields by `Object.Field` and whole objects by name. */
  readonly hidden: readonly string[];
}

const systemAdministrator: Profile = { id: makeId("00e", 1), name: "System Administrator", hidden: [] };

/** Field-level security as admins use it: the forecast, a customer's revenue and private dates are not for everyone. */
const standardUser: Profile = {
  id: makeId("00e", 2),
  name: "Standard User",
  hidden: ["Opportunity.ExpectedRevenue", "Account.AnnualRevenue", "Contact.Birthdate"],
};

/** The profile that a user's `ProfileId` names; what names none sees as little as a standard user. */
export function profileById(id: string): Profile {
  return id === systemAdministrator.id ? systemAdministrator : standardUser;
}
