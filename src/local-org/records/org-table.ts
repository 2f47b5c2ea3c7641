import type { ObjectSchema } from "../metadata/schema";
import type { OrgRecord, Table } from "./table";

/** One object's records with hash indexes, which are built for a field when it is first asked for. */
export class OrgTable implements Table {
  constructor(readonly object: ObjectSchema) {}

  get size(): number {
    return 0;
  }

  get(_id: string): OrgRecord | undefined {
    throw new Error("not yet");
  }

  rows(): Iterable<OrgRecord> {
    throw new Error("not yet");
  }

  referringTo(_field: string, _id: string): Iterable<OrgRecord> {
    throw new Error("not yet");
  }

  /** The live records whose field holds this value, by index; text is compared without case unless the field minds it. */
  findBy(_field: string, _value: string): readonly OrgRecord[] {
    throw new Error("not yet");
  }
}
