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
  const html = renderGraphiQL({ title: "Soqlgate", defaultQuery, headers, logo: "<b>Soqlgate</b>" });
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

const defaultQuery = `# Open deals, the largest first, with the people and the work around them: one call to Salesforce.
# Its cost stands in the answer under extensions.salesforce.
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
