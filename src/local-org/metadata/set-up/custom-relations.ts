import { childRelationship } from "../join-objects";
import { createObjectSchema } from "../object-schema";
import type { ChildRelationship, FieldDescribe, ObjectSchema } from "../schema";
import type { ObjectDocument } from "./object-metadata";

/** Lookups of files and notes, which can belong to records of every custom object. */
const ofAllObjects: readonly string[] = [
  "ContentDocumentLink.LinkedEntityId",
  "ContentVersion.FirstPublishLocationId",
  "Note.ParentId",
];

/** Lookups of activities, for the objects that allow them. */
const ofActivities: readonly string[] = [
  "Event.WhatId",
  "EventRelation.RelationId",
  "Task.WhatId",
  "TaskRelation.RelationId",
];

/** What the documents' fields that look up an object make of it: relationships to its children. */
function lookupChildren(object: ObjectSchema, documents: readonly ObjectDocument[]): readonly ChildRelationship[] {
  return documents.flatMap(({ object: childSObject, metadata }) =>
    (metadata.fields ?? [])
      .filter(({ referenceTo }) => referenceTo === object.name)
      .map(({ fullName: field, type, relationshipName, deleteConstraint }) =>
        childRelationship({
          childSObject,
          field,
          relationshipName: relationshipName === undefined ? null : `${relationshipName}__r`,
          cascadeDelete: type === "MasterDetail" || deleteConstraint === "Cascade",
          restrictedDelete: deleteConstraint === "Restrict",
        }),
      ),
  );
}

/** The relationships that every custom object has, and those to activities that it may have. */
export function standardChildren(allowsActivities: boolean): readonly ChildRelationship[] {
  const child = (childSObject: string, field: string): ChildRelationship =>
    childRelationship({ childSObject, field, relationshipName: `${childSObject}s`, cascadeDelete: true });
  return [
    child("ContentDocumentLink", "LinkedEntityId"),
    child("Note", "ParentId"),
    ...(allowsActivities ? ofActivities : []).map((lookup) => {
      const [childSObject = "", field = ""] = lookup.split(".");
      return child(childSObject, field);
    }),
  ];
}

/** What new objects and custom lookups change about this one: its children, and what its own lookups can name. */
export function withCustomRelations(object: ObjectSchema, documents: readonly ObjectDocument[]): ObjectSchema {
  const made = documents.filter(({ makesObject }) => makesObject);
  const all = made.map((document) => document.object);
  const subjects = made.filter(({ metadata }) => metadata.enableActivities === true).map((each) => each.object);
  const widen = (field: FieldDescribe): FieldDescribe => {
    const lookup = `${object.name}.${field.name}`;
    const added = ofActivities.includes(lookup) ? subjects : ofAllObjects.includes(lookup) ? all : [];
    return added.length === 0 ? field : { ...field, referenceTo: [...field.referenceTo, ...added].sort() };
  };
  return createObjectSchema({
    ...object,
    fields: object.fields.map(widen),
    childRelationships: [...object.childRelationships, ...lookupChildren(object, documents)],
  });
}
