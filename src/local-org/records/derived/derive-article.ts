import type { PendingSave } from "../pending-save";
import type { OrgRecord } from "../table";
import { nextAutoNumber } from "../values/next-auto-number";

/** A new article's number and identity, kept in a record that all its versions share. */
function addArticle({ context, next, moment }: PendingSave): OrgRecord {
  const { database } = context;
  const articles = database.table("Knowledge__ka");
  const article = articles.blank();
  Object.assign(article, {
    Id: database.nextId(articles.object),
    ArticleNumber: nextAutoNumber(database, "Knowledge__ka", "ArticleNumber", moment),
    CreatedDate: next.CreatedDate,
    CreatedById: next.CreatedById,
    LastModifiedDate: next.LastModifiedDate,
    LastModifiedById: next.LastModifiedById,
    SystemModstamp: next.SystemModstamp,
    FirstPublishedDate: next.FirstPublishedDate ?? null,
    LastPublishedDate: next.LastPublishedDate ?? null,
  });
  articles.insert(article);
  return article;
}

/**
 * A new article is a draft, the latest and only version of itself. Saving does not publish it: that is for the actions
 * of knowledge management, which this org does not have (objects.md §3).
 */
export function deriveArticle(save: PendingSave): void {
  const { before, next } = save;
  // After automation, what follows from a record is derived a second time.
  if (before !== undefined || next.KnowledgeArticleId !== null) return;
  const article = addArticle(save);
  next.KnowledgeArticleId = article.Id ?? null;
  next.ArticleNumber = article.ArticleNumber ?? null;
  next.ArticleCreatedById = next.CreatedById ?? null;
  next.ArticleCreatedDate = next.CreatedDate ?? null;
  next.ArticleMasterLanguage = next.Language ?? null;
  next.ArticleCaseAttachCount ??= 0;
  next.ArticleTotalViewCount ??= 0;
  next.VersionNumber ??= next.PublishStatus === "Online" ? 1 : 0;
  next.IsLatestVersion = true;
  next.IsVisibleInApp = true;
}
