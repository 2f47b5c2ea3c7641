/** @type {import("jest").Config} */
module.exports = {
  testEnvironment: "node",
  testMatch: ["<rootDir>/test/**/*.test.ts"],
  transform: { "^.+\\.ts$": "@swc/jest" },
  // TypeScript wants an extension in a dynamic import, which it then leaves to Node.
  moduleNameMapper: { "^(\\.\\./local-org/server)\\.js$": "$1" },
  setupFiles: ["reflect-metadata"],
};
