import type { ObjectSchema } from "../../metadata/schema";
import type { CallColumn, Column, DistanceColumn } from "../parse/ast";
import { malformed, notEvaluated, type Refusal } from "../refusal";
import { datePartTypes, isDatePart, needsTime, type DatePart } from "../values/date-parts";
import { refuseCall } from "./refuse-call";
import { resolvePath } from "./resolve-path";
import type { FieldPath } from "./resolved-query";
import type { Scope } from "./scope";

/** What a column stands for where values of records are compared, grouped or sorted: a field, or a function of one. */
export function resolveValue(scope: Scope, column: Column): FieldPath {
  switch (column.kind) {
    case "field":
      return resolvePath(scope, column.path);
    case "distance":
      return resolveDistance(scope, column);
    case "call":
      if (isDatePart(column.name)) return resolveDatePart(scope, column, column.name);
      if (column.name === "tolabel") return resolveLabel(scope, column);
      throw refuseCall(column);
  }
}

/** The field that a function is applied to; `column` is the function. */
export function resolveArgument(scope: Scope, column: CallColumn): FieldPath {
  const { argument } = column;
  if (argument.kind === "field") return resolvePath(scope, argument.path);
  throw argument.kind === "call" ? refuseCall(argument) : notEvaluated("DISTANCE() here", argument.at);
}

function resolveDatePart(scope: Scope, column: CallColumn, part: DatePart): FieldPath {
  const { argument } = column;
  const converts = argument.kind === "call" && argument.name === "converttimezone";
  const path = resolveArgument(scope, converts ? argument : column);
  const { type } = path.field;
  const fits = type === "datetime" || (type === "date" && !converts && !needsTime(part));
  if (!fits) {
    const needed = converts || needsTime(part) ? "dateTime" : "date or dateTime";
    throw malformed(
      `${converts ? "convertTimezone" : part.toUpperCase()}() needs a field of type ${needed}`,
      column.at,
    );
  }
  const field = { ...path.field, type: datePartTypes[part], groupable: true, aggregatable: false };
  return { ...path, field, derivation: { kind: "datePart", part, converts } };
}

function resolveLabel(scope: Scope, column: CallColumn): FieldPath {
  const path = resolveArgument(scope, column);
  if (!hasLabels(path)) throw labelRefusal(column);
  return { ...path, derivation: { kind: "label" } };
}

/** Only values that set-up can translate have labels: those of picklists, and names of record types. */
export function hasLabels({ lookups, field }: FieldPath): boolean {
  if (field.type === "picklist" || field.type === "multipicklist") return true;
  return field.name === "Name" && lookups.at(-1)?.target?.name === "RecordType";
}

export function labelRefusal(column: CallColumn): Refusal {
  return malformed("toLabel() needs a picklist", column.at);
}

/** DISTANCE() from an address or a geolocation field to a place, in miles or kilometers. */
function resolveDistance(scope: Scope, column: DistanceColumn): FieldPath {
  const path = resolvePath(scope, column.path);
  const object = path.lookups.length === 0 ? scope.object : path.lookups.at(-1)?.target;
  const parts = object && findCoordinates(object, path.field.name);
  if (parts === undefined) {
    throw malformed(`DISTANCE() needs an address or a geolocation, as '${column.path.text}' is not`, column.path.at);
  }
  const unit = column.unit.toLowerCase();
  if (unit !== "mi" && unit !== "km") {
    throw malformed(`DISTANCE() measures in 'mi' or 'km', not in '${column.unit}'`, column.at);
  }
  const { latitude, longitude } = column;
  if (Math.abs(latitude) > 90 || Math.abs(longitude) > 180) {
    throw malformed("GEOLOCATION() takes a latitude from -90 to 90 and a longitude from -180 to 180", column.at);
  }
  return {
    ...path,
    field: { ...path.field, type: "double", sortable: true },
    derivation: { kind: "distance", ...parts, from: { latitude, longitude }, unit },
  };
}

function findCoordinates(object: ObjectSchema, compound: string) {
  const find = (part: RegExp) =>
    object.fields.find((field) => field.compoundFieldName === compound && part.test(field.name))?.name;
  const latitude = find(/Latitude(?:__s)?$/);
  const longitude = find(/Longitude(?:__s)?$/);
  return latitude === undefined || longitude === undefined ? undefined : { latitude, longitude };
}
