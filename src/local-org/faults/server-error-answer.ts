import { refusalAnswer, type Answer } from "../answer";
import { refuse, unknownException } from "../refusals";
import type { ServerErrorStatus } from "./fault-rule";

/** The page of a proxy that could not reach the org; our own wording. */
function proxyPage(status: number, title: string): Answer {
  const html = `<html>\n<head><title>${String(status)} ${title}</title></head>\n<body><h1>${title}</h1></body>\n</html>\n`;
  return { status, headers: {}, body: { kind: "bytes", bytes: Buffer.from(html), type: "text/html;charset=UTF-8" } };
}

/** What the platform's servers, or what stands before them, answer when they fail (rest-api.md §2). */
export function serverErrorAnswer(status: ServerErrorStatus): Answer {
  switch (status) {
    case 420:
      return proxyPage(status, "No Route For Host");
    case 500:
      return refusalAnswer(unknownException());
    case 502:
      return proxyPage(status, "Bad Gateway");
    case 503:
      return refusalAnswer(refuse(503, "SERVER_UNAVAILABLE", "Server Unavailable"));
    case 504:
      return proxyPage(status, "Gateway Timeout");
  }
}
