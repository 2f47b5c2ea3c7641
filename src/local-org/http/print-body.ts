import type { Answer } from "../answer";
import { stringify } from "../records/stringify";
import { isJsonObject, type OrgRequest } from "../request";
import { indentJson } from "./indent-json";

/** The answer's body as bytes before compression; undefined when it has none. */
export function printBody(answer: Answer, headers: OrgRequest["headers"]): Buffer | undefined {
  switch (answer.body.kind) {
    case "none":
      return undefined;
    case "text":
      return Buffer.from(answer.body.text);
    case "bytes":
      return answer.body.bytes;
    case "json": {
      const json = stringify(answer.body.value);
      return Buffer.from(/^(?:1|true)$/i.test(headers["x-prettyprint"] ?? "") ? indentJson(json) : json);
    }
  }
}

/** The codes of the refusals that are the answer: those of the REST API and of OAuth (wire fact 1). */
export function errorCodesOf({ status, body }: Answer): readonly string[] {
  if (status < 400 || body.kind !== "json") return [];
  const items: readonly unknown[] = Array.isArray(body.value) ? body.value : [body.value];
  return items.flatMap((item) => {
    const code = isJsonObject(item) ? (item.errorCode ?? item.error) : undefined;
    return typeof code === "string" ? [code] : [];
  });
}
