import { parseTarget, type OrgRequest } from "../request";

/** What of a request, or of a part of a composite, decides whether a rule concerns it. */
export interface FaultTarget extends Pick<OrgRequest, "method" | "target"> {
  /** The username of who asks; undefined when nobody is signed in. */
  readonly user: () => string | undefined;
  /** The kinds that have struck, gathered for the log. */
  readonly faults: string[];
}

type Segments = readonly string[];

/** The families of resources, by what stands below the version in the path; the first that fits is the request's. */
const families = {
  token: ({ root }) => root[0] === "services" && root[1] === "oauth2" && root[2] !== "userinfo",
  identity: ({ root }) => root[0] === "id" || root[2] === "userinfo",
  collections: ({ rest }) => rest[0] === "composite" && rest[1] === "sobjects",
  composite: ({ rest }) => rest[0] === "composite",
  query: ({ rest }) => /^query(?:All)?$/i.test(rest[0] ?? ""),
  search: ({ rest }) => rest[0] === "search" || rest[0] === "parameterizedSearch",
  bulk: ({ rest }) => rest[0] === "jobs",
  limits: ({ rest }) => rest[0] === "limits",
  uiApi: ({ rest }) => rest[0] === "ui-api",
  describe: ({ rest }) => rest[0] === "sobjects" && (rest.length === 1 || rest.includes("describe")),
  records: ({ rest }) => rest[0] === "sobjects",
} satisfies Record<string, (path: { readonly root: Segments; readonly rest: Segments }) => boolean>;

export type ResourceFamily = keyof typeof families;
export const resourceFamilies = Object.keys(families) as readonly ResourceFamily[];

export function isOfFamily(family: ResourceFamily, target: string): boolean {
  const { segments } = parseTarget(target);
  const rest = segments[0] === "services" && segments[1] === "data" ? segments.slice(3) : [];
  const path = { root: segments, rest };
  return resourceFamilies.find((name) => families[name](path)) === family;
}

/** Whether the path names the object, or the statement in the query selects from it. What a body says is not read. */
export function isAboutObject(object: string, target: string): boolean {
  const { segments, query } = parseTarget(target);
  const name = object.toLowerCase();
  const at = segments.findIndex((segment) => segment === "sobjects" || segment === "object-info");
  if (at >= 0 && segments[at + 1]?.toLowerCase() === name) return true;
  const statement = query.get("q") ?? "";
  return new RegExp(`\\bFROM\\s+${name}\\b`, "i").test(statement);
}
