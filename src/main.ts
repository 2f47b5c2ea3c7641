import { readConfig } from "./config";
import { ConfigError } from "./config/environment";
import { startGateway } from "./server/compose";
import { greeting } from "./server/greeting";
import { StartError } from "./server/start-error";
import { stopOnSignals } from "./server/stop-on-signals";

async function main(): Promise<void> {
  const config = readConfig(process.env);
  const gateway = await startGateway(config);
  stopOnSignals(process, gateway.close);
  console.log(greeting(config, gateway));
}

main().catch((error: unknown) => {
  const isExplained = error instanceof ConfigError || error instanceof StartError;
  console.error(isExplained ? error.message : error);
  process.exit(1);
});
