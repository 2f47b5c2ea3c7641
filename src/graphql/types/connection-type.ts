import { type ClassType, Field, Int, ObjectType } from "type-graphql";
import type { SObjectDef } from "../../catalogue/define";
import { oncePer } from "../once-per";
import { objectTypeFor } from "./object-type";
import { PageInfo } from "./page-info";

/** A page of records, as Relay specifies it, with `nodes` for those who need no cursors. */
export const connectionTypeFor = oncePer((object: SObjectDef): ClassType => {
  @ObjectType(`${object.name}Edge`, {
    simpleResolvers: true,
    description: `One \`${object.name}\` of a page, and its place in the list.`,
  })
  class Edge {
    @Field(() => String, { description: "The record's place. It belongs to this filter and this ordering alone." })
    cursor!: string;

    @Field(() => objectTypeFor(object), { description: "The record." })
    node!: object;
  }

  @ObjectType(`${object.name}Connection`, {
    simpleResolvers: true,
    description: `A page of a list of \`${object.name}\` records.`,
  })
  class Connection {
    @Field(() => [Edge], { description: "The page's records, each with its cursor." })
    edges!: readonly Edge[];

    @Field(() => [objectTypeFor(object)], { description: "The page's records." })
    nodes!: readonly object[];

    @Field(() => PageInfo, { description: "Where the page stands in the list." })
    pageInfo!: PageInfo;

    @Field(() => Int, {
      nullable: true,
      description:
        "How many records the whole list has. Counted only when asked for: in the same call; for the child lists of many records, in one call more.",
    })
    totalCount?: number | null;
  }
  return Connection;
});
