import { connectedApp, userPassword } from "./organization";
import { ArgumentError, readArguments, usage } from "./read-arguments";
import { startLocalOrg } from "./server";

function greeting(url: string): string {
  const { clientId, clientSecret, runAs } = connectedApp;
  const token = `curl -s ${url}/services/oauth2/token -d grant_type=client_credentials -d client_id=${clientId} -d client_secret=${clientSecret}`;
  return `Local Salesforce org: ${url}
Client credentials:   ${clientId} / ${clientSecret}, acting as ${runAs}
Users:                ${runAs}, rep@, readonly@, integration@ and noapi@local.test; password ${userPassword}
Requests and faults:  ${url}/_org/log, ${url}/_org/faults

Try:
  TOKEN=$(${token} | sed 's/.*"access_token":"\\([^"]*\\)".*/\\1/')
  curl -s ${url}/services/data/v62.0/query -H "Authorization: Bearer $TOKEN" -H "X-PrettyPrint: 1" -G --data-urlencode "q=SELECT Id, Name, StageName, Amount FROM Opportunity WHERE IsClosed = false ORDER BY Amount DESC NULLS LAST LIMIT 3"
`;
}

function explain(error: unknown): string {
  if (error instanceof ArgumentError) return `${error.message}\nTry --help.`;
  if (error instanceof Error && "code" in error && error.code === "EADDRINUSE") {
    return `${error.message}\nSomething already listens there; choose another with --port.`;
  }
  return error instanceof Error ? error.message : String(error);
}

async function main(): Promise<void> {
  const options = readArguments(process.argv.slice(2));
  if (options === undefined) {
    console.log(usage);
    return;
  }
  const org = await startLocalOrg(options);
  console.log(greeting(org.url));
  const stop = (): void => void org.close();
  process.once("SIGINT", stop);
  process.once("SIGTERM", stop);
}

main().catch((error: unknown) => {
  console.error(explain(error));
  process.exitCode = 1;
});
