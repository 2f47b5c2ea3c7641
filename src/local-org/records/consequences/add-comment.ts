import { beginInsert } from "../begin-save";
import type { StoredChange } from "../pending-save";

/** What a save of a case gives for `Comments` becomes a comment of the case, and the field stays empty (objects.md §3). */
export function addComment({ context, record: saved }: StoredChange): void {
  const { database } = context;
  const text = saved.Comments;
  if (typeof text !== "string" || saved.IsDeleted === true) return;
  database.table("Case").update(saved, { Comments: null });
  const values = { ParentId: saved.Id ?? null, CommentBody: text };
  const { next } = beginInsert(context, "CaseComment", values, { createdDate: String(saved.LastModifiedDate) });
  database.table("CaseComment").insert(next);
}
