import { activityKind, isWho, relationsOf } from "../activity-kind";
import type { PendingSave } from "../pending-save";

/**
 * Everybody that a task or event is with once it is saved, the primary one first: as the request's list of ids says, or
 * as before with another primary. Emptying `WhoId` lets all of them go (unconfirmed).
 */
export function peopleAfter(
  save: Pick<PendingSave, "context" | "before" | "next" | "whoIds">,
  object: string,
): string[] {
  const { context, before, next, whoIds } = save;
  const primary = typeof next.WhoId === "string" ? [next.WhoId] : [];
  if (whoIds !== undefined) return [...new Set([...primary, ...whoIds])];
  const kind = activityKind(object);
  if (before === undefined || next.WhoId === null || kind === undefined) return primary;
  const others = relationsOf(context.database, kind, String(next.Id))
    .filter((relation) => isWho(relation) && relation.RelationId !== before.WhoId)
    .map((relation) => String(relation.RelationId));
  return [...new Set([...primary, ...others])];
}

/** The primary person and the numbers of an activity's relations (Shared Activities, objects.md §5). */
export function derivePeople(save: PendingSave): void {
  const { before, next, given, whoIds } = save;
  next.WhatCount = next.WhatId === null ? 0 : 1;
  if (whoIds !== undefined && !given.has("WhoId")) next.WhoId = null;
  if (before !== undefined && whoIds === undefined && next.WhoId === before.WhoId) return;
  const people = peopleAfter(save, save.object.name);
  next.WhoId = people[0] ?? null;
  next.WhoCount = people.length;
}
