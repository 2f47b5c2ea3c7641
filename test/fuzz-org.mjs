// Tries so many inputs on the local org, others at each run: `npm run fuzz:org -- 100000 [seed]`. What it does, and which
// promises it checks, is in test/property/local-org-fuzz.test.ts, which `npm test` runs in a short form.
import { spawnSync } from "node:child_process";

const [inputs = "50000", seed = String(Math.floor(Math.random() * 2 ** 31))] = process.argv.slice(2);
console.log(`${inputs} inputs from the seed ${seed}`);
const jest = new URL("../node_modules/jest/bin/jest.js", import.meta.url).pathname;
const { status } = spawnSync(process.execPath, [jest, "test/property/local-org-fuzz.test.ts"], {
  stdio: "inherit",
  env: { ...process.env, FUZZ_INPUTS: inputs, FUZZ_SEED: seed },
});
process.exitCode = status ?? 1;
