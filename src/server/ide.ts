import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import type { FastifyReply, FastifyRequest } from "fastify";

export interface IdePage {
  send(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply>;
}

interface RenderedPage {
  readonly html: string;
  readonly gzipped: Buffer;
  readonly etag: string;
  readonly policy: string;
}

/**
 * GraphiQL as one page that needs no network but this gateway. `key` is put into its headers: for the local org only,
 * as whoever sees the page sees it.
 */
export function createIde(key: string | undefined): IdePage {
  let rendering: Promise<RenderedPage> | undefined;
  return {
    async send(request, reply) {
      rendering ??= render(key);
      const { html, gzipped, etag, policy } = await rendering;
      void reply.headers({
        etag,
        vary: "Accept, Accept-Encoding",
        "cache-control": "no-cache",
        "content-security-policy": policy,
        "x-content-type-options": "nosniff",
        "referrer-policy": "no-referrer",
      });
      if (request.headers["if-none-match"] === etag) return reply.code(304).send();
      void reply.type("text/html; charset=utf-8");
      const takesGzip = request.headers["accept-encoding"]?.includes("gzip") === true;
      return takesGzip ? reply.header("content-encoding", "gzip").send(gzipped) : reply.send(html);
    },
  };
}

async function render(key: string | undefined): Promise<RenderedPage> {
  // Nine megabytes of script: read when a browser first asks, so that the gateway starts without them.
  const { renderGraphiQL } = await import("@graphql-yoga/render-graphiql");
  const headers = JSON.stringify({ authorization: `Bearer ${key ?? "<API key>"}` }, null, 2);
  // Given as `query`, it is there again at the second visit; headers are not kept, as they hold a secret.
  const options = { title: "Soqlgate", query: defaultQuery, headers, shouldPersistHeaders: false, favicon };
  const html = renderGraphiQL(options);
  return {
    html,
    gzipped: await promisify(gzip)(html),
    etag: `"${digest(html, "base64url")}"`,
    policy: contentSecurityPolicy(html),
  };
}

/** Allows the page its own script and nothing from elsewhere. Its editor makes its workers and styles as it goes. */
function contentSecurityPolicy(html: string): string {
  const script = html.slice(html.indexOf("<script>") + "<script>".length, html.lastIndexOf("</script>"));
  return [
    "default-src 'none'",
    `script-src 'sha256-${digest(script, "base64")}'`,
    "style-src 'unsafe-inline'",
    "img-src data:",
    "font-src data:",
    "worker-src blob:",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join("; ");
}

function digest(text: string, encoding: "base64" | "base64url"): string {
  return createHash("sha256").update(text).digest(encoding);
}

const favicon =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E" +
  "%3Cpath d='M2 14V6a6 6 0 0 1 12 0v8h-3V6a3 3 0 0 0-6 0v8z' fill='%2300669e'/%3E%3C/svg%3E";

const defaultQuery = `# Open deals, with people and work.
# One call: see extensions.salesforce.
query OpenDeals {
  opportunities(first: 5, where: { isClosed: { eq: false } }, orderBy: [{ amount: DESC }]) {
    nodes {
      id
      name
      stageName
      amount
      closeDate
      owner { name }
      account { name industry }
      contactRoles(first: 5) { nodes { role contact { name email } } }
      tasks(first: 3, orderBy: [{ activityDate: DESC }]) { nodes { subject status activityDate } }
    }
    pageInfo { hasNextPage endCursor }
  }
}
`;
