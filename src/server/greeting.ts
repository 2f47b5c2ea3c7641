import type { Config } from "../config";
import type { Gateway } from "./compose";

const query = "{ opportunities(first: 3, orderBy: [{ amount: DESC }]) { nodes { name amount account { name } } } }";

/** What whoever starts the gateway reads: where it is, which org it serves, and a query to try. */
export function greeting({ demoKey, org }: Config, { url, localOrg }: Gateway): string {
  return [
    "",
    `  GraphQL  ${url}/graphql (open it in a browser for the IDE)`,
    localOrg
      ? `  Org      ${localOrg.url} (the local org: invented records, kept in memory)`
      : `  Org      ${org.kind === "salesforce" ? org.loginUrl : ""}`,
    ...(demoKey === undefined ? [] : [`  API key  ${demoKey}`]),
    "",
    "Try:",
    `  curl -s ${url}/graphql -H "authorization: Bearer ${demoKey ?? "$API_KEY"}" -H 'content-type: application/json' \\`,
    `    -d '{"query": "${query}"}'`,
    "",
  ].join("\n");
}
