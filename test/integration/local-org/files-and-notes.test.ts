import { createHash } from "node:crypto";
import { describe, expect, it } from "@jest/globals";
import { root, sharedOrg } from "./call-org";
import { savesOf } from "./save-records";

const admin = sharedOrg();
const org = savesOf(admin);

const base64 = (text: string): string => Buffer.from(text).toString("base64");
const documentOf = async (version: string): Promise<string> =>
  String((await org.read("ContentVersion", version, "ContentDocumentId")).ContentDocumentId);
const linksOf = (document: string): Promise<readonly unknown[]> =>
  org.select(
    `SELECT LinkedEntityId, ShareType, Visibility FROM ContentDocumentLink WHERE ContentDocumentId = '${document}' ORDER BY Id`,
  );
const me = async (): Promise<unknown> =>
  (await org.select("SELECT Id FROM User WHERE Username = 'admin@local.test'"))[0]?.Id;

describe("a file (objects.md §3, §7)", () => {
  it("is a version of a document that comes with it", async () => {
    const account = await org.create("Account", { Name: "A" });
    const values = {
      PathOnClient: "C:\\plans\\Plan B.pdf",
      VersionData: base64("plan"),
      FirstPublishLocationId: account,
    };
    const version = await org.create("ContentVersion", values);
    const fields =
      "Title,FileType,FileExtension,ContentSize,Checksum,IsLatest,VersionNumber,VersionData,ContentLocation,Origin";
    expect(await org.read("ContentVersion", version, fields)).toEqual({
      Title: "Plan B",
      FileType: "PDF",
      FileExtension: "pdf",
      ContentSize: 4,
      Checksum: createHash("md5").update("plan").digest("hex"),
      IsLatest: true,
      VersionNumber: "1",
      VersionData: `${root}/sobjects/ContentVersion/${version}/VersionData`,
      ContentLocation: "S",
      Origin: "C",
    });
    const document = await documentOf(version);
    expect(document.slice(0, 3)).toBe("069");
    expect(await org.read("ContentDocument", document, "Title,FileType,ContentSize,LatestPublishedVersionId")).toEqual({
      Title: "Plan B",
      FileType: "PDF",
      ContentSize: 4,
      LatestPublishedVersionId: version,
    });
    expect(await linksOf(document)).toEqual([
      { LinkedEntityId: await me(), ShareType: "I", Visibility: "AllUsers" },
      { LinkedEntityId: account, ShareType: "V", Visibility: "AllUsers" },
    ]);
  });

  it("has another version when the document is named", async () => {
    const one = await org.create("ContentVersion", { PathOnClient: "a.txt", VersionData: base64("1") });
    const document = await documentOf(one);
    const values = {
      PathOnClient: "a.txt",
      VersionData: base64("22"),
      ContentDocumentId: document,
      ReasonForChange: "More",
    };
    const two = await org.create("ContentVersion", values);
    expect(await org.read("ContentVersion", one, "IsLatest,VersionNumber")).toEqual({
      IsLatest: false,
      VersionNumber: "1",
    });
    expect(await org.read("ContentVersion", two, "IsLatest,VersionNumber")).toEqual({
      IsLatest: true,
      VersionNumber: "2",
    });
    expect(await org.read("ContentDocument", document, "LatestPublishedVersionId,ContentSize")).toEqual({
      LatestPublishedVersionId: two,
      ContentSize: 2,
    });
    expect(await linksOf(document)).toHaveLength(1);
  });

  it.each([
    ["content", { PathOnClient: "a.txt" }, "VersionData"],
    ["a path", { VersionData: base64("x") }, "PathOnClient"],
  ])("is refused without %s", async (_what, values, field) => {
    expect(await org.refuse("ContentVersion", values)).toEqual({
      errorCode: "REQUIRED_FIELD_MISSING",
      message: `Required fields are missing: [${field}]`,
      fields: [field],
    });
  });

  it("is refused when its content is not base64", async () => {
    const answer = await org.refuse("ContentVersion", { PathOnClient: "a.txt", VersionData: "§" });
    expect(answer).toMatchObject({ errorCode: "JSON_PARSER_ERROR" });
  });

  it("is made and replaced by versions: no client makes a document, or deletes a version", async () => {
    const made = await admin.rest("POST", "/sobjects/ContentDocument", { body: { Title: "T" } });
    expect(made.json).toMatchObject([{ errorCode: "CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY" }]);
    const version = await org.create("ContentVersion", { PathOnClient: "a", VersionData: base64("x") });
    expect((await admin.rest("DELETE", `/sobjects/ContentVersion/${version}`)).status).toBe(405);
  });

  it("goes with its document, versions and links", async () => {
    const version = await org.create("ContentVersion", { PathOnClient: "a.csv", VersionData: base64("x") });
    const document = await documentOf(version);
    await org.remove("ContentDocument", document);
    expect((await admin.rest("GET", `/sobjects/ContentVersion/${version}`)).status).toBe(404);
    expect(await linksOf(document)).toEqual([]);
  });

  it("is renamed with its document", async () => {
    const version = await org.create("ContentVersion", { PathOnClient: "a.csv", VersionData: base64("x") });
    await org.update("ContentDocument", await documentOf(version), { Title: "Renamed" });
    expect(await org.read("ContentVersion", version, "Title")).toEqual({ Title: "Renamed" });
    await org.update("ContentVersion", version, { Title: "Again" });
    expect(await org.read("ContentDocument", await documentOf(version), "Title")).toEqual({ Title: "Again" });
  });
});

