import "reflect-metadata";
import type { GraphQLSchema } from "graphql";
import { buildSchemaSync } from "type-graphql";
import { catalogue, interfaces } from "../catalogue/catalogue";
import { finishSchema } from "./finish-schema";
import { CreateTask } from "./mutations/create-task";
import { LogActivity } from "./mutations/log-activity";
import { UpdateOpportunity } from "./mutations/update-opportunity";
import { recordQueriesFor } from "./queries/record-queries";
import { connectionTypeFor } from "./types/connection-type";
import { filterInputFor } from "./types/filter-input";
import { interfaceTypeFor } from "./types/interface-type";
import { objectTypeFor } from "./types/object-type";
import { orderByInputFor } from "./types/order-by-input";
import { OtherRecord } from "./types/other-record";
import { referenceFilterFor } from "./types/reference-filter";

/** The schema that clients see. Every process builds it alike: it depends on the catalogue alone, never on an org. */
export function createSchema(): GraphQLSchema {
  // type-graphql reads what is declared when it begins, and types name each other lazily: declare all of them first.
  const orphanedTypes = [
    OtherRecord,
    ...interfaces.flatMap((definition) => [interfaceTypeFor(definition), referenceFilterFor(definition)]),
    ...catalogue.flatMap((object) => [
      objectTypeFor(object),
      connectionTypeFor(object),
      filterInputFor(object),
      orderByInputFor(object),
    ]),
  ];
  const schema = buildSchemaSync({
    resolvers: [LogActivity, CreateTask, UpdateOpportunity, ...catalogue.map(recordQueriesFor)],
    orphanedTypes,
    validate: false,
  });
  return finishSchema(schema);
}
