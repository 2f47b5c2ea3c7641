import type { IncomingMessage } from "node:http";
import { finished } from "node:stream/promises";
import cors from "@fastify/cors";
import Fastify, {
  LogController,
  type FastifyBaseLogger,
  type FastifyError,
  type FastifyInstance,
  type FastifyRequest,
} from "fastify";
import { toClientError } from "../graphql/errors";
import { reportHidden } from "./report-error";
import { requestIdOf } from "./request-id";

const maxBodyBytes = 1024 * 1024;
const maxDiscardedBytes = 64 * 1024 * 1024;
const tooLarge = "FST_ERR_CTP_BODY_TOO_LARGE";

export interface HttpServerOptions {
  readonly logger: FastifyBaseLogger;
  readonly corsOrigins: readonly string[];
}

/** The HTTP server without its routes. Whatever fails in it is answered as a GraphQL error. */
export async function createHttpServer({ logger, corsOrigins }: HttpServerOptions): Promise<FastifyInstance> {
  const fastify = Fastify({
    loggerInstance: logger,
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: "requestId" }),
    bodyLimit: maxBodyBytes,
    requestTimeout: 30_000,
    requestIdHeader: false,
    genReqId: requestIdOf,
  });
  fastify.addHook("onRequest", async (request, reply) => {
    void reply.header("x-request-id", request.id);
  });
  if (corsOrigins.length > 0) {
    await fastify.register(cors, {
      origin: corsOrigins.includes("*") ? "*" : [...corsOrigins],
      methods: ["GET", "POST"],
      allowedHeaders: [
        "authorization",
        "content-type",
        "x-request-id",
        "x-salesforce-explain",
        "apollo-require-preflight",
      ],
      exposedHeaders: ["x-request-id"],
      maxAge: 86_400,
    });
  }
  fastify.setNotFoundHandler((request, reply) =>
    reply.code(404).send(graphqlErrors(request, "BAD_USER_INPUT", "There is nothing here. GraphQL is at /graphql.")),
  );
  fastify.setErrorHandler(async (error: FastifyError, request, reply) => {
    const { statusCode = 500 } = error;
    if (error.code === tooLarge) await discardBody(request.raw);
    if (statusCode < 500) {
      const { code, message } = describeRefusal(error);
      return reply.code(statusCode).send(graphqlErrors(request, code, message));
    }
    const { code, error: shown, hidden = error } = toClientError({ message: error.message }, error, request.id);
    reportHidden(request.log, code, hidden);
    return reply.code(statusCode).send({ errors: [shown] });
  });
  return fastify;
}

/**
 * Reads on without keeping anything. Many clients listen only when they have sent all: an answer before that, and the
 * end of the connection with it, is to them a broken connection.
 */
async function discardBody(body: IncomingMessage): Promise<void> {
  let discarded = 0;
  body.on("data", (chunk: Buffer) => {
    discarded += chunk.length;
    if (discarded > maxDiscardedBytes) body.destroy();
  });
  await finished(body).catch(() => undefined);
}

function graphqlErrors(request: FastifyRequest, code: string, message: string): object {
  return { errors: [{ message, extensions: { code, requestId: request.id } }] };
}

/** What Fastify refuses before GraphQL gets to see it: bodies that are too long, no JSON, or of another type. */
function describeRefusal({ code, message }: FastifyError): { readonly code: string; readonly message: string } {
  switch (code) {
    case tooLarge:
      return { code: "QUERY_TOO_EXPENSIVE", message: "The body is larger than 1 MB. Ask in parts." };
    case "FST_ERR_CTP_INVALID_MEDIA_TYPE":
      return { code: "BAD_USER_INPUT", message: "The body must be JSON, sent as `content-type: application/json`." };
    case "FST_ERR_CTP_EMPTY_JSON_BODY":
      return { code: "BAD_USER_INPUT", message: 'The body is empty. Send JSON such as {"query": "{ … }"}.' };
    default:
      return { code: "BAD_USER_INPUT", message: `The body is not JSON that can be read: ${message}.` };
  }
}
