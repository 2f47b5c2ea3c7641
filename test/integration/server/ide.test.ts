import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { type BrowserContext, chromium, type Page } from "playwright-core";
import { serveBackend } from "../../support/serve-backend";
import { startGateway, type TestGateway } from "../../support/start-gateway";

const asBrowser = { accept: "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8" };

let gateway: TestGateway;

beforeAll(async () => {
  gateway = await startGateway({ config: { demoKey: "demo-key" } });
});
afterAll(() => gateway.close());

describe("the IDE's page", () => {
  it("is what a browser gets at /graphql, with no credentials", async () => {
    const response = await fetch(`${gateway.url}/graphql`, { headers: asBrowser });
    expect([response.status, response.headers.get("content-type")]).toEqual([200, "text/html; charset=utf-8"]);
    expect(await response.text()).toContain("<title>Soqlgate</title>");
  });

  it("may load nothing from elsewhere, and may not stand in another site's frame", async () => {
    const { headers } = await fetch(`${gateway.url}/graphql`, { headers: asBrowser });
    const policy = headers.get("content-security-policy");
    expect(policy).toContain("default-src 'none'");
    expect(policy).toMatch(/script-src 'sha256-[\w+/]{43}='/);
    expect(policy).toContain("connect-src 'self'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/https?:|\*|unsafe-eval/);
  });

  it("is sent once to a browser that keeps it", async () => {
    const first = await fetch(`${gateway.url}/graphql`, { headers: asBrowser });
    const etag = first.headers.get("etag") ?? "";
    const second = await fetch(`${gateway.url}/graphql`, { headers: { ...asBrowser, "if-none-match": etag } });
    expect([second.status, await second.text()]).toEqual([304, ""]);
  });

  it("holds no key unless the org is the local one", async () => {
    const page = async (url: string) => (await fetch(`${url}/graphql`, { headers: asBrowser })).text();
    expect(await page(gateway.url)).toContain("demo-key");
    const other = await serveBackend({});
    const html = await page(other.url).finally(() => other.close());
    expect(html).toContain("Bearer <API key>");
    expect(html).not.toContain("demo-key");
  });
});

describe("the IDE in a browser without a network", () => {
  let profile: string;
  let context: BrowserContext;
  let page: Page;
  const elsewhere: string[] = [];
  const complaints: string[] = [];

  beforeAll(async () => {
    const executablePath = execFileSync(process.execPath, [join(__dirname, "../../setup.mjs"), "--find"], {
      encoding: "utf8",
    }).trim();
    profile = mkdtempSync(join(tmpdir(), "soqlgate-browser-"));
    context = await chromium.launchPersistentContext(profile, {
      executablePath,
      headless: true,
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    });
    page = await context.newPage();
    await page.route("**/*", (route) => {
      if (route.request().url().startsWith(gateway.url)) return route.continue();
      elsewhere.push(route.request().url());
      return route.abort();
    });
    page.on("console", (message) => {
      if (message.type() === "error") complaints.push(message.text());
    });
    page.on("pageerror", (error) => complaints.push(error.message));
    await page.goto(`${gateway.url}/graphql`);
  }, 30_000);

  afterAll(async () => {
    await context.close();
    rmSync(profile, { recursive: true, force: true });
  }, 30_000);

  it("runs the query that it opens with, and shows the answer", async () => {
    gateway.billedCalls();
    await page.getByRole("button", { name: /Execute query/ }).click();
    await page.locator(".result-window").getByText('"opportunities"').waitFor();
    expect(gateway.billedCalls()).toBeGreaterThan(0);
  }, 30_000);

  it("knows the schema and its descriptions", async () => {
    await page.getByRole("button", { name: "Show Documentation Explorer" }).click();
    await page.getByRole("link", { name: "Query" }).click();
    await page.getByText("What can be read.").waitFor();
  }, 30_000);

  it("has its query again at the second visit, and keeps no key in the browser", async () => {
    await page.reload();
    await page.locator(".graphiql-query-editor").getByText("OpenDeals").waitFor();
    expect(await page.evaluate("JSON.stringify(localStorage)")).not.toContain("demo-key");
  }, 30_000);

  it("asks no other server, and nothing of it is refused by its own policy", () => {
    expect(elsewhere).toEqual([]);
    expect(complaints).toEqual([]);
  });
});
