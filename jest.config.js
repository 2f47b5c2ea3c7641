/** @type {import("jest").Config} */
module.exports = {
  testEnvironment: "node",
  testMatch: ["<rootDir>/test/**/*.test.ts"],
  transform: { "^.+\\.ts$": "@swc/jest" },
  // TypeScript wants an extension in a dynamic import, which it then leaves to Node.
  moduleNameMapper: { "^(\\.\\./local-org/server)\\.js$": "$1" },
  setupFiles: ["reflect-metadata"],
  // Tests of real servers on a machine that does other work, too, must not fail for being slow.
  testTimeout: 60_000,
  // Tests wait for the servers that they start as much as they compute.
  maxWorkers: "100%",
};
