import { invalidJob } from "../bulk/refuse-job";
import { isJsonObject, parseJsonBody, type OrgRequest } from "../request";

interface JobParts {
  readonly job: Readonly<Record<string, unknown>>;
  readonly content: Buffer;
}

/** The parts of a multipart body by name. */
function splitParts(bytes: Buffer, boundary: string): ReadonlyMap<string, Buffer> {
  const parts = new Map<string, Buffer>();
  const mark = Buffer.from(`--${boundary}`);
  for (let at = bytes.indexOf(mark); at >= 0;) {
    const next = bytes.indexOf(mark, at + mark.length);
    if (next < 0) break;
    const part = bytes.subarray(at + mark.length, next);
    const lineBreak = part.indexOf("\r\n\r\n") >= 0 ? "\r\n" : "\n";
    const head = part.indexOf(lineBreak + lineBreak);
    const name = /\bname="?([^";\r\n]+)"?/i.exec(part.subarray(0, Math.max(head, 0)).toString("latin1"))?.[1];
    // The line break before a boundary belongs to the boundary.
    const end = part.length - (part.toString("latin1", part.length - 2) === "\r\n" ? 2 : 1);
    if (name !== undefined) parts.set(name, part.subarray(head + 2 * lineBreak.length, end));
    at = next;
  }
  return parts;
}

/** The parts `job` and `content` of a body that makes a job with its data. Throws when it has others. */
export function readJobParts(request: OrgRequest): JobParts {
  if (request.body.kind === "unreadable") throw request.body.refusal;
  const boundary = /\bboundary="?([^";]+)"?/i.exec(request.headers["content-type"] ?? "")?.[1]?.trim();
  const bytes = request.body.kind === "bytes" ? request.body.bytes : Buffer.alloc(0);
  const parts = boundary === undefined ? new Map<string, Buffer>() : splitParts(bytes, boundary);
  const [job, content] = [parts.get("job"), parts.get("content")];
  if (job === undefined || content === undefined) {
    throw invalidJob("A multipart request must have the parts 'job', in JSON, and 'content', in CSV");
  }
  const value = parseJsonBody({ ...request, body: { kind: "bytes", bytes: job } });
  if (!isJsonObject(value)) throw invalidJob("The part 'job' must be a JSON object");
  return { job: value, content };
}
