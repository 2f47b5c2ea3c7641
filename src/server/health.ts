import type { FastifyInstance } from "fastify";
import { GatewayError } from "../errors";
import type { Backend } from "./backend";

const rememberedForMs = 5_000;
const deadlineMs = 5_000;

interface Verdict {
  readonly reason: string | undefined;
  readonly until: number;
}

/** Serves `/livez`, which says that the process runs, and `/readyz`, which says whether it can reach Salesforce. */
export function addHealthRoutes(fastify: FastifyInstance, backend: Backend, now: () => number): void {
  let verdict: Verdict | undefined;
  let checking: Promise<Verdict> | undefined;

  async function check(): Promise<Verdict> {
    const reason = await backend.checkSession(AbortSignal.timeout(deadlineMs)).then(
      () => undefined,
      (error: unknown) => reasonOf(error),
    );
    checking = undefined;
    verdict = { reason, until: now() + rememberedForMs };
    return verdict;
  }

  fastify.get("/livez", () => ({ status: "ok" }));
  fastify.get("/readyz", async (_request, reply) => {
    const remembered = verdict !== undefined && now() < verdict.until ? verdict : undefined;
    const { reason } = remembered ?? (await (checking ??= check()));
    if (reason === undefined) return { status: "ready", org: backend.org };
    return reply.code(503).send({ status: "unavailable", org: backend.org, reason });
  });
}

function reasonOf(error: unknown): string {
  return error instanceof GatewayError ? error.message : `Salesforce gave no session within ${deadlineMs / 1000} s.`;
}
