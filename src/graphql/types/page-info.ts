import { Field, ObjectType } from "type-graphql";

@ObjectType("PageInfo", { simpleResolvers: true, description: "Where a page stands in its list." })
export class PageInfo {
  @Field(() => Boolean, { description: "Whether records follow this page. Read them with `after: endCursor`." })
  hasNextPage!: boolean;

  @Field(() => Boolean, {
    description: "Whether records precede this page, which is so when it was asked for with `after`.",
  })
  hasPreviousPage!: boolean;

  @Field(() => String, { nullable: true, description: "The cursor of the first record; null on an empty page." })
  startCursor?: string | null;

  @Field(() => String, { nullable: true, description: "The cursor of the last record; null on an empty page." })
  endCursor?: string | null;
}