describe("a link to a document (objects.md §7)", () => {
  it("shares for viewing with all users unless it says otherwise, once for each record", async () => {
    const account = await org.create("Account", { Name: "A" });
    const document = await documentOf(
      await org.create("ContentVersion", { PathOnClient: "a.csv", VersionData: base64("x") }),
    );
    const values = { ContentDocumentId: document, LinkedEntityId: account };
    const link = await org.create("ContentDocumentLink", values);
    expect(await org.read("ContentDocumentLink", link, "ShareType,Visibility")).toEqual({
      ShareType: "V",
      Visibility: "AllUsers",
    });
    expect(await org.refuse("ContentDocumentLink", values)).toMatchObject({ errorCode: "DUPLICATE_VALUE" });
    await org.update("ContentDocumentLink", link, { Visibility: "InternalUsers" });
    await org.remove("ContentDocumentLink", link);
    await org.remove("Account", account);
    expect(await linksOf(document)).toHaveLength(1);
  });

  it("goes with its record, and the document stays", async () => {
    const account = await org.create("Account", { Name: "A" });
    const values = { PathOnClient: "a.csv", VersionData: base64("x"), FirstPublishLocationId: account };
    const document = await documentOf(await org.create("ContentVersion", values));
    await org.remove("Account", account);
    expect(await linksOf(document)).toHaveLength(1);
    expect((await admin.rest("GET", `/sobjects/ContentDocument/${document}`)).status).toBe(200);
  });

  it("of the owner cannot be removed", async () => {
    const document = await documentOf(
      await org.create("ContentVersion", { PathOnClient: "a.csv", VersionData: base64("x") }),
    );
    const [link] = await org.select(`SELECT Id FROM ContentDocumentLink WHERE ContentDocumentId = '${document}'`);
    expect(await org.refuseChange("ContentDocumentLink", String(link?.Id))).toMatchObject({
      errorCode: "DELETE_FAILED",
    });
  });
});

