import type { FieldDef, ParentDef, SObjectDef } from "../catalogue/define";
import type { OrgMetadata } from "../catalogue/metadata";
import { GatewayError } from "../errors";
import { isReadable } from "./access";
import type { Draft } from "./draft";
import { maxParentDepth } from "./filter";
import { orRefusal } from "./or-refusal";
import type { ListPlan, ParentPlan, RecordPlan } from "./plan";
import { listKey, type ListSelection, type ParentSelection, type RecordSelection } from "./selection";

/** Where in a statement a record's fields go. */
export interface Place {
  readonly draft: Draft;
  /** The select list that takes the paths: the draft's own, or a branch of its TYPEOF. */
  readonly paths: Set<string>;
  /** The lookups on the way to the record: `Account.Owner.`, or nothing. */
  readonly prefix: string;
  readonly depth: number;
  /** The field that holds the record's id, when a lookup leads to it: `Account.OwnerId`. */
  readonly foreignKey?: string;
  /** The branch of a TYPEOF that takes the paths: `Who:Contact/`. */
  readonly typeBranch?: string;
}

export interface RecordPlanner {
  readonly metadata: OrgMetadata;
  /** Finds a place for a child list of the records at `place`. */
  planList(list: ListSelection, record: RecordSelection, place: Place): ListPlan;
}

/** Adds to a statement what a record's selection needs, and says how to read it back. */
export function planRecord(planner: RecordPlanner, record: RecordSelection, place: Place): RecordPlan {
  const { object } = record;
  const { metadata } = planner;
  const hidden = new Map<string, GatewayError>();
  place.paths.add(`${place.prefix}Id`);
  const fields = record.fields.filter((field) => {
    const readable = isReadable(metadata, object, field.apiName);
    if (!readable) hidden.set(field.name, notReadable(object, field));
    else place.paths.add(place.prefix + field.apiName);
    return readable;
  });
  const parents = record.parents.flatMap((parent) => {
    if (isParentVisible(metadata, object, parent.relation)) return [planParent(planner, parent, place)];
    hidden.set(parent.relation.name, notAccessible(object, parent.relation.name, parent.relation.foreignKey));
    return [];
  });
  const refused = new Map<string, GatewayError>();
  const lists = record.lists.flatMap((list) => {
    const { relation } = list;
    const known = metadata.get(object.apiName)?.childRelationships;
    if (relation && known?.has(relation.relationshipName) && metadata.has(list.object.apiName)) {
      const plan = orRefusal(() => planner.planList(list, record, place));
      if (!(plan instanceof GatewayError)) return [plan];
      refused.set(listKey(list), plan);
    } else if (relation) {
      hidden.set(relation.name, notAccessible(object, relation.name, relation.relationshipName));
    }
    return [];
  });
  return { object, fields, hidden, parents, lists, refused };
}

function planParent(planner: RecordPlanner, { relation, records }: ParentSelection, place: Place): ParentPlan {
  const prefix = `${place.prefix}${relation.relationshipName}.`;
  // Whoever cannot see an object may still see that a lookup points to one of its records.
  const visible = records.filter(({ object }) => planner.metadata.has(object.apiName));
  const join = (lookup: string) => place.draft.join((place.typeBranch ?? "") + lookup);
  const deferred = (): ParentPlan => {
    place.paths.add(place.prefix + relation.foreignKey);
    return { kind: "deferred", relation, records: visible };
  };
  const [record] = records;
  if (relation.target().kind === "object" && record) {
    if (place.depth >= maxParentDepth || !join(prefix)) return deferred();
    const inner = { ...place, prefix, depth: place.depth + 1, foreignKey: place.prefix + relation.foreignKey };
    return { kind: "joined", relation, record: planRecord(planner, record, inner) };
  }
  if (place.typeBranch || place.depth >= maxParentDepth || !join(prefix)) return deferred();
  if (visible.every(hasOnlyName)) {
    place.paths.add(`${prefix}Id`).add(`${prefix}Name`);
    return { kind: "polymorphic", relation, records: records.map(named) };
  }
  const branchOf = ({ object }: RecordSelection) => `${relation.relationshipName}:${object.apiName}/`;
  if (place.prefix || !visible.every((member) => join(branchOf(member)))) return deferred();
  const branches = visible.map((member) => {
    const paths = new Set(["Id", "Name"]);
    const inner = { draft: place.draft, paths, prefix: "", depth: place.depth + 1, typeBranch: branchOf(member) };
    return { type: member.object.apiName, paths, plan: planRecord(planner, member, inner) };
  });
  place.draft.branchByType(relation.relationshipName, branches);
  const others = records.filter((record) => !visible.includes(record));
  return { kind: "polymorphic", relation, records: [...branches.map(({ plan }) => plan), ...others.map(named)] };
}

/** What every record has, whatever its object. */
function isNamePart({ apiName }: FieldDef): boolean {
  return apiName === "Id" || apiName === "Name";
}

/** Whether a polymorphic parent can be answered by what every record has, with no TYPEOF. */
function hasOnlyName({ fields, parents, lists }: RecordSelection): boolean {
  return parents.length + lists.length === 0 && fields.every(isNamePart);
}

/** Answers a polymorphic parent by its id and name. Whatever else is asked of it is hidden. */
function named({ object, fields, parents, lists }: RecordSelection): RecordPlan {
  const hidden = new Map([
    ...fields.filter((field) => !isNamePart(field)).map((field): Hidden => [field.name, notReadable(object, field)]),
    ...[...parents, ...lists].flatMap(({ relation }): Hidden[] =>
      relation ? [[relation.name, notAccessible(object, relation.name, relation.relationshipName)]] : [],
    ),
  ]);
  return { object, fields: fields.filter(isNamePart), hidden, parents: [], lists: [], refused: new Map() };
}

type Hidden = readonly [name: string, error: GatewayError];

/** A lookup is visible with its field and, where only one object can be meant, with that object. */
function isParentVisible(metadata: OrgMetadata, object: SObjectDef, relation: ParentDef): boolean {
  const target = relation.target();
  return (
    isReadable(metadata, object, relation.foreignKey) && (target.kind === "interface" || metadata.has(target.apiName))
  );
}

function notReadable(object: SObjectDef, field: FieldDef): GatewayError {
  return field.feature === undefined
    ? notAccessible(object, field.name, field.apiName)
    : new GatewayError(
        "FEATURE_NOT_ENABLED",
        `${object.name}.${field.name} is null: the org does not use the feature "${field.feature}".`,
      );
}

function notAccessible(object: SObjectDef, name: string, apiName: string): GatewayError {
  return new GatewayError(
    "FIELD_NOT_ACCESSIBLE",
    `${object.name}.${name} is null: this user cannot see ${object.apiName}.${apiName}, or the org does not have it. Ask an administrator for access.`,
  );
}
