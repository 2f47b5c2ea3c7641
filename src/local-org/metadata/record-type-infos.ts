import type { ObjectSchema } from "./schema";

/** Every object has this record type, which stands for none (wire fact 33). */
export const masterRecordTypeId = "012000000000000AAA";

/** A record type as describes list it; the UI API shows some of it. */
export interface RecordTypeInfo {
  readonly active: boolean;
  readonly available: boolean;
  readonly defaultRecordTypeMapping: boolean;
  readonly developerName: string;
  readonly master: boolean;
  readonly name: string;
  readonly recordTypeId: string;
}

/** The record types of an object, Master last: as recorded, it is the default only where there is no other. */
export function recordTypeInfos(object: ObjectSchema): readonly RecordTypeInfo[] {
  const types = object.rules.recordTypes;
  return [
    ...types.map(({ id, name, developerName, active, isDefault }) => ({
      ...{ active, available: active, defaultRecordTypeMapping: isDefault },
      ...{ developerName, master: false, name, recordTypeId: id },
    })),
    {
      ...{ active: true, available: true, defaultRecordTypeMapping: !types.some(({ isDefault }) => isDefault) },
      ...{ developerName: "Master", master: true, name: "Master", recordTypeId: masterRecordTypeId },
    },
  ];
}
