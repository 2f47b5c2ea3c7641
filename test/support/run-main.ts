import { type ChildProcess, spawn } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { transformFileSync } from "@swc/core";

const root = join(__dirname, "../..");
// Below node_modules, so that what is built here finds its packages.
const cache = join(root, "node_modules/.cache");

export interface Built {
  /** Runs the built program as its own process, with nothing of this one's environment. */
  run(variables: Readonly<Record<string, string>>): Running;
  remove(): void;
}

export interface Running {
  readonly process: ChildProcess;
  /** What was written to standard output and error so far. */
  readonly output: () => string;
  /** Resolves with the output once it holds the text; rejects when the process ends before. */
  said(text: string): Promise<string>;
  /** Resolves with the exit code. */
  readonly ended: Promise<number | null>;
}

/** Builds the sources for a test that needs a process of its own: no other build is looked at. */
export function buildMain(): Built {
  mkdirSync(cache, { recursive: true });
  const directory = mkdtempSync(join(cache, "soqlgate-"));
  const source = join(root, "src");
  for (const file of readdirSync(source, { recursive: true, encoding: "utf8" })) {
    const target = join(directory, file);
    if (file.endsWith(".json")) cpSync(join(source, file), target);
    if (!file.endsWith(".ts")) continue;
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target.replace(/\.ts$/, ".js"), transformFileSync(join(source, file)).code);
  }
  return {
    run: (variables) => follow(spawn(process.execPath, [join(directory, "main.js")], { env: { ...variables } })),
    remove: () => {
      rmSync(directory, { recursive: true });
    },
  };
}

function follow(child: ReturnType<typeof spawn>): Running {
  let output = "";
  const listeners = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on("data", (chunk: Buffer) => {
      output += chunk.toString();
      for (const listener of listeners) listener();
    });
  }
  const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
  return {
    process: child,
    output: () => output,
    said: (text) =>
      new Promise((resolve, reject) => {
        const look = () => {
          if (output.includes(text)) resolve(output);
        };
        listeners.add(look);
        look();
        void ended.then(() => {
          reject(new Error(`The process ended and did not say "${text}":\n${output}`));
        });
      }),
    ended,
  };
}
