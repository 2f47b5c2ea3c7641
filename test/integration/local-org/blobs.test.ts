import { describe, expect, it } from "@jest/globals";
import { root, sharedOrg, type OrgAnswer } from "./call-org";

const admin = sharedOrg();

const bytes = Buffer.from([0, 255, 10, 13, 0x2d, 0x2d, 200, 0]);
const boundary = "part";
const typed = { "content-type": `multipart/form-data; boundary="${boundary}"` };

/** A body of parts, as clients write it. */
function multipart(parts: readonly { readonly head: string; readonly body: Buffer | string }[]): Buffer {
  const chunks = parts.flatMap(({ head, body }) => [
    Buffer.from(`--${boundary}\r\n${head}\r\n\r\n`),
    Buffer.from(body),
    Buffer.from("\r\n"),
  ]);
  return Buffer.concat([...chunks, Buffer.from(`--${boundary}--\r\n`)]);
}
const recordPart = (values: object): { head: string; body: string } => ({
  head: 'Content-Disposition: form-data; name="entity_content"\r\nContent-Type: application/json',
  body: JSON.stringify(values),
});
const filePart = {
  head: 'Content-Disposition: form-data; name="VersionData"; filename="a.bin"\r\nContent-Type: application/octet-stream',
  body: bytes,
};
const upload = (body: Buffer, headers = typed): Promise<OrgAnswer> =>
  admin.rest("POST", "/sobjects/ContentVersion", { body, headers });
const idOf = (answer: OrgAnswer): string => (answer.json as { id: string }).id;
const download = async (path: string): Promise<{ status: number; type: string | null; bytes: Buffer }> => {
  const response = await fetch(`${admin.org.url}${path}`, { headers: { authorization: `Bearer ${admin.token}` } });
  return {
    status: response.status,
    type: response.headers.get("content-type"),
    bytes: Buffer.from(await response.arrayBuffer()),
  };
};

describe("files in the local org (rest-api.md §5)", () => {
  it("come in two parts and go out byte by byte", async () => {
    const answer = await upload(multipart([recordPart({ PathOnClient: "a.bin", Title: "A" }), filePart]));
    expect([answer.status, answer.json]).toEqual([201, { id: idOf(answer), success: true, errors: [] }]);
    const file = await download(`${root}/sobjects/ContentVersion/${idOf(answer)}/VersionData`);
    expect([file.status, file.type]).toEqual([200, "application/octetstream"]);
    expect(file.bytes.equals(bytes)).toBe(true);
  });

  it("come as base64 in JSON, too, and are found where their record says", async () => {
    const body = { PathOnClient: "b.bin", VersionData: bytes.toString("base64") };
    const id = idOf(await admin.rest("POST", "/sobjects/ContentVersion", { body }));
    const { json } = await admin.rest("GET", `/sobjects/ContentVersion/${id}?fields=VersionData,ContentSize`);
    const { VersionData, ContentSize } = json as { VersionData: string; ContentSize: number };
    expect([VersionData, ContentSize]).toEqual([`${root}/sobjects/ContentVersion/${id}/VersionData`, bytes.length]);
    expect((await download(VersionData)).bytes.equals(bytes)).toBe(true);
  });

  it("are no part of a composite", async () => {
    const id = idOf(await upload(multipart([recordPart({ PathOnClient: "c.bin" }), filePart])));
    const url = `${root}/sobjects/ContentVersion/${id}/VersionData`;
    const [part] = await admin.composite({ compositeRequest: [{ method: "GET", url, referenceId: "v" }] });
    expect([part?.httpStatusCode, part?.body]).toMatchObject([400, [{ errorCode: "INVALID_BATCH_REQUEST" }]]);
  });

  it("are not there for a version that has none", async () => {
    expect((await admin.rest("GET", "/sobjects/ContentVersion/068Lc0zzzzzzzzz/VersionData")).status).toBe(404);
  });

  it.each([
    ["no record", multipart([filePart])],
    ["a record that is no JSON", multipart([{ head: recordPart({}).head, body: "{" }, filePart])],
    ["a body that is not in parts", Buffer.from("junk")],
    ["a body that ends early", multipart([recordPart({}), filePart]).subarray(0, 80)],
  ])("are refused with %s", async (_what, body) => {
    const answer = await upload(body);
    expect([answer.status, answer.json]).toMatchObject([400, [{ errorCode: "JSON_PARSER_ERROR" }]]);
  });

  it("are refused in a part that is named for no field of bytes", async () => {
    const head = filePart.head.replace("VersionData", "Title");
    const answer = await upload(multipart([recordPart({ PathOnClient: "x" }), { head, body: bytes }]));
    expect([answer.status, answer.json]).toMatchObject([
      400,
      [{ errorCode: "INVALID_FIELD", message: "The part 'Title' is no field of ContentVersion that holds a file" }],
    ]);
  });

  it("are refused for values as any record is (errors.md §5)", async () => {
    const answer = await upload(multipart([recordPart({ Nonsense: 1, PathOnClient: "x" }), filePart]));
    expect([answer.status, answer.json]).toMatchObject([400, [{ errorCode: "INVALID_FIELD" }]]);
  });
});
