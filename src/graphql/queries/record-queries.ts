import type { GraphQLResolveInfo } from "graphql";
import { Arg, type ClassType, Ctx, ID, Info, Query, Resolver } from "type-graphql";
import type { SObjectDef } from "../../catalogue/define";
import type { Context } from "../context";
import { oncePer } from "../once-per";
import { connectionArguments } from "../types/connection-arguments";
import { connectionTypeFor } from "../types/connection-type";
import { objectTypeFor } from "../types/object-type";

/** The two root fields of an object: one record by its id, and a list. */
export const recordQueriesFor = oncePer((object: SObjectDef): ClassType => {
  @Resolver()
  class RecordQueries {
    @Query(() => objectTypeFor(object), {
      name: object.singular,
      nullable: true,
      description: `The \`${object.name}\` with this id. Null when there is none that the user may see.`,
    })
    one(
      @Ctx() context: Context,
      @Info() info: GraphQLResolveInfo,
      @Arg("id", () => ID, idOptions(object)) _id: string,
    ) {
      return context.operation.root(info);
    }

    @Query(() => connectionTypeFor(object), {
      name: object.plural,
      nullable: true,
      description: `\`${object.name}\` records that the user may see. ${object.description}`,
    })
    many(@Ctx() context: Context, @Info() info: GraphQLResolveInfo) {
      return context.operation.root(info);
    }
  }
  for (const [index, argument] of connectionArguments(() => object).entries()) {
    argument(RecordQueries.prototype, "many", 2 + index);
  }
  return RecordQueries;
});

function idOptions({ keyPrefix }: SObjectDef): { readonly description: string } {
  return {
    description: `The record's id, of 15 or 18 characters, beginning with \`${keyPrefix}\`; or the record's URL in Salesforce.`,
  };
}
