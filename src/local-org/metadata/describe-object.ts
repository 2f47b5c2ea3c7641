import { inWireOrder } from "./in-wire-order";
import { recordTypeInfos } from "./record-type-infos";
import type { ObjectSchema, Schema } from "./schema";

/** Resources whose address is more than the object's describe and their own name. */
const resourcePaths: Readonly<Record<string, string>> = {
  listviews: "/listviews",
  quickActions: "/quickActions",
  namedLayouts: "/describe/namedLayouts/{LayoutName}",
  passwordUtilities: "/{ID}/password",
  caseArticleSuggestions: "/suggestedArticles",
  caseRowArticleSuggestions: "/{ID}/suggestedArticles",
};

function resourceUrls(object: ObjectSchema, apiVersion: string): Record<string, string> {
  const sobject = `/services/data/v${apiVersion}/sobjects/${object.name}`;
  const urls: Record<string, string> = { sobject, describe: `${sobject}/describe`, rowTemplate: `${sobject}/{ID}` };
  for (const resource of object.resources) {
    urls[resource] = sobject + (resourcePaths[resource] ?? `/describe/${resource}`);
  }
  return urls;
}

/** An object's entry in the answer of `/sobjects`, which `/sobjects/X` repeats. */
function describeBasics(object: ObjectSchema, apiVersion: string): Record<string, unknown> {
  const { name, label, labelPlural, keyPrefix, custom, queryable, createable, updateable, deletable } = object;
  const urls = resourceUrls(object, apiVersion);
  return inWireOrder({
    ...object.traits,
    createable,
    custom,
    deletable,
    keyPrefix,
    label,
    labelPlural,
    name,
    queryable,
    updateable,
    urls,
  });
}

/** An object's describe, with every key of rest-api.md §4; `origin` is where its pages for people would be. */
export function describeObject(object: ObjectSchema, apiVersion: string, origin: string): Record<string, unknown> {
  const basics = describeBasics(object, apiVersion);
  return inWireOrder({
    actionOverrides: [],
    ...basics,
    childRelationships: object.childRelationships,
    compactLayoutable: true,
    defaultImplementation: null,
    extendedBy: null,
    extendsInterfaces: null,
    fields: object.fields,
    implementedBy: null,
    implementsInterfaces: null,
    listviewable: null,
    lookupLayoutable: null,
    namedLayoutInfos: [],
    networkScopeFieldName: null,
    recordTypeInfos: recordTypeInfos(object).map((info) => ({
      ...info,
      urls: {
        layout: `/services/data/v${apiVersion}/sobjects/${object.name}/describe/layouts/${info.recordTypeId}`,
      },
    })),
    searchLayoutable: object.traits.searchable,
    sobjectDescribeOption: "FULL",
    supportedScopes: object.supportedScopes,
    urls: {
      ...resourceUrls(object, apiVersion),
      uiDetailTemplate: `${origin}/{ID}`,
      uiEditTemplate: `${origin}/{ID}/e`,
      uiNewRecord: `${origin}/${object.keyPrefix}/e`,
    },
  });
}

interface GlobalDescribe {
  readonly encoding: string;
  readonly maxBatchSize: number;
  readonly sobjects: readonly Readonly<Record<string, unknown>>[];
}

/** The answer of `/sobjects`. */
export function describeGlobal(schema: Schema, apiVersion: string): GlobalDescribe {
  const byName = (a: ObjectSchema, b: ObjectSchema): number => (a.name < b.name ? -1 : 1);
  return {
    encoding: "UTF-8",
    maxBatchSize: 200,
    sobjects: [...schema.objects].sort(byName).map((object) => describeBasics(object, apiVersion)),
  };
}
