import { describe, expect, it } from "@jest/globals";
import { root, sharedOrg, type OrgAnswer } from "./call-org";

const admin = sharedOrg();

type Values = Readonly<Record<string, unknown>>;
const of = (type: string, values: Values): Values => ({ attributes: { type }, ...values });
const account = (values: Values): Values => of("Account", values);
const contact = (values: Values): Values => of("Contact", values);
const save = (method: string, records: readonly unknown[], allOrNone = false): Promise<OrgAnswer> =>
  admin.rest(method, "/composite/sobjects", { body: { allOrNone, records } });
const upsert = (field: string, records: readonly unknown[], allOrNone = false): Promise<OrgAnswer> =>
  admin.rest("PATCH", `/composite/sobjects/Contact/${field}`, { body: { allOrNone, records } });
const remove = (ids: readonly string[], more = ""): Promise<OrgAnswer> =>
  admin.rest("DELETE", `/composite/sobjects?ids=${ids.join(",")}${more}`);
const idsOf = (answer: OrgAnswer): readonly string[] => (answer.json as { id: string }[]).map(({ id }) => id);
const made = async (...records: Values[]): Promise<readonly string[]> => idsOf(await save("POST", records));
const count = async (where: string, object = "Account"): Promise<number> =>
  ((await admin.query(`SELECT COUNT() FROM ${object} WHERE ${where}`)).json as { totalSize: number }).totalSize;
const succeeded = (id: unknown, created?: boolean): object => ({
  id,
  success: true,
  errors: [],
  ...(created === undefined ? {} : { created }),
});
const failed = (statusCode: string, message: unknown, fields: readonly string[] = []): object => ({
  success: false,
  errors: [{ statusCode, message, fields }],
});
const rolledBack = failed(
  "ALL_OR_NONE_OPERATION_ROLLED_BACK",
  "Record rolled back because not all records were valid and the request was using AllOrNone header",
);
const anId = expect.stringMatching(/^\w{18}$/);

