import { expect } from "@jest/globals";
import type { OrgCaller } from "./call-org";

type Json = Readonly<Record<string, unknown>>;

/** Saves and reads of records by their REST rows, each of which must succeed unless it is asked to be refused. */
export interface Saves {
  readonly create: (object: string, values: Json) => Promise<string>;
  readonly update: (object: string, id: string, values: Json) => Promise<void>;
  readonly remove: (object: string, id: string) => Promise<void>;
  /** Some fields of a record. */
  readonly read: (object: string, id: string, fields: string) => Promise<Json>;
  /** The records of a query, without their attributes. */
  readonly select: (soql: string) => Promise<readonly Json[]>;
  /** The refusal of a create. */
  readonly refuse: (object: string, values: Json) => Promise<Json>;
  /** The refusal of an update, or of a delete when there are no values. */
  readonly refuseChange: (object: string, id: string, values?: Json) => Promise<Json>;
}

function without(record: Json, ...names: readonly string[]): Json {
  return Object.fromEntries(Object.entries(record).filter(([name]) => !names.includes(name)));
}

export function savesOf(caller: OrgCaller): Saves {
  const refusal = async (method: string, path: string, body?: Json): Promise<Json> => {
    const answer = await caller.rest(method, path, body === undefined ? {} : { body });
    expect(answer.status).toBe(400);
    return (answer.json as Json[])[0] ?? {};
  };
  return {
    create: async (object, body) => {
      const { json } = await caller.rest("POST", `/sobjects/${object}`, { body });
      expect(json).toMatchObject({ success: true });
      return (json as { id: string }).id;
    },
    update: async (object, id, body) => {
      const answer = await caller.rest("PATCH", `/sobjects/${object}/${id}`, { body });
      expect([answer.status, answer.text]).toEqual([204, ""]);
    },
    remove: async (object, id) => {
      const answer = await caller.rest("DELETE", `/sobjects/${object}/${id}`);
      expect([answer.status, answer.text]).toEqual([204, ""]);
    },
    read: async (object, id, fields) => {
      const { json } = await caller.rest("GET", `/sobjects/${object}/${id}?fields=${fields}`);
      return without(json as Json, "attributes", ...(fields.split(",").includes("Id") ? [] : ["Id"]));
    },
    select: async (soql) => {
      const answer = await caller.query(soql);
      expect(answer.json).toMatchObject({ done: true });
      return (answer.json as { records: Json[] }).records.map((record) => without(record, "attributes"));
    },
    refuse: (object, values) => refusal("POST", `/sobjects/${object}`, values),
    refuseChange: (object, id, values) =>
      refusal(values === undefined ? "DELETE" : "PATCH", `/sobjects/${object}/${id}`, values),
  };
}
