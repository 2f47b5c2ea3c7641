import type { Seeding } from "./seeding";
import { articles, draftArticle } from "./words/service";

/** A few published articles, as knowledge management would have left them, and a draft. */
export function seedArticles({ insert, calendar }: Pick<Seeding, "insert" | "calendar">, ownerId: string): void {
  articles.forEach((article, index) => {
    const createdDate = calendar.moment(-300 + index * 20, 600);
    const published = calendar.moment(-298 + index * 20, 660);
    const values = {
      ...article,
      PublishStatus: "Online",
      ValidationStatus: "Validated",
      FirstPublishedDate: published,
      LastPublishedDate: published,
      IsVisibleInPkb: index < 2,
    };
    insert("Knowledge__kav", values, { ownerId, createdById: ownerId, createdDate, lastModifiedDate: published });
  });
  insert("Knowledge__kav", draftArticle, { ownerId, createdById: ownerId, createdDate: calendar.moment(-3, 600) });
}
