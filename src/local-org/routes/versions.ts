import { identityUrl } from "../access/describe-user";
import { jsonAnswer, type Answer } from "../answer";
import { refuse, resourceNotFound } from "../refusals";
import type { Handler } from "./route";

const oldest = 31;
const newest = 68;
const oldestEver = 21;

/** The release of the day, whose API the org speaks when nobody says otherwise. */
export const newestVersion = `${newest}.0`;

/** Three releases a year, of which Winter '27 is 68.0 (rest-api.md §1). */
function releaseLabel(version: number): string {
  const season = ["Spring", "Summer", "Winter"][version % 3] ?? "";
  return `${season} '${Math.floor((version + 13) / 3)}`;
}

/** `/services/data`, which needs no login (wire fact 39). */
export function listVersions(): Answer {
  const versions = Array.from({ length: newest - oldest + 1 }, (_, i) => oldest + i);
  return jsonAnswer(
    versions.map((version) => ({
      label: releaseLabel(version),
      url: `/services/data/v${version}.0`,
      version: `${version}.0`,
    })),
  );
}

/** The version that a path's segment names. Throws 410 for what has been retired and 404 for what never was. */
export function parseVersion(segment: string): string {
  const version = Number(/^v([1-9]\d{0,2})\.0$/.exec(segment)?.[1]);
  if (version >= oldest && version <= newest) return `${version}.0`;
  if (version >= oldestEver && version < oldest) {
    throw refuse(410, "UNSUPPORTED_API_VERSION", `API version ${version}.0 has been retired`);
  }
  throw resourceNotFound();
}

/** The version's root: what the local org provides of it, by relative urls, and the identity url (wire facts 38, 39). */
export const listResources: Handler = ({ apiVersion, session }, { origin }) => {
  const root = `/services/data/v${apiVersion}`;
  const names = [
    "composite",
    "jobs",
    "limits",
    "parameterizedSearch",
    "query",
    "queryAll",
    "recent",
    "search",
    "sobjects",
    "ui-api",
  ];
  return jsonAnswer({
    ...Object.fromEntries(names.map((name) => [name, `${root}/${name}`])),
    identity: identityUrl(origin, session.userId),
  });
};
