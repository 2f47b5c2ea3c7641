import type { PendingSave } from "../pending-save";

/** The full name of a contact, lead or user; the salutation is no part of it (objects.md §9). */
export function derivePerson({ next }: PendingSave): void {
  next.Name = [next.FirstName, next.LastName].filter((part) => part !== null).join(" ");
}

/** A user's name, and the nickname that the platform makes of a username when none is given. */
export function deriveUser(save: PendingSave): void {
  derivePerson(save);
  const { next } = save;
  next.UserType ??= "Standard";
  if (typeof next.Username === "string") next.CommunityNickname ??= next.Username.replace(/@.*$/, "").slice(0, 40);
}
