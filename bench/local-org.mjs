// Measures the local org over HTTP, each in a process of its own: how fast it starts and loads, how long single answers
// take, and how many requests a second it answers at most. Run it with `npm run bench:org`; see docs/benchmarks.md.
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { Agent, request } from "node:http";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const { values: options } = parseArgs({
  options: {
    main: { type: "string", default: fileURLToPath(new URL("../dist/local-org/main.js", import.meta.url)) },
    scale: { type: "string", default: "225" },
    times: { type: "string", default: "200" },
    seconds: { type: "string", default: "5" },
  },
});
const times = Number(options.times);
const seconds = Number(options.seconds);
const root = "/services/data/v62.0";

/** Starts an org and answers when it listens. */
function startOrg(args) {
  const startedAt = performance.now();
  const child = spawn(process.execPath, [options.main, "--port", "0", ...args], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  return new Promise((resolve, reject) => {
    child.once("exit", (code) => reject(new Error(`The org ended with ${code}`)));
    child.stdout.on("data", (text) => {
      const url = /Local Salesforce org: (\S+)/.exec(String(text))?.[1];
      if (url !== undefined) resolve({ url, child, ms: performance.now() - startedAt });
    });
  });
}

/** The most memory that the process has held, in MB; only Linux tells. */
function peakMemory(pid) {
  try {
    return Math.round(Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]) / 1024);
  } catch {
    return undefined;
  }
}

/** The seconds of CPU that the process has used, by all its threads; only Linux tells. */
function cpuSeconds(pid) {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1].split(" ");
    return (Number(fields[11]) + Number(fields[12])) / 100;
  } catch {
    return NaN;
  }
}

function caller(url, connections) {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const send = (method, path, headers, body) =>
    new Promise((resolve, reject) => {
      const asked = request(url + path, { method, agent, headers }, (response) => {
        const chunks = [];
        response.on("data", (chunk) => chunks.push(chunk));
        response.on("error", reject);
        response.on("end", () => resolve({ status: response.statusCode, text: Buffer.concat(chunks).toString() }));
      });
      asked.on("error", reject);
      asked.end(body);
    });
  return { send, close: () => agent.destroy() };
}

async function signIn(url) {
  const { send, close } = caller(url, 1);
  const body = "grant_type=client_credentials&client_id=local-client&client_secret=local-secret";
  const answer = await send(
    "POST",
    "/services/oauth2/token",
    { "content-type": "application/x-www-form-urlencoded" },
    body,
  );
  close();
  return JSON.parse(answer.text).access_token;
}

const soql = (text) => ({ method: "GET", path: `${root}/query?q=${encodeURIComponent(text)}` });

const search = (text) => ({ method: "GET", path: `${root}/search?q=${encodeURIComponent(text)}` });

/** What is measured once, as the first of its kind makes an index, or is long anyway. */
const onceCases = {
  "first search of all objects": search("FIND {renewal}"),
  "next search of all objects": search("FIND {proposal}"),
  "first range of a task's SystemModstamp": soql("SELECT Id FROM Task WHERE SystemModstamp > 2050-01-01T00:00:00Z"),
  "first page of all tasks": soql("SELECT Id, Subject, Status, OwnerId, WhatId, CreatedDate FROM Task"),
};

/** What is measured many times: each a function from a number to a request, so that no two requests ask for the same. */
async function chooseCases(ask) {
  const list = async (text) => JSON.parse((await ask(soql(text))).text).records;
  const deals = await list(
    "SELECT Id, Name, AccountId, CreatedDate, SystemModstamp FROM Opportunity WHERE AccountId != null LIMIT 2000",
  );
  const contacts = await list(
    "SELECT Id, Email, AccountId FROM Contact WHERE Email != null AND AccountId != null LIMIT 2000",
  );
  const accounts = [...new Set(deals.map(({ AccountId }) => AccountId))];
  const deal = (i) => deals[(i * 7) % deals.length];
  const contact = (i) => contacts[(i * 7) % contacts.length];
  const quote = (text) => `'${text.replace(/[\\']/g, "\\$&")}'`;
  const moment = (text) => text.replace("+0000", "Z");
  const minuteAfter = (text) => new Date(Date.parse(moment(text)) + 60_000).toISOString();
  const some = (i) => Array.from({ length: 50 }, (_, j) => quote(accounts[(i * 50 + j) % accounts.length])).join(",");
  const composite = (i) => ({
    method: "POST",
    path: `${root}/composite`,
    body: JSON.stringify({
      compositeRequest: [0, 1, 2, 3, 4].map((j) => ({
        method: "GET",
        url: soql(`SELECT Id, Name, Amount FROM Opportunity WHERE AccountId = ${quote(deal(5 * i + j).AccountId)}`)
          .path,
        referenceId: `q${j}`,
      })),
    }),
  });
  return {
    "point read": (i) => ({ method: "GET", path: `${root}/sobjects/Opportunity/${deal(i).Id}` }),
    "filter by id": (i) => soql(`SELECT Id, Name FROM Opportunity WHERE Id = ${quote(deal(i).Id)}`),
    "filter by lookup": (i) => soql(`SELECT Id, Name FROM Opportunity WHERE AccountId = ${quote(deal(i).AccountId)}`),
    "filter by name": (i) => soql(`SELECT Id, Name FROM Opportunity WHERE Name = ${quote(deal(i).Name)} LIMIT 50`),
    "filter by e-mail": (i) => soql(`SELECT Id, Name FROM Contact WHERE Email = ${quote(contact(i).Email)}`),
    "range of CreatedDate": (i) =>
      soql(
        `SELECT Id FROM Task WHERE CreatedDate >= ${moment(deal(i).CreatedDate)} AND CreatedDate < ${minuteAfter(deal(i).CreatedDate)} LIMIT 50`,
      ),
    "next page by SystemModstamp": (i) =>
      soql(
        `SELECT Id, Name FROM Opportunity WHERE SystemModstamp >= ${moment(deal(i).SystemModstamp)} ORDER BY SystemModstamp, Id LIMIT 50`,
      ),
    "first page by CloseDate": () => soql("SELECT Id, Name FROM Opportunity ORDER BY CloseDate DESC LIMIT 50"),
    "children of 50 parents": (i) =>
      soql(`SELECT Id, Name, (SELECT Id, Name, Email FROM Contacts LIMIT 5) FROM Account WHERE Id IN (${some(i)})`),
    "composite of 5 queries": composite,
    "count of all tasks": () => soql("SELECT COUNT() FROM Task"),
    "search of contacts": (i) =>
      search(`FIND {${contact(i).Email.split(/[^a-z]/)[0]}} RETURNING Contact(Id, Name LIMIT 20)`),
    insert: (i) => ({
      method: "POST",
      path: `${root}/sobjects/Task`,
      body: JSON.stringify({ Subject: `Call ${i}`, WhatId: deal(i).Id }),
    }),
  };
}