describe("a note in HTML (objects.md §7)", () => {
  it("is a document with a version and its owner's link, under one id", async () => {
    const note = await org.create("ContentNote", {
      Title: "Call",
      Content: base64("<p>Two &amp; two<br>is <b>four</b></p>"),
    });
    expect(note.slice(0, 3)).toBe("069");
    const fields = "Title,FileType,FileExtension,TextPreview,ContentSize,Content,IsReadOnly";
    expect(await org.read("ContentNote", note, fields)).toEqual({
      Title: "Call",
      FileType: "SNOTE",
      FileExtension: "snote",
      TextPreview: "Two & two is four",
      ContentSize: 38,
      Content: `${root}/sobjects/ContentNote/${note}/Content`,
      IsReadOnly: false,
    });
    expect(await org.read("ContentDocument", note, "Title,FileType")).toEqual({ Title: "Call", FileType: "SNOTE" });
    expect(
      await org.select(`SELECT VersionNumber, IsLatest FROM ContentVersion WHERE ContentDocumentId = '${note}'`),
    ).toEqual([{ VersionNumber: "1", IsLatest: true }]);
    expect(await linksOf(note)).toEqual([{ LinkedEntityId: await me(), ShareType: "I", Visibility: "AllUsers" }]);
  });

  it("has a new version for each new text, and another title without one", async () => {
    const note = await org.create("ContentNote", { Title: "T", Content: base64("one") });
    await org.update("ContentNote", note, { Content: base64("two!") });
    expect(await org.read("ContentNote", note, "TextPreview,ContentSize")).toEqual({
      TextPreview: "two!",
      ContentSize: 4,
    });
    await org.update("ContentNote", note, { Title: "U" });
    expect(await org.read("ContentDocument", note, "Title")).toEqual({ Title: "U" });
    expect(
      await org.select(
        `SELECT VersionNumber, IsLatest, Title FROM ContentVersion WHERE ContentDocumentId = '${note}' ORDER BY Id`,
      ),
    ).toEqual([
      { VersionNumber: "1", IsLatest: false, Title: "T" },
      { VersionNumber: "2", IsLatest: true, Title: "U" },
    ]);
  });

  it("loses what could run in a browser", async () => {
    const html = "<p onclick='x()'>Hi<script>alert(1)</script></p>";
    const note = await org.create("ContentNote", { Title: "T", Content: base64(html) });
    expect(await org.read("ContentNote", note, "TextPreview,ContentSize")).toEqual({
      TextPreview: "Hi",
      ContentSize: 9,
    });
  });

  it("needs a title, and is deleted with its document", async () => {
    expect(await org.refuse("ContentNote", { Content: base64("x") })).toMatchObject({ fields: ["Title"] });
    const one = await org.create("ContentNote", { Title: "T", Content: base64("x") });
    await org.remove("ContentNote", one);
    expect((await admin.rest("GET", `/sobjects/ContentDocument/${one}`)).status).toBe(404);
    const two = await org.create("ContentNote", { Title: "T", Content: base64("x") });
    await org.remove("ContentDocument", two);
    expect((await admin.rest("GET", `/sobjects/ContentNote/${two}`)).status).toBe(404);
  });

  it("comes of an uploaded file with its extension, too", async () => {
    const values = { Title: "Up", PathOnClient: "up.snote", VersionData: base64("<p>hello</p>") };
    const document = await documentOf(await org.create("ContentVersion", values));
    expect(await org.read("ContentNote", document, "Title,TextPreview")).toEqual({ Title: "Up", TextPreview: "hello" });
  });
});

describe("a plain note (objects.md §3)", () => {
  it("belongs to one record, with which it goes", async () => {
    expect(await org.refuse("Note", {})).toMatchObject({
      errorCode: "REQUIRED_FIELD_MISSING",
      fields: ["ParentId", "Title"],
    });
    const account = await org.create("Account", { Name: "A" });
    const other = await org.create("Account", { Name: "B" });
    const note = await org.create("Note", { ParentId: account, Title: "T", Body: "B" });
    await org.update("Note", note, { Body: "C", IsPrivate: true });
    expect(await org.refuseChange("Note", note, { ParentId: other })).toMatchObject({ fields: ["ParentId"] });
    await org.remove("Account", account);
    expect((await admin.rest("GET", `/sobjects/Note/${note}`)).status).toBe(404);
  });
});