describe("creating collections in the local org", () => {
  it("answers 200 with one result for each record, in their order (rest-api.md §7)", async () => {
    const answer = await save("POST", [account({ Name: "C1" }), contact({ LastName: "C2" }), account({ Name: "C3" })]);
    expect(answer.status).toBe(200);
    expect(answer.json).toEqual([succeeded(anId), succeeded(anId), succeeded(anId)]);
    expect(idsOf(answer).map((id) => id.slice(0, 3))).toEqual(["001", "003", "001"]);
    expect(Object.keys((answer.json as object[])[0] ?? {})).toEqual(["id", "success", "errors"]);
  });

  it("saves what is valid and tells what is not by statusCode, without an id (wire fact 15)", async () => {
    const answer = await save("POST", [account({ Name: "Good" }), account({}), account({ Name: "Good too" })]);
    expect(answer.json).toEqual([
      succeeded(anId),
      failed("REQUIRED_FIELD_MISSING", "Required fields are missing: [Name]", ["Name"]),
      succeeded(anId),
    ]);
  });

  it("has no statuses other than 200 for failures of records (wire fact 16)", async () => {
    expect((await save("POST", [account({}), account({})])).status).toBe(200);
  });

  it("tells an unknown field of one record as that record's error (errors.md §6)", async () => {
    const answer = await save("POST", [account({ Name: "x", Foo: 1 }), account({ Name: "y" })]);
    expect(answer.json).toEqual([
      failed("INVALID_FIELD", "No such column 'Foo' on sobject of type Account"),
      succeeded(anId),
    ]);
  });

  it("undoes all for one failure with allOrNone (wire fact 16)", async () => {
    const records = [account({ Name: "All A" }), account({}), account({ Name: "All B" })];
    const answer = await save("POST", records, true);
    expect([answer.status, answer.json]).toEqual([
      200,
      [rolledBack, failed("REQUIRED_FIELD_MISSING", expect.any(String), ["Name"]), rolledBack],
    ]);
    expect(await count("Name LIKE 'All %'")).toBe(0);
  });

  it("saves all with allOrNone when all are valid (rest-api.md §7)", async () => {
    await save("POST", [account({ Name: "Every A" }), account({ Name: "Every B" })], true);
    expect(await count("Name LIKE 'Every %'")).toBe(2);
  });

  it("refuses an Id (errors.md §5)", async () => {
    const answer = await save("POST", [account({ Name: "x", Id: "001Lc0000000001AAA" })]);
    expect(answer.json).toEqual([
      failed("INVALID_FIELD_FOR_INSERT_UPDATE", "cannot specify Id in an insert call", ["Id"]),
    ]);
  });

  it("takes 200 records and refuses 201 as a whole (errors.md §4)", async () => {
    const many = (size: number): Values[] => Array.from({ length: size }, () => account({ Name: "Many" }));
    expect(idsOf(await save("POST", many(200)))).toHaveLength(200);
    const answer = await save("POST", many(201));
    expect([answer.status, answer.json]).toEqual([
      400,
      [
        {
          errorCode: "EXCEEDED_ID_LIMIT",
          message: "record limit reached. cannot submit more than 200 records into this call",
        },
      ],
    ]);
    expect(await count("Name = 'Many'")).toBe(200);
  });

  it("takes ten chunks of records of one object each and refuses eleven (rest-api.md §7)", async () => {
    const chunks = (size: number): Values[] =>
      Array.from({ length: size }, (_, i) => (i % 2 === 0 ? account({ Name: "Chunk" }) : contact({ LastName: "x" })));
    expect((await save("POST", chunks(10))).status).toBe(200);
    const answer = await save("POST", chunks(11));
    expect([answer.status, answer.json]).toMatchObject([400, [{ errorCode: "EXCEEDED_MAX_TYPES_LIMIT" }]]);
    expect(await count("Name = 'Chunk'")).toBe(5);
  });

  it.each([
    ["no type", [{ Name: "x" }], "INVALID_INPUT"],
    ["attributes that are no object", [{ attributes: "Account", Name: "x" }], "INVALID_INPUT"],
    ["an unknown type", [of("Nonsense", { Name: "x" })], "INVALID_TYPE"],
    ["a record that is no object", ["x"], "JSON_PARSER_ERROR"],
    ["records that are no list", { Name: "x" }, "JSON_PARSER_ERROR"],
    ["a value of a wrong JSON type", [account({ Name: "x", NumberOfEmployees: [] })], "JSON_PARSER_ERROR"],
  ])("refuses %s as a whole (rest-api.md §7)", async (_what, records, errorCode) => {
    const body = { records: Array.isArray(records) ? [account({ Name: "Whole" }), ...records] : records };
    const answer = await admin.rest("POST", "/composite/sobjects", { body });
    expect([answer.status, answer.json]).toMatchObject([400, [{ errorCode }]]);
    expect(await count("Name = 'Whole'")).toBe(0);
  });

  it("counts as one call (limits.md §2)", async () => {
    await save("POST", [account({ Name: "x" }), account({ Name: "y" })]);
    expect(admin.org.log().at(-1)?.calls).toBe(1);
  });

  it("answers an empty list to an empty list", async () => {
    expect((await save("POST", [])).json).toEqual([]);
  });
});

describe("changing collections in the local org", () => {
  it("changes records by the ids they bring, in any case and length (wire fact 18)", async () => {
    const [a = "", c = ""] = await made(account({ Name: "Before" }), contact({ LastName: "Before" }));
    const answer = await save("PATCH", [
      account({ id: a.slice(0, 15), NumberOfEmployees: "10000" }),
      contact({ Id: c, LastName: "After" }),
    ]);
    expect(answer.json).toEqual([succeeded(a), succeeded(c)]);
    expect(await count(`Id = '${a}' AND NumberOfEmployees = 10000`)).toBe(1);
    expect(await count(`Id = '${c}' AND LastName = 'After'`, "Contact")).toBe(1);
  });

  it("tells each way in which there is no record to change (errors.md §5)", async () => {
    const [gone = "", there = ""] = await made(account({ Name: "Gone" }), account({ Name: "There" }));
    await remove([gone]);
    const answer = await save("PATCH", [
      account({ Name: "no id" }),
      account({ Id: "foo", Name: "x" }),
      account({ Id: "003Lc0000000001AAA", Name: "x" }),
      account({ Id: "001Lc0zzzzzzzzz", Name: "x" }),
      account({ Id: gone, Name: "x" }),
      account({ Id: there, Name: "Changed" }),
    ]);
    expect(answer.json).toEqual([
      failed("MISSING_ARGUMENT", "Id not specified in an update call"),
      failed("MALFORMED_ID", "Account ID: id value of incorrect type: foo", ["Id"]),
      failed("MALFORMED_ID", "Account ID: id value of incorrect type: 003Lc0000000001AAA", ["Id"]),
      failed("INVALID_CROSS_REFERENCE_KEY", "invalid cross reference id"),
      failed("ENTITY_IS_DELETED", "entity is deleted"),
      succeeded(there),
    ]);
  });

  it("changes neither of two records with one id", async () => {
    const [id = "", other = ""] = await made(account({ Name: "Same" }), account({ Name: "Other" }));
    const answer = await save("PATCH", [
      account({ Id: id, Name: "One" }),
      account({ Id: other, Name: "Changed" }),
      account({ Id: id.slice(0, 15), Name: "Two" }),
    ]);
    const duplicate = failed("DUPLICATE_VALUE", `Duplicate id specified: ${id}`, ["Id"]);
    expect(answer.json).toEqual([duplicate, succeeded(other), duplicate]);
    expect(await count(`Id = '${id}' AND Name = 'Same'`)).toBe(1);
  });

  it("undoes all for one failure with allOrNone (wire fact 16)", async () => {
    const [id = ""] = await made(account({ Name: "Kept" }));
    const answer = await save("PATCH", [account({ Id: id, Name: "Lost" }), account({ Id: id, Name: "Lost" })], true);
    expect((answer.json as { success: boolean }[]).map(({ success }) => success)).toEqual([false, false]);
    expect(await count(`Id = '${id}' AND Name = 'Kept'`)).toBe(1);
  });
});

