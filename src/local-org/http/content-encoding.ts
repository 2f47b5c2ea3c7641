import { promisify } from "node:util";
import { constants, deflate, gunzip, gzip, inflate } from "node:zlib";
import { refuse } from "../refusals";

const encodings = ["gzip", "deflate"] as const;
export type Encoding = (typeof encodings)[number];

const packing = { gzip: promisify(gzip), deflate: promisify(deflate) };
const unpacking = { gzip: promisify(gunzip), deflate: promisify(inflate) };

/** Below, packing makes an answer longer or saves nothing worth the time. */
const leastPackedBytes = 1_024;

/** Whether an Accept-Encoding header allows an encoding: it names it, or all, and not with the weight 0. */
function accepts(header: string, encoding: string): boolean {
  const offers = header.split(",").map((offer) =>
    offer
      .trim()
      .toLowerCase()
      .split(/\s*;\s*q=/),
  );
  const offer = offers.find(([name]) => name === encoding) ?? offers.find(([name]) => name === "*");
  return offer !== undefined && !(Number(offer[1] ?? "1") === 0);
}

/** How to pack a body for a client that sends this Accept-Encoding; undefined to leave it plain (rest-api.md §2). */
export function chooseEncoding(body: Buffer, accepted: string | undefined): Encoding | undefined {
  if (accepted === undefined || body.length < leastPackedBytes) return undefined;
  return encodings.find((encoding) => accepts(accepted, encoding));
}

export function packBytes(body: Buffer, encoding: Encoding): Promise<Buffer> {
  return packing[encoding](body, { level: constants.Z_BEST_SPEED });
}

/** A request's body as it was before its client packed it. Throws `SalesforceError`, with `tooLarge` past `most` bytes. */
export async function unpackBytes(bytes: Buffer, name: string, most: number, tooLarge: () => Error): Promise<Buffer> {
  const encoding = encodings.find((known) => known === name);
  if (encoding === undefined) {
    throw refuse(415, "UNSUPPORTED_MEDIA_TYPE", `Content-Encoding '${name}' is not supported`);
  }
  try {
    return await unpacking[encoding](bytes, { maxOutputLength: most });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ERR_BUFFER_TOO_LARGE") throw tooLarge();
    throw refuse(400, "JSON_PARSER_ERROR", `The request body is not ${encoding}`);
  }
}
