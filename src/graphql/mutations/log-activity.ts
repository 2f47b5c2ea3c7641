import type { GraphQLResolveInfo } from "graphql";
import { Arg, Ctx, Field, ID, Info, InputType, Int, Mutation, Resolver } from "type-graphql";
import { Task } from "../../catalogue/task";
import type * as writes from "../../writes/writes";
import type { Context } from "../context";
import { DateScalar } from "../scalars/date";
import { ActivityType } from "../types/activity-type";
import { shared } from "./descriptions";
import { writePayload } from "./write-payload";

@InputType("LogActivityInput", { description: "An activity that took place." })
class LogActivityInput implements writes.LogActivityInput {
  @Field(() => ActivityType, { description: "What kind of activity it was." })
  type!: writes.ActivityType;

  @Field(() => ID, { description: shared.relatedTo })
  relatedTo!: string;

  @Field(() => [ID], { nullable: true, description: shared.people })
  people?: readonly string[] | null;

  @Field(() => String, { description: shared.subject })
  subject!: string;

  @Field(() => String, { nullable: true, description: shared.description })
  description?: string | null;

  @Field(() => DateScalar, { nullable: true, description: "The day it took place. Default none." })
  date?: string | null;

  @Field(() => Int, {
    nullable: true,
    description: "How long it took, in minutes; stored in `callDurationInSeconds`. Default none.",
  })
  durationMinutes?: number | null;

  @Field(() => String, {
    nullable: true,
    description: "How far it has come, as the org names it. Default `Completed`, as what is logged is done.",
  })
  status?: string | null;

  @Field(() => String, { nullable: true, description: shared.priority })
  priority?: string | null;

  @Field(() => ID, { nullable: true, description: shared.ownerId })
  ownerId?: string | null;

  @Field(() => String, { description: shared.idempotencyKey })
  idempotencyKey!: string;
}

const LogActivityPayload = writePayload("LogActivityPayload", Task);

@Resolver()
export class LogActivity {
  @Mutation(() => LogActivityPayload, {
    nullable: true,
    description: "Logs a call, an e-mail or another activity on a record. It becomes a task, whatever its type.",
  })
  logActivity(
    @Arg("input", () => LogActivityInput, { description: "The activity." }) input: LogActivityInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<writes.TaskPayload> {
    return context.writes.logActivity(input, info);
  }
}
