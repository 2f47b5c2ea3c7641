// The one gate: every check of the project and every test. Its last line says how many passed and failed.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const checks = ["format:check", "lint", "typecheck", "deadcode", "schema:check", "codegen:check"];
const npm = process.platform === "win32" ? "npm.cmd" : "npm";
let passed = 0;
let failed = 0;

for (const check of checks) {
  const { status } = spawnSync(npm, ["run", "--silent", check], { stdio: "inherit" });
  console.log(`${status === 0 ? "ok    " : "FAILED"} npm run ${check}`);
  if (status === 0) passed += 1;
  else failed += 1;
}

const folder = mkdtempSync(join(tmpdir(), "soqlgate-gate-"));
const report = join(folder, "jest.json");
const { status } = spawnSync(npm, ["run", "--silent", "test:only", "--", "--json", "--outputFile", report], {
  stdio: "inherit",
});
const jest = readReport(report);
rmSync(folder, { recursive: true });
passed += jest.numPassedTests;
failed += jest.numFailedTests + jest.numRuntimeErrorTestSuites;
// A run that fails without a failed test, or that runs none, has not passed.
if (failed === 0 && (status !== 0 || jest.numPassedTests === 0)) failed += 1;

if (jest.numPendingTests > 0) console.log(`${jest.numPendingTests} tests were skipped; their output above says why.`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return { numPassedTests: 0, numFailedTests: 0, numPendingTests: 0, numRuntimeErrorTestSuites: 1 };
  }
}
