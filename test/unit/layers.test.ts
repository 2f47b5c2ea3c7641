import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { describe, expect, it } from "@jest/globals";

const source = join(__dirname, "../../src");

/** What each room may import: rooms of ours, and for vendors that stay in one room, that room. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  errors: [],
  principal: [],
  config: ["principal"],
  catalogue: [],
  soql: ["catalogue", "errors"],
  planner: ["catalogue", "errors", "soql"],
  loaders: ["catalogue", "errors", "planner", "soql"],
  writes: ["catalogue", "errors", "loaders", "planner", "principal", "soql"],
  store: [],
  salesforce: ["catalogue", "errors", "soql", "store"],
  graphql: ["catalogue", "errors", "loaders", "planner", "principal", "writes"],
  server: ["config", "errors", "graphql", "loaders", "local-org", "principal", "salesforce", "store", "writes"],
  main: ["config", "server"],
  "local-org": [],
};

const vendorRooms: Readonly<Record<string, readonly string[]>> = {
  "type-graphql": ["graphql"],
  jsforce: ["salesforce"],
  ioredis: ["store"],
  "@salesforce/soql-common": ["local-org"],
};

const files = readdirSync(source, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".ts"));
const imports = files.flatMap((file) => {
  const text = readFileSync(join(source, file), "utf8");
  const matches = text.matchAll(/(?:from|import|require)\s*\(?\s*"([^"]+)"/g);
  return [...matches].map(([, target = ""]) => ({ file, target }));
});
const inside = imports.filter(({ target }) => target.startsWith("."));

function roomOf(file: string): string {
  const [room = ""] = file.split(sep);
  return room.replace(/\.ts$/, "");
}

function resolved(file: string, target: string): string {
  return relative(source, join(source, dirname(file), target));
}

describe("the layers", () => {
  it("are all known", () => {
    expect([...new Set(files.map(roomOf))].sort()).toEqual(Object.keys(mayImport).sort());
  });

  it("import only what stands below them", () => {
    const upward = inside
      .map(({ file, target }) => ({ file, from: roomOf(file), to: roomOf(resolved(file, target)) }))
      .filter(({ from, to }) => from !== to && !mayImport[from]?.includes(to));
    expect(upward).toEqual([]);
  });

  it("keep each vendor in its room", () => {
    const outside = imports.filter(({ file, target }) =>
      Object.entries(vendorRooms).some(
        ([vendor, rooms]) => (target === vendor || target.startsWith(`${vendor}/`)) && !rooms.includes(roomOf(file)),
      ),
    );
    expect(outside).toEqual([]);
  });

  it("read the environment in the entry points alone", () => {
    const readers = files.filter((file) => readFileSync(join(source, file), "utf8").includes("process.env"));
    expect(readers.filter((file) => file !== "main.ts" && file !== join("local-org", "main.ts"))).toEqual([]);
  });

  it("keep the pure core free of input, output, clocks and chance", () => {
    const impure = files.filter(
      (file) =>
        ["catalogue", "soql", "planner"].includes(roomOf(file)) &&
        /Math\.random|Date\.now|new Date\(\)|"node:(?!crypto)|process\./.test(readFileSync(join(source, file), "utf8")),
    );
    expect(impure).toEqual([]);
  });
});
