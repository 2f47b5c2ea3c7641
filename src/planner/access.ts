import type { OrgMetadata } from "../catalogue/metadata";
import type { SObjectDef } from "../catalogue/define";
import { GatewayError } from "../errors";

/** Whether the identity can read this field. An object that metadata does not hold is absent or hidden. */
export function isReadable(metadata: OrgMetadata, object: SObjectDef, apiName: string): boolean {
  return metadata.get(object.apiName)?.fields.has(apiName) ?? false;
}

/** Refuses to filter or order by what the identity cannot see: Salesforce would refuse the whole query. */
export function requireReadable(metadata: OrgMetadata, object: SObjectDef, apiName: string, at: string): void {
  if (!isReadable(metadata, object, apiName)) {
    throw new GatewayError(
      "FIELD_NOT_ACCESSIBLE",
      `\`${at}\` uses ${object.apiName}.${apiName}, which this user cannot see or the org does not have. Leave it out, or ask an administrator for access to the field.`,
    );
  }
}