describe("upserting collections in the local org", () => {
  it("tells for each record whether it was created (wire fact 15)", async () => {
    const [id = ""] = await made(contact({ LastName: "There", Email: "there@coll.test" }));
    const answer = await upsert("Email", [
      contact({ LastName: "There too", email: "THERE@coll.test" }),
      contact({ LastName: "New", Email: "new@coll.test" }),
    ]);
    expect(answer.json).toEqual([succeeded(id, false), succeeded(anId, true)]);
    expect(Object.keys((answer.json as object[])[0] ?? {})).toEqual(["id", "success", "errors", "created"]);
    expect(await count("Email = 'there@coll.test' AND LastName = 'There too'", "Contact")).toBe(1);
    expect(await count("Email = 'new@coll.test'", "Contact")).toBe(1);
  });

  it("by Id inserts what has null for an id, or none (wire fact 17)", async () => {
    const [id = ""] = await made(contact({ LastName: "There" }));
    const answer = await upsert("Id", [
      contact({ Id: null, LastName: "Inserted" }),
      contact({ LastName: "Inserted" }),
      contact({ Id: id, LastName: "Changed" }),
      contact({ Id: "003Lc0zzzzzzzzz", LastName: "x" }),
    ]);
    expect(answer.json).toEqual([
      succeeded(anId, true),
      succeeded(anId, true),
      succeeded(id, false),
      { ...failed("INVALID_CROSS_REFERENCE_KEY", "invalid cross reference id"), created: false },
    ]);
  });

  it("needs the external id (errors.md §4)", async () => {
    const answer = await upsert("Email", [contact({ LastName: "x" }), contact({ LastName: "x", Email: null })]);
    const missing = { ...failed("MISSING_ARGUMENT", "Email not specified"), created: false };
    expect(answer.json).toEqual([missing, missing]);
  });

  it("saves neither of two records with one external id", async () => {
    const answer = await upsert("Email", [
      contact({ LastName: "x", Email: "dup@coll.test" }),
      contact({ LastName: "y", Email: "Dup@coll.test" }),
    ]);
    const message = expect.stringMatching(/^Duplicate external id specified: dup@coll.test$/i);
    const duplicate = { ...failed("DUPLICATE_VALUE", message, ["Email"]), created: false };
    expect(answer.json).toEqual([duplicate, duplicate]);
    expect(await count("Email = 'dup@coll.test'", "Contact")).toBe(0);
  });

  it("saves nothing where several records have the external id (errors.md §5)", async () => {
    const ids = await made(
      contact({ LastName: "Twin", Email: "twin@coll.test" }),
      contact({ LastName: "Twin", Email: "twin@coll.test" }),
    );
    const answer = await upsert("Email", [contact({ LastName: "x", Email: "twin@coll.test" })]);
    const message = `Email: more than one record found for external id field: [${ids.join(", ")}]`;
    expect(answer.json).toEqual([{ ...failed("DUPLICATE_EXTERNAL_ID", message, ["Email"]), created: false }]);
  });

  it("undoes all for one failure with allOrNone (wire fact 16)", async () => {
    const records = [contact({ LastName: "x", Email: "none@coll.test" }), contact({ Email: "nobody@coll.test" })];
    const answer = await upsert("Email", records, true);
    expect(answer.json).toMatchObject([
      { ...rolledBack, created: false },
      { errors: [{ statusCode: "REQUIRED_FIELD_MISSING" }] },
    ]);
    expect(await count("Email = 'none@coll.test'", "Contact")).toBe(0);
  });

  it("takes one object only, that of the path (rest-api.md §7)", async () => {
    const answer = await upsert("Email", [account({ Name: "x" })]);
    expect([answer.status, answer.json]).toMatchObject([400, [{ errorCode: "INVALID_INPUT" }]]);
  });

  it("answers 404 for a field that is no external id (wire fact 7)", async () => {
    const answer = await upsert("Phone", [contact({ LastName: "x" })]);
    expect([answer.status, answer.json]).toMatchObject([
      404,
      [{ message: "Provided external ID field does not exist or is not accessible: Phone" }],
    ]);
  });
});

