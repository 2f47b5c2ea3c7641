import type { PendingSave } from "./pending-save";
import { refuseRecord } from "./refuse-record";

/** An article's address is its own in its language, and a published version stays as it is. The words are our own. */
export function checkArticle({ context, before, next }: PendingSave): void {
  if (before !== undefined && before.PublishStatus !== "Draft") {
    const message =
      "A published article is not edited: only a draft can be, and drafts of it are made by knowledge management";
    throw refuseRecord("CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY", message, []);
  }
  const namesakes = context.database.table("Knowledge__kav").findBy("UrlName", String(next.UrlName));
  const other = namesakes.find(
    (row) => row.KnowledgeArticleId !== next.KnowledgeArticleId && row.Language === next.Language,
  );
  if (other === undefined) return;
  const id = String(other.Id).slice(0, 15);
  throw refuseRecord("DUPLICATE_VALUE", `duplicate value found: UrlName duplicates value on record with id: ${id}`, []);
}
