import type { GraphQLResolveInfo } from "graphql";
import { Arg, Ctx, Field, ID, Info, InputType, Mutation, Resolver } from "type-graphql";
import { Task } from "../../catalogue/task";
import type * as writes from "../../writes/writes";
import type { Context } from "../context";
import { DateScalar } from "../scalars/date";
import { ActivityType } from "../types/activity-type";
import { shared } from "./descriptions";
import { writePayload } from "./write-payload";

@InputType("CreateTaskInput", { description: "Something to do." })
class CreateTaskInput implements writes.CreateTaskInput {
  @Field(() => ActivityType, { nullable: true, description: "What kind of activity it will be. Default `TASK`." })
  type?: writes.ActivityType | null;

  @Field(() => ID, { nullable: true, description: `${shared.relatedTo} Default none.` })
  relatedTo?: string | null;

  @Field(() => [ID], { nullable: true, description: shared.people })
  people?: readonly string[] | null;

  @Field(() => String, { description: shared.subject })
  subject!: string;

  @Field(() => String, { nullable: true, description: shared.description })
  description?: string | null;

  @Field(() => DateScalar, { nullable: true, description: "The day it is due. Default none." })
  date?: string | null;

  @Field(() => String, {
    nullable: true,
    description: "How far it has come, as the org names it. Default the org's, such as `Not Started`.",
  })
  status?: string | null;

  @Field(() => String, { nullable: true, description: shared.priority })
  priority?: string | null;

  @Field(() => ID, { nullable: true, description: shared.ownerId })
  ownerId?: string | null;

  @Field(() => String, {
    nullable: true,
    description: `${shared.idempotencyKey} Without one, sending twice makes two.`,
  })
  idempotencyKey?: string | null;
}

const CreateTaskPayload = writePayload("CreateTaskPayload", Task);

@Resolver()
export class CreateTask {
  @Mutation(() => CreateTaskPayload, { nullable: true, description: "Creates a task: something for its owner to do." })
  createTask(
    @Arg("input", () => CreateTaskInput, { description: "The task." }) input: CreateTaskInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<writes.TaskPayload> {
    return context.writes.createTask(input, info);
  }
}