describe("deleting collections in the local org", () => {
  it("deletes records of any objects and answers for each (rest-api.md §7)", async () => {
    const ids = await made(account({ Name: "Del" }), contact({ LastName: "Del" }));
    const answer = await remove(ids);
    expect([answer.status, answer.json]).toEqual([200, ids.map((id) => succeeded(id))]);
    expect(await count(`Id = '${ids[0] ?? ""}'`)).toBe(0);
  });

  it("tells each way in which there is no record to delete (errors.md §5)", async () => {
    const [id = ""] = await made(account({ Name: "Twice" }));
    const answer = await remove([id, id, "001Lc0zzzzzzzzz", "foo", "zzzLc0000000001"]);
    expect(answer.json).toEqual([
      succeeded(id),
      failed("ENTITY_IS_DELETED", "entity is deleted"),
      failed("INVALID_CROSS_REFERENCE_KEY", "invalid cross reference id"),
      failed("MALFORMED_ID", "malformed id foo"),
      failed("MALFORMED_ID", "malformed id zzzLc0000000001"),
    ]);
  });

  it("undoes all for one failure with allOrNone (wire fact 16)", async () => {
    const [id = ""] = await made(account({ Name: "Stays" }));
    const answer = await remove([id, "foo"], "&allOrNone=true");
    expect(answer.json).toEqual([rolledBack, failed("MALFORMED_ID", "malformed id foo")]);
    expect(await count(`Id = '${id}'`)).toBe(1);
  });

  it("refuses more than 200 ids, and none (errors.md §4)", async () => {
    const many = await remove(Array<string>(201).fill("001Lc0000000001AAA"));
    expect([many.status, many.json]).toMatchObject([400, [{ errorCode: "EXCEEDED_ID_LIMIT" }]]);
    const none = await admin.rest("DELETE", "/composite/sobjects");
    expect([none.status, none.json]).toMatchObject([400, [{ errorCode: "MISSING_ARGUMENT" }]]);
  });
});

describe("collections inside a composite of the local org", () => {
  const part = (records: readonly Values[], allOrNone: boolean): object => ({
    method: "POST",
    url: `${root}/composite/sobjects`,
    referenceId: "c",
    body: { allOrNone, records },
  });
  const later = { method: "POST", url: `${root}/sobjects/Account`, referenceId: "l", body: { Name: "@{c[0].id}" } };

  it("give their ids to later parts by references (rest-api.md §7)", async () => {
    const [collection, created] = await admin.composite({
      compositeRequest: [part([account({ Name: "In" })], false), later],
    });
    expect(created?.httpStatusCode).toBe(201);
    const [{ id } = { id: "" }] = collection?.body as { id: string }[];
    expect(await count(`Name = '${id}'`)).toBe(1);
  });

  it("halt and undo an allOrNone composite when one of their records fails, and answer 200 themselves (rest-api.md §7)", async () => {
    const records = [account({ Name: "Halted" }), account({})];
    const [collection, created] = await admin.composite({
      allOrNone: true,
      compositeRequest: [part(records, false), later],
    });
    expect(collection?.httpStatusCode).toBe(200);
    expect(collection?.body).toMatchObject([{ success: false }, { success: false }]);
    expect(created).toMatchObject({ httpStatusCode: 400, body: [{ errorCode: "PROCESSING_HALTED" }] });
    expect(await count("Name = 'Halted'")).toBe(0);
  });
});
