import { GatewayError } from "../errors";
import type { FieldMetadata, ObjectMetadata } from "../catalogue/metadata";
import type { SalesforceClient } from "./client";
import { maxSubrequests, partOf, sendComposite } from "./composite";
import { isSuccess, readError } from "./errors";

/** The parts of a describe that the gateway keeps; rest-api.md §4 has them all. */
interface DescribeBody {
  readonly name: string;
  readonly label: string;
  readonly createable: boolean;
  readonly updateable: boolean;
  readonly fields: readonly DescribeField[];
  /** A relationship without a name cannot be queried. */
  readonly childRelationships: readonly { readonly relationshipName: string | null }[];
}

interface DescribeField extends Omit<FieldMetadata, "apiName" | "picklistValues"> {
  readonly name: string;
  readonly picklistValues: readonly { readonly active: boolean; readonly value: string }[];
}

/** Describes objects, 25 to a call. `undefined` stands for an object that is absent or hidden. */
export async function describeObjects(
  client: SalesforceClient,
  objects: readonly string[],
): Promise<ReadonlyMap<string, ObjectMetadata | undefined>> {
  const described = new Map<string, ObjectMetadata | undefined>();
  for (let start = 0; start < objects.length; start += maxSubrequests) {
    const chunk = objects.slice(start, start + maxSubrequests);
    const answers = await sendComposite(client, {
      subrequests: chunk.map((object) => ({
        method: "GET",
        url: `${client.root}/sobjects/${encodeURIComponent(object)}/describe`,
        referenceId: object,
      })),
      effect: "read",
      what: `describe of ${chunk.length} objects`,
      isMetadata: true,
    });
    for (const object of chunk) {
      const answer = partOf(answers, object);
      if (!isSuccess(answer) && answer.status !== 404) throw readError(answer);
      described.set(object, answer.status === 404 ? undefined : readDescribe(answer.body));
    }
  }
  return described;
}

function readDescribe(body: unknown): ObjectMetadata {
  if (!isDescribe(body))
    throw new GatewayError("SALESFORCE_UNAVAILABLE", "Salesforce's description of an object is cut.");
  const { name, label, createable, updateable, fields, childRelationships } = body;
  return {
    apiName: name,
    label,
    createable,
    updateable,
    fields: new Map(fields.map((field) => [field.name, readField(field)])),
    childRelationships: new Set(
      childRelationships.map(({ relationshipName }) => relationshipName).filter((name) => name !== null),
    ),
  };
}

/** Only what is kept is copied, so that the large body can be freed. */
function readField(field: DescribeField): FieldMetadata {
  return {
    apiName: field.name,
    label: field.label,
    type: field.type,
    length: field.length,
    precision: field.precision,
    scale: field.scale,
    digits: field.digits,
    nillable: field.nillable,
    createable: field.createable,
    updateable: field.updateable,
    calculated: field.calculated,
    defaultedOnCreate: field.defaultedOnCreate,
    picklistValues: field.picklistValues.filter(({ active }) => active).map(({ value }) => value),
    restrictedPicklist: field.restrictedPicklist,
    referenceTo: field.referenceTo,
  };
}

function isDescribe(body: unknown): body is DescribeBody {
  return typeof body === "object" && body !== null && "fields" in body && Array.isArray(body.fields);
}
