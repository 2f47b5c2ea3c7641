import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import account from "../sample/Account.json";
import contact from "../sample/Contact.json";
import lead from "../sample/Lead.json";
import opportunity from "../sample/Opportunity.json";
import siteVisit from "../sample/Site_Visit__c.json";
import task from "../sample/Task.json";
import { DataError } from "../../documents/data-error";
import type { Problems } from "../../documents/problems";
import { decodeMetadata } from "./decode-metadata";
import type { ObjectDocument } from "./object-metadata";

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function listFiles(directory: string): readonly string[] {
  try {
    return readdirSync(directory).sort();
  } catch (error) {
    throw new DataError(directory, [reasonOf(error)], "metadata");
  }
}

function readJson(directory: string, file: string, problems: Problems): unknown {
  try {
    return JSON.parse(readFileSync(join(directory, file), "utf8"));
  } catch (error) {
    problems.report(file, reasonOf(error));
    return undefined;
  }
}

function decodeDocument(file: string, json: unknown, problems: Problems): ObjectDocument | undefined {
  const metadata = decodeMetadata(json, "", (path, message) => {
    problems.report(path === "" ? file : `${file}: ${path}`, message);
  });
  const object = file.replace(/\.json$/, "");
  return metadata && { object, place: file, makesObject: object.endsWith("__c"), metadata };
}

/** What `--metadata sample` stands for: the files of `sample/`, which come with the local org. */
const sample: readonly (readonly [file: string, json: unknown])[] = [
  ["Account.json", account],
  ["Contact.json", contact],
  ["Lead.json", lead],
  ["Opportunity.json", opportunity],
  ["Site_Visit__c.json", siteVisit],
  ["Task.json", task],
];

/**
 * Reads a directory's JSON files, one an object, or the sample when that is its name. What is wrong with them goes to
 * `problems`.
 */
export function readMetadata(directory: string, problems: Problems): readonly ObjectDocument[] {
  if (directory === "sample") return sample.flatMap(([file, json]) => decodeDocument(file, json, problems) ?? []);
  const files = listFiles(directory).filter((name) => name.endsWith(".json"));
  if (files.length === 0) {
    throw new DataError(directory, ["There is no JSON file, such as Opportunity.json, for any object."], "metadata");
  }
  return files.flatMap((file) => {
    const json = readJson(directory, file, problems);
    return json === undefined ? [] : (decodeDocument(file, json, problems) ?? []);
  });
}
