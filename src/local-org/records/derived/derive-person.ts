import type { PendingSave } from "../pending-save";

/** The full name of a contact, lead or user; the salutation is no part of it (objects.md §9). */
export function derivePerson({ next }: PendingSave): void {
  next.Name = [next.FirstName, next.LastName].filter((part) => part !== null).join(" ");
}

/**
 * A user's name, and what the platform makes of the rest when none is given: the nickname of the username, and a new user
 * active, though the describe's default is false (Apex guide, runAs: users made without `IsActive` own and save records).
 */
export function deriveUser(save: PendingSave): void {
  derivePerson(save);
  const { before, given, next } = save;
  if (before === undefined && !given.has("IsActive")) next.IsActive = true;
  next.UserType ??= "Standard";
  if (typeof next.Username === "string") next.CommunityNickname ??= next.Username.replace(/@.*$/, "").slice(0, 40);
}
