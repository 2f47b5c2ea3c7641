import { describe, expect, it } from "@jest/globals";
import { sharedOrg, type OrgAnswer } from "./call-org";

const admin = sharedOrg();

const create = async (object: string, body: object): Promise<string> => {
  const { json } = await admin.rest("POST", `/sobjects/${object}`, { body });
  return `/sobjects/${object}/${(json as { id: string }).id}`;
};
const account = (): Promise<string> => create("Account", { Name: "Acme" });
const contact = (): Promise<string> => create("Contact", { LastName: "Lee" });
const read = (path: string, headers: Record<string, string> = {}): Promise<OrgAnswer> =>
  admin.rest("GET", path, { headers });
const change = (path: string, headers: Record<string, string>): Promise<OrgAnswer> =>
  admin.rest("PATCH", path, { body: { Description: "Changed" }, headers });
const tagOf = async (path: string): Promise<string> => (await read(path)).headers.get("etag") ?? "";
const inSeconds = (seconds: number): string => new Date(Date.now() + seconds * 1_000).toUTCString();

describe("conditional requests for records of the local org (rest-api.md §5)", () => {
  it("give accounts an ETag and a Last-Modified, whatever the fields", async () => {
    const path = await account();
    const whole = await read(path);
    const { LastModifiedDate } = whole.json as { LastModifiedDate: string };
    expect(whole.headers.get("etag")).toMatch(/^"[A-Za-z0-9+/]{27}="$/);
    expect(whole.headers.get("last-modified")).toBe(new Date(LastModifiedDate).toUTCString());
    expect(await tagOf(`${path}?fields=Name`)).toBe(whole.headers.get("etag"));
  });

  it("give no ETag to records of other objects", async () => {
    expect((await read(await contact())).headers.get("etag")).toBeNull();
  });

  it("answer 304 without a body to an If-None-Match that names the account as it is", async () => {
    const path = await account();
    const tag = await tagOf(path);
    for (const tags of [tag, `"other", ${tag}`, `W/${tag}`, "*"]) {
      const answer = await read(path, { "If-None-Match": tags });
      expect([answer.status, answer.text, answer.headers.get("etag")]).toEqual([304, "", tag]);
    }
    expect((await read(path, { "If-None-Match": '"other"' })).status).toBe(200);
  });

  it("let If-None-Match decide before If-Modified-Since", async () => {
    const headers = { "If-None-Match": '"other"', "If-Modified-Since": inSeconds(60) };
    expect((await read(await account(), headers)).status).toBe(200);
  });

  it("give an account a new ETag when it changes", async () => {
    const path = await account();
    const tag = await tagOf(path);
    expect((await change(path, { "If-Match": tag })).status).toBe(204);
    expect(await tagOf(path)).not.toBe(tag);
  });

  it("hold back a change of an account that is not the one that If-Match names", async () => {
    const path = await account();
    const stale = await tagOf(path);
    await change(path, {});
    const answer = await admin.rest("PATCH", path, { body: { Name: "Lost" }, headers: { "If-Match": stale } });
    expect([answer.status, answer.json]).toMatchObject([412, [{ errorCode: "PRECONDITION_FAILED" }]]);
    expect((await read(`${path}?fields=Name`)).json).toMatchObject({ Name: "Acme" });
  });

  it("hold back a read of an account that is not the one that If-Match names", async () => {
    expect((await read(await account(), { "If-Match": '"other"' })).status).toBe(412);
  });

  it("hold back a change of an account that If-None-Match names", async () => {
    const path = await account();
    expect((await change(path, { "If-None-Match": await tagOf(path) })).status).toBe(412);
    expect((await change(path, { "If-None-Match": '"other"' })).status).toBe(204);
  });

  it("pass over If-Match and If-None-Match for other objects, as the platform does", async () => {
    const path = await contact();
    expect((await change(path, { "If-Match": '"other"' })).status).toBe(204);
    expect((await read(path, { "If-None-Match": "*" })).status).toBe(200);
  });

  it("know If-Modified-Since and If-Unmodified-Since for every object", async () => {
    const path = await contact();
    expect((await read(path, { "If-Modified-Since": inSeconds(60) })).status).toBe(304);
    expect((await read(path, { "If-Modified-Since": inSeconds(-60) })).status).toBe(200);
    expect((await read(path, { "If-Unmodified-Since": inSeconds(-60) })).status).toBe(412);
    expect((await change(path, { "If-Unmodified-Since": inSeconds(-60) })).status).toBe(412);
    expect((await change(path, { "If-Unmodified-Since": inSeconds(60) })).status).toBe(204);
  });

  it.each([
    ["If-Match", "no tag"],
    ["If-None-Match", "no tag"],
    ["If-Unmodified-Since", "yesterday"],
  ])("refuse a write whose %s cannot be read", async (name, value) => {
    const path = await account();
    const patched = await change(path, { [name]: value });
    expect([patched.status, patched.json]).toMatchObject([400, [{ errorCode: "INVALID_HEADER" }]]);
    const posted = await admin.rest("POST", "/sobjects/Account", { body: { Name: "x" }, headers: { [name]: value } });
    expect(posted.status).toBe(400);
    expect((await read(path, { [name]: value })).status).toBe(name === "If-Match" ? 412 : 200);
  });

  it("do not hold a DELETE back", async () => {
    const headers = { "If-Match": '"other"', "If-Unmodified-Since": inSeconds(-60) };
    expect((await admin.rest("DELETE", await account(), { headers })).status).toBe(204);
  });
});
