/**
 * `npm run setup:test`: finds what the tests need beside npm packages, and installs what is missing with the system's
 * package manager. That is Chromium, in which the IDE's page is tested. With `--find` it installs nothing: it prints
 * where Chromium is, or fails and says what to run.
 */
import { spawnSync } from "node:child_process";
import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";

const names = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];
const onMacOs = [
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

const onlyFind = process.argv.includes("--find");
const chromium = findChromium() ?? (onlyFind ? undefined : installChromium());
if (chromium === undefined) fail("Chromium is missing. Run `npm run setup:test` once, or set CHROMIUM_PATH to it.");
console.log(onlyFind ? chromium : `Chromium: ${chromium}`);

function findChromium() {
  const { CHROMIUM_PATH, PATH = "" } = process.env;
  if (CHROMIUM_PATH) return CHROMIUM_PATH;
  const onPath = PATH.split(delimiter).flatMap((directory) => names.map((name) => join(directory, name)));
  return [...onPath, ...onMacOs].find(isProgram);
}

function installChromium() {
  if (spawnSync("apt-get", ["--version"]).error !== undefined) {
    fail("Chromium is missing, and there is no apt-get to install it with. Elsewhere: `brew install chromium`.");
  }
  const asRoot = process.getuid?.() === 0 ? [] : ["sudo"];
  run([...asRoot, "apt-get", "update"]);
  run([...asRoot, "apt-get", "install", "--yes", "--no-install-recommends", "chromium"]);
  return findChromium();
}

/** @param {string[]} command */
function run([program, ...rest]) {
  console.log(`Running: ${[program, ...rest].join(" ")}`);
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const { status } = spawnSync(program, rest, { stdio: ["ignore", "ignore", "inherit"], env });
  if (status !== 0) fail(`${program} failed. Install Chromium yourself, or set CHROMIUM_PATH to where it is.`);
}

/** @param {string} path */
function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** @param {string} message */
function fail(message) {
  console.error(message);
  process.exit(1);
}
