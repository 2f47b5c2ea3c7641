import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

import b2bPipeline from "../mappings/b2b-pipeline.json";
import devorgSample from "../mappings/devorg-sample.json";
import { DataError } from "../../documents/data-error";
import { decodeMapping } from "./decode-mapping";
import type { Mapping } from "./mapping";
import { collectProblems } from "../../documents/problems";

/** A directory of CSV files and how they are read. */
export interface DataSource {
  readonly directory: string;
  /** The names of its CSV files, sorted. */
  readonly files: readonly string[];
  /** What error messages call the mapping. */
  readonly name: string;
  readonly mapping: Mapping;
}

const builtInMappings = [
  ["built-in mapping b2b-pipeline", b2bPipeline],
  ["built-in mapping devorg-sample", devorgSample],
] as const;

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function decode(directory: string, name: string, document: unknown): Mapping {
  const problems = collectProblems(directory);
  const mapping = decodeMapping(document, "", (path, message) => {
    problems.report(path === "" ? name : `${name}: ${path}`, message);
  });
  problems.throwIfAny();
  if (mapping === undefined) throw new DataError(directory, [`${name}: not a mapping.`]);
  return mapping;
}

function readDocument(directory: string): unknown {
  try {
    return JSON.parse(readFileSync(join(directory, "mapping.json"), "utf8"));
  } catch (error) {
    throw new DataError(directory, [`mapping.json: ${reasonOf(error)}`]);
  }
}

function listFiles(directory: string): readonly string[] {
  try {
    return readdirSync(directory).sort();
  } catch (error) {
    throw new DataError(directory, [reasonOf(error)]);
  }
}

/** Reads the directory's `mapping.json`, or else takes the built-in mapping all of whose files are there. */
export function findMapping(directory: string): DataSource {
  const names = listFiles(directory);
  const files = names.filter((name) => name.toLowerCase().endsWith(".csv"));
  if (names.includes("mapping.json")) {
    return {
      directory,
      files,
      name: "mapping.json",
      mapping: decode(directory, "mapping.json", readDocument(directory)),
    };
  }
  const candidates = builtInMappings.map(([name, document]) => ({
    directory,
    files,
    name,
    mapping: decode(directory, name, document),
  }));
  const match = candidates.find(({ mapping }) => mapping.load.every(({ file }) => files.includes(file)));
  if (match !== undefined) return match;
  const needs = candidates.map(({ name, mapping }) => {
    const needed = new Set(mapping.load.map(({ file }) => file));
    return `The ${name} needs ${[...needed].join(", ")}.`;
  });
  const found = files.join(", ") || "no CSV file";
  throw new DataError(directory, [
    `There is no mapping.json, and no built-in mapping knows what there is: ${found}.`,
    ...needs,
  ]);
}
