import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { printSchema } from "graphql";
import { createSchema } from "./schema";

const file = join(__dirname, "..", "..", "schema", "schema.graphql");
const printed = `${printSchema(createSchema())}\n`;

if (process.argv.includes("--write")) {
  writeFileSync(file, printed);
} else if (readFileSync(file, "utf8") !== printed) {
  console.error("schema/schema.graphql is not what the code makes. Run `npm run schema:print` and review the change.");
  process.exitCode = 1;
}
