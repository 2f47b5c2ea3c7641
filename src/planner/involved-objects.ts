import type { SObjectDef } from "../catalogue/define";
import type { ListSelection, RecordSelection, RootSelection } from "./selection";

/** The API names of the objects that a selection needs metadata of, those of its filters and orderings included. */
export function involvedObjects(selection: RootSelection): ReadonlySet<string> {
  const objects = new Set<string>();
  if (selection.kind === "list") addList(objects, selection.list);
  else addRecord(objects, selection.record);
  return objects;
}

function addRecord(objects: Set<string>, { object, parents, lists }: RecordSelection): void {
  objects.add(object.apiName);
  for (const { records } of parents) for (const record of records) addRecord(objects, record);
  for (const list of lists) addList(objects, list);
}

function addList(objects: Set<string>, list: ListSelection): void {
  addRecord(objects, list.node);
  addInput(objects, list.object, list.where);
  addInput(objects, list.object, list.orderBy);
}

/** Follows a filter or an ordering down its lookups. */
function addInput(objects: Set<string>, object: SObjectDef, input: unknown): void {
  if (typeof input !== "object" || input === null) return;
  for (const [name, value] of Object.entries(input)) {
    const target = object.parents.get(name)?.target();
    if (target?.kind === "object") objects.add(target.apiName);
    addInput(objects, target?.kind === "object" ? target : object, value);
  }
}
