import { objectOfId } from "../catalogue/catalogue";
import type { SObjectDef } from "../catalogue/define";
import { parseRecordId } from "../catalogue/record-id";
import { quote, userError } from "./user-error";
import type { UserError } from "./writes";

/** A place in an input that takes record ids. */
export interface IdSlot {
  /** The input field's name. */
  readonly name: string;
  readonly takes: readonly SObjectDef[];
  /** Whether it also takes records of objects that the gateway does not present; Salesforce then judges them. */
  readonly takesOthers?: true;
  /** The input fields that take records of other objects, for whoever mixed them up. */
  readonly elsewhere: ReadonlyMap<SObjectDef, string>;
}

export type ReadId =
  | { readonly kind: "id"; readonly id: string; readonly object: SObjectDef | undefined }
  | { readonly kind: "problem"; readonly problem: UserError };

/** Reads an id and says of which object it is, or what is wrong with it; without asking Salesforce. */
export function readRecordId(slot: IdSlot, input: string): ReadId {
  const { name, takes, elsewhere } = slot;
  const id = parseRecordId(input);
  if (id === undefined) {
    return problem(userError("INVALID_ID", name, `\`${name}\` ${whatIsWrong(input)}`, { remedy: idRemedy }));
  }
  const object = objectOfId(id);
  if (object ? takes.includes(object) : slot.takesOthers) return { kind: "id", id, object };

  const wanted = alternatives.format(takes.map((taken) => taken.name));
  const found = object ? `of type ${object.name}` : `of another type, as "${id.slice(0, 3)}" shows`;
  const place = object && elsewhere.get(object);
  const remedy =
    object === undefined || place === undefined || place === name
      ? `Give the id of a record of type ${wanted}.`
      : `A record of type ${object.name} goes in \`${place}\`.`;
  const message = `\`${name}\` takes a record of type ${wanted}; ${id} is ${found}.`;
  return problem(userError("WRONG_RECORD_TYPE", name, message, { remedy }));
}

function problem(error: UserError): ReadId {
  return { kind: "problem", problem: error };
}

const alternatives = new Intl.ListFormat("en", { type: "disjunction" });
const idRemedy = "Copy the id from the address of the record's page, or give that whole address.";

function whatIsWrong(input: string): string {
  const text = input.trim();
  if (text === "") return "is blank, where an id is wanted.";
  if (/^https?:\/\//i.test(text)) return `is the address of a page that shows no record: ${quote(text)}.`;
  if (!/^[0-9A-Za-z]+$/.test(text)) {
    return `holds characters that no id has: ${quote(text)}. An id is letters and digits.`;
  }
  if (text.length !== 15 && text.length !== 18) {
    return `has ${text.length} characters, and an id has 15 or 18: ${quote(text)}.`;
  }
  return `is not an id: the last three characters of ${quote(text)} do not fit the others, so one of them is mistyped.`;
}