const percentile = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
const ms = (value) => value.toFixed(value < 10 ? 2 : 1);

/** One after the other over one connection. */
async function measureLatency(ask, toRequest, readCpu) {
  for (let i = 0; i < 10; i++) await ask(toRequest(i));
  const durations = [];
  const cpuBefore = readCpu();
  for (let i = 0; i < times; i++) {
    const asked = toRequest(i + 10);
    const startedAt = performance.now();
    await ask(asked);
    durations.push(performance.now() - startedAt);
  }
  return { sorted: durations.sort((a, b) => a - b), cpu: readCpu() - cpuBefore };
}

/** As many as can be over 32 connections. */
async function measureCeiling(ask, toRequest) {
  const until = performance.now() + seconds * 1_000;
  let answered = 0;
  const startedAt = performance.now();
  await Promise.all(
    Array.from({ length: 32 }, async (_, lane) => {
      for (let i = lane; performance.now() < until; i += 32) {
        await ask(toRequest(i));
        answered++;
      }
    }),
  );
  return (answered * 1_000) / (performance.now() - startedAt);
}

function connect(url, token, connections) {
  const { send, close } = caller(url, connections);
  const ask = async ({ method, path, body }) => {
    const headers = { authorization: `Bearer ${token}`, ...(body ? { "content-type": "application/json" } : {}) };
    const answer = await send(method, path, headers, body);
    if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${answer.text}`);
    return answer;
  };
  return { ask, close };
}

async function startSmall() {
  const starts = [];
  const cpus = [];
  for (let i = 0; i < 5; i++) {
    const org = await startOrg([]);
    starts.push(org.ms);
    cpus.push(cpuSeconds(org.child.pid));
    org.child.removeAllListeners("exit").kill();
  }
  starts.sort((a, b) => a - b);
  cpus.sort((a, b) => a - b);
  const [least, , median, , most] = starts.map(Math.round);
  console.log(`start with the default seed: ${median} ms (${least} to ${most}), ${cpus[2]} s of CPU`);
}

async function measureLarge() {
  const org = await startOrg(["--scale", options.scale]);
  const loadCpu = cpuSeconds(org.child.pid);
  const token = await signIn(org.url);
  const one = connect(org.url, token, 1);
  const counts = [];
  for (const object of ["Opportunity", "Contact", "Task"]) {
    counts.push(`${JSON.parse((await one.ask(soql(`SELECT COUNT() FROM ${object}`))).text).totalSize} ${object}`);
  }
  const loaded = `${(org.ms / 1_000).toFixed(1)} s, ${loadCpu.toFixed(1)} s of CPU`;
  console.log(`load --scale ${options.scale}: ${loaded} (${counts.join(", ")})`);
  console.log(`\n| Request, once | ms | CPU ms |\n| --- | --- | --- |`);
  for (const [name, request] of Object.entries(onceCases)) {
    const [startedAt, cpuBefore] = [performance.now(), cpuSeconds(org.child.pid)];
    await one.ask(request);
    const cpu = (cpuSeconds(org.child.pid) - cpuBefore) * 1_000;
    console.log(`| ${name} | ${Math.round(performance.now() - startedAt)} | ${Math.round(cpu)} |`);
  }
  const cases = await chooseCases(one.ask);
  console.log(`\n| Request | p50 ms | p95 ms | p99 ms | CPU ms |\n| --- | --- | --- | --- | --- |`);
  for (const [name, toRequest] of Object.entries(cases)) {
    const { sorted, cpu } = await measureLatency(one.ask, toRequest, () => cpuSeconds(org.child.pid));
    const shown = [...[0.5, 0.95, 0.99].map((share) => percentile(sorted, share)), (cpu * 1_000) / times];
    console.log(`| ${name} | ${shown.map(ms).join(" | ")} |`);
  }
  one.close();
  const many = connect(org.url, token, 32);
  console.log(`\n| Request | a second |\n| --- | --- |`);
  for (const name of ["point read", "filter by lookup", "composite of 5 queries"]) {
    console.log(`| ${name} | ${Math.round(await measureCeiling(many.ask, cases[name]))} |`);
  }
  many.close();
  console.log(`\nmost memory: ${peakMemory(org.child.pid) ?? "?"} MB`);
  org.child.removeAllListeners("exit").kill();
}

console.log(`Node ${process.version}, ${new Date().toISOString().slice(0, 10)}`);
await startSmall();
await measureLarge();
