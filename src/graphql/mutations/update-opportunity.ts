import type { GraphQLResolveInfo } from "graphql";
import { Arg, Ctx, Field, Float, ID, Info, InputType, Mutation, Resolver } from "type-graphql";
import { Opportunity } from "../../catalogue/opportunity";
import type * as writes from "../../writes/writes";
import type { Context } from "../context";
import { DateScalar } from "../scalars/date";
import { shared } from "./descriptions";
import { writePayload } from "./write-payload";

@InputType("UpdateOpportunityInput", {
  description: "What to change on a deal. A field left out stays as it is; `null` empties it.",
})
class UpdateOpportunityInput implements writes.UpdateOpportunityInput {
  @Field(() => ID, { description: "Id of the deal to change, of 15 or 18 characters." })
  id!: string;

  @Field(() => String, { nullable: true, description: "The deal's name, up to 120 characters. Cannot be emptied." })
  name?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      "How far the deal has come: a stage by its exact API name. Cannot be emptied. " +
      "A new stage brings its own `probability` and `forecastCategoryName` unless they are given too.",
  })
  stageName?: string | null;

  @Field(() => Float, { nullable: true, description: "Expected total, in the record's `currencyIsoCode`." })
  amount?: number | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: "When the deal is expected to close, or did. Cannot be emptied.",
  })
  closeDate?: string | null;

  @Field(() => String, { nullable: true, description: "What to do next, up to 255 characters." })
  nextStep?: string | null;

  @Field(() => Float, { nullable: true, description: "Likelihood of winning, 0 to 100." })
  probability?: number | null;

  @Field(() => String, { nullable: true, description: "Free text, up to 32,000 characters." })
  description?: string | null;

  @Field(() => String, { nullable: true, description: "Kind of business, as the org names it." })
  type?: string | null;

  @Field(() => String, { nullable: true, description: "Where the deal came from, as the org names it." })
  leadSource?: string | null;

  @Field(() => String, { nullable: true, description: "Forecast category as text, such as `Best Case`." })
  forecastCategoryName?: string | null;

  @Field(() => ID, { nullable: true, description: "Id of the account the deal is with." })
  accountId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: "Id of the user who is to be responsible for the deal. Cannot be emptied.",
  })
  ownerId?: string | null;

  @Field(() => String, { nullable: true, description: `${shared.idempotencyKey} Default none.` })
  idempotencyKey?: string | null;
}

const UpdateOpportunityPayload = writePayload("UpdateOpportunityPayload", Opportunity);

@Resolver()
export class UpdateOpportunity {
  @Mutation(() => UpdateOpportunityPayload, { nullable: true, description: "Changes fields of a deal." })
  updateOpportunity(
    @Arg("input", () => UpdateOpportunityInput, { description: "Which deal, and what to change." })
    input: UpdateOpportunityInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<writes.OpportunityPayload> {
    return context.writes.updateOpportunity(input, info);
  }
}
