import { beforeAll, describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { Connection } from "jsforce";
import { sharedOrg, type OrgAnswer } from "./call-org";

const admin = sharedOrg({ scale: 0.2 });

type Found = Readonly<Record<string, unknown>> & {
  readonly attributes: { readonly type: string; readonly url: string };
};

const ask = (sosl: string): Promise<OrgAnswer> => admin.rest("GET", `/search?q=${encodeURIComponent(sosl)}`);
const find = async (sosl: string): Promise<readonly Found[]> => {
  const answer = await ask(sosl);
  expect([answer.status, answer.status === 200 ? "" : answer.text]).toEqual([200, ""]);
  return (answer.json as { searchRecords: readonly Found[] }).searchRecords;
};
const names = async (sosl: string): Promise<readonly unknown[]> => (await find(sosl)).map(({ Name }) => Name);
const refusal = async (sosl: string): Promise<{ readonly errorCode: string; readonly message: string }> => {
  const answer = await ask(sosl);
  expect(answer.status).toBe(400);
  return (answer.json as readonly { errorCode: string; message: string }[])[0] ?? { errorCode: "", message: "" };
};
const create = async (object: string, body: object): Promise<string> => {
  const answer = await admin.rest("POST", `/sobjects/${object}`, { body });
  expect([answer.status, answer.text]).toEqual([201, expect.any(String)]);
  return (answer.json as { id: string }).id;
};

beforeAll(async () => {
  await create("Account", { Name: "Zephyrine Boats", Phone: "(415) 555-0199", Website: "www.zephyrine.example" });
  await create("Account", { Name: "Zephyrine Kites 2024", Description: "Maker of quillfeather kites" });
  await create("Account", { Name: "Quillfeather GmbH", BillingCity: "Zürich" });
  await create("Account", { Name: "東京都知事", Description: "kyotoform" });
  await create("Contact", { FirstName: "José", LastName: "Quillfeather", Email: "jose_q@zephyrine.example" });
  await create("Opportunity", { Name: "Zephyrine sails", StageName: "Prospecting", CloseDate: "2026-12-01" });
});

describe("GET /search (rest-api.md §9)", () => {
  it("answers ids only, with attributes, for every object that can be searched", async () => {
    const found = await find("FIND {Zephyrine}");
    expect(new Set(found.map(({ attributes }) => attributes.type))).toEqual(
      new Set(["Account", "Contact", "Opportunity"]),
    );
    const [first] = found;
    expect(Object.keys(first ?? {})).toEqual(["attributes", "Id"]);
    expect(first?.attributes.url).toBe(
      `/services/data/v62.0/sobjects/${String(first?.attributes.type)}/${String(first?.Id)}`,
    );
  });

  it("answers the records alone before 37.0", async () => {
    const answer = await admin.call("GET", `/services/data/v36.0/search?q=${encodeURIComponent("FIND {Zephyrine}")}`);
    expect([answer.status, Array.isArray(answer.json)]).toEqual([200, true]);
  });

  it("answers the fields that RETURNING lists, and no id with them", async () => {
    const [first] = await find("FIND {Boats} RETURNING Account(Name, Owner.Name)");
    expect(Object.keys(first ?? {})).toEqual(["attributes", "Name", "Owner"]);
  });

  it("lists objects in the order of RETURNING", async () => {
    const found = await find("FIND {Zephyrine} RETURNING Opportunity, Account");
    expect(found.map(({ attributes }) => attributes.type)).toEqual(["Opportunity", "Account", "Account"]);
  });

  it("filters, sorts, limits and skips within RETURNING", async () => {
    expect(await names("FIND {Zephyrine} RETURNING Account(Name WHERE Phone != null)")).toEqual(["Zephyrine Boats"]);
    expect(await names("FIND {Zephyrine} RETURNING Account(Name ORDER BY Name DESC)")).toEqual([
      "Zephyrine Kites 2024",
      "Zephyrine Boats",
    ]);
    expect(await names("FIND {Zephyrine} RETURNING Account(Name ORDER BY Name LIMIT 1)")).toEqual(["Zephyrine Boats"]);
    expect(await names("FIND {Zephyrine} RETURNING Account(Name ORDER BY Name LIMIT 1 OFFSET 1)")).toEqual([
      "Zephyrine Kites 2024",
    ]);
  });

  it("shares a limit for all evenly among the objects (SOSL reference, LIMIT)", async () => {
    const found = await find("FIND {Zephyrine} RETURNING Account, Contact, Opportunity LIMIT 3");
    expect(found.map(({ attributes }) => attributes.type)).toEqual(["Account", "Contact", "Opportunity"]);
  });

  it("finds records as soon as they are made, renamed and deleted", async () => {
    const id = await create("Account", { Name: "Obliquity One" });
    expect(await names("FIND {Obliquity} RETURNING Account(Name)")).toEqual(["Obliquity One"]);
    await admin.rest("PATCH", `/sobjects/Account/${id}`, { body: { Name: "Rectitude One" } });
    expect(await names("FIND {Obliquity} RETURNING Account(Name)")).toEqual([]);
    expect(await names("FIND {Rectitude} RETURNING Account(Name)")).toEqual(["Rectitude One"]);
    await admin.rest("DELETE", `/sobjects/Account/${id}`);
    expect(await names("FIND {Rectitude} RETURNING Account(Name)")).toEqual([]);
  });

  it("puts those first that hold the word in their name", async () => {
    expect((await names("FIND {quillfeather} RETURNING Account(Name)"))[0]).toBe("Quillfeather GmbH");
  });

  it("finds nothing in fields that are hidden from the user", async () => {
    await create("Account", { Name: "Hiddenfield Co", Site: "Umbrageous" });
    expect(await names("FIND {Umbrageous} RETURNING Account(Name)")).toEqual(["Hiddenfield Co"]);
    const rule = { kind: "hideField", object: "Account", field: "Site" };
    const added = await admin.call("POST", "/_org/faults", { body: rule });
    if (added.status < 300) {
      expect(await names("FIND {Umbrageous} RETURNING Account(Name)")).toEqual([]);
      await admin.call("DELETE", "/_org/faults");
    }
  });

  it("answers what jsforce asks by conn.search", async () => {
    const connection = new Connection({ instanceUrl: admin.org.url, accessToken: admin.token, version: "62.0" });
    const { searchRecords } = await connection.search("FIND {Zephyrine Boats} RETURNING Account(Id, Name)");
    expect(searchRecords).toMatchObject([{ attributes: { type: "Account" }, Name: "Zephyrine Boats" }]);
  });
});

/** Each text finds exactly these accounts. */
const accountsFound: readonly (readonly [string, string, readonly string[]])[] = [
  ["any case", "zEPHYRINE boats", ["Zephyrine Boats"]],
  ["all words, in any order", "boats zephyrine", ["Zephyrine Boats"]],
  ["words across fields", "kites quillfeather", ["Zephyrine Kites 2024"]],
  ["AND", "zephyrine AND boats", ["Zephyrine Boats"]],
  ["OR, in any case", "boats or gmbh", ["Quillfeather GmbH", "Zephyrine Boats"]],
  ["AND NOT", "zephyrine and not boats", ["Zephyrine Kites 2024"]],
  ["parentheses before AND before OR", "(boats OR kites) AND quillfeather", ["Zephyrine Kites 2024"]],
  ["AND before OR", "gmbh OR zephyrine AND boats", ["Quillfeather GmbH", "Zephyrine Boats"]],
  ["a phrase", '"zephyrine kites"', ["Zephyrine Kites 2024"]],
  ["no phrase in another order", '"kites zephyrine"', []],
  ["operators in quotes as words", '"boats or gmbh"', []],
  ["* for any characters at the end", "zeph*", ["Zephyrine Boats", "Zephyrine Kites 2024"]],
  ["* in the middle", "quill*er", ["Quillfeather GmbH", "Zephyrine Kites 2024"]],
  ["? for one character", "b?ats", ["Zephyrine Boats"]],
  ["no part of a word without a wildcard", "zephyr", []],
  ["letters and digits apart", "kites 2024", ["Zephyrine Kites 2024"]],
  ["text without its accents", "zurich", ["Quillfeather GmbH"]],
  ["text with accents", "ZÜRICH", ["Quillfeather GmbH"]],
  ["pairs of Chinese characters", "東京", ["東京都知事"]],
  ["a phone number as written", "\\(415\\) 555\\-0199", ["Zephyrine Boats"]],
  ["a phone number without punctuation", "4155550199", ["Zephyrine Boats"]],
  ["the beginning of a phone number", "415555*", ["Zephyrine Boats"]],
  ["a web address", "www.zephyrine.example", ["Zephyrine Boats"]],
  ["escaped characters as punctuation", "zephyrine\\-boats", ["Zephyrine Boats"]],
];

describe("what FIND finds (SOSL reference, FIND)", () => {
  it.each(accountsFound)("finds %s", async (_what, text, expected) => {
    expect([...(await names(`FIND {${text}} RETURNING Account(Name)`))].sort()).toEqual([...expected].sort());
  });

  it("searches only the kind of fields that IN names (SOSL reference, IN)", async () => {
    const accounts = (scope: string): Promise<readonly unknown[]> =>
      names(`FIND {quillfeather} IN ${scope} FIELDS RETURNING Account(Name)`);
    expect(await accounts("NAME")).toEqual(["Quillfeather GmbH"]);
    expect((await accounts("all")).length).toBe(2);
    expect(await accounts("EMAIL")).toEqual([]);
    expect(await names("FIND {555*} IN PHONE FIELDS RETURNING Account(Name)")).toContain("Zephyrine Boats");
    expect(await names("FIND {zephyrine} IN EMAIL FIELDS RETURNING Contact(Name)")).toEqual(["José Quillfeather"]);
    expect(await names("FIND {jose_q@zephyrine.example} IN SIDEBAR FIELDS RETURNING Contact(Name)")).toEqual([
      "José Quillfeather",
    ]);
    expect(await names("FIND {www.zephyrine.example} IN NAME FIELDS RETURNING Account(Name)")).toEqual([
      "Zephyrine Boats",
    ]);
  });

  it("drops operators beyond 4,000 characters, and finds nothing beyond 10,000 (rest-api.md §9)", async () => {
    // Too long for a url.
    const findLong = async (q: string): Promise<readonly unknown[]> => {
      const body = { q, sobjects: [{ name: "Account", fields: ["Name"] }] };
      const { json } = await admin.rest("POST", "/parameterizedSearch", { body });
      return (json as { searchRecords: readonly Found[] }).searchRecords.map(({ Name }) => Name);
    };
    expect(await findLong(`boats AND nothingatall ${"xq ".repeat(1_340)}`)).toEqual(["Zephyrine Boats"]);
    expect(await findLong(`boats OR ${"xq ".repeat(3_400)}`)).toEqual([]);
  });
});

describe("what a search refuses (errors.md §4, wire fact 5)", () => {
  it("asks for braces (recorded: restforce_search_error_response.json)", async () => {
    const expected = {
      message: "No search term found. The search term must be enclosed in braces.",
      errorCode: "MALFORMED_SEARCH",
    };
    expect(await refusal("FIND bar")).toEqual(expected);
    expect(await refusal("FIND 'bar' RETURNING Account")).toEqual(expected);
  });

  it("frames a reserved character without escape (restforce#688)", async () => {
    expect(await refusal("FIND {John|jane_gray@uoa.edu} RETURNING Contact")).toEqual({
      errorCode: "MALFORMED_SEARCH",
      message:
        "\nFIND {John|jane_gray@uoa.edu} RETURNING Contact\n         ^\nERROR at Row:1:Column:10\n" +
        "line 1:10 mismatched character '|' expecting '}'",
    });
  });

  it("frames a word that cannot stand there (force-rest-api#92)", async () => {
    expect(await refusal("FIND {name} IN ALL TYPE RETURNING Account(name)")).toEqual({
      errorCode: "MALFORMED_SEARCH",
      message:
        "\nFIND {name} IN ALL TYPE RETURNING Account(name)\n                  ^\nERROR at Row:1:Column:19\n" +
        "Malformed search token: TYPE",
    });
  });

  it.each([
    ["FIND {a}", "search term must be longer than one character"],
    ["FIND {}", "search term must be longer than one character"],
    ["FIND {b*}", "search term must be longer than one character"],
    ["FIND {acme", "line 1:10 mismatched character '<EOF>' expecting '}'"],
    ['FIND {"acme}', `mismatched character '}' expecting '"'`],
    ["FIND {marie-pier}", "line 1:11 mismatched character '-' expecting '}'"],
    ["FIND {acme OR}", "unexpected token: '}'"],
    ["FIND {AND acme}", "unexpected token: 'AND'"],
    ["FIND {(acme}", "unexpected token: '}'"],
    ["FIND {acme)}", "unexpected token: ')'"],
    ["SELECT Id FROM Account", "unexpected token: 'SELECT'"],
    ["FIND {acme} RETURNING", "unexpected token: '<EOF>'"],
    ["FIND {acme} RETURNING Account()", "unexpected token: ')'"],
    ["FIND {acme} RETURNING Account(WHERE Name = 'x')", "unexpected token: 'WHERE'"],
    ["FIND {acme} RETURNING Account(Name WHERE)", "unexpected token"],
    ["FIND {acme} RETURNING Account(Name", "unexpected token: '<EOF>'"],
    ["FIND {acme} RETURNING Account, Account", "RETURNING names Account twice"],
    ["FIND {acme} RETURNING Account(Name, (SELECT Id FROM Contacts))", "no sub-selects"],
    ["FIND {acme} RETURNING Account(Name USING ListView = Mine)", "this local org does not search by USING ListView"],
    ["FIND {acme} WITH DIVISION = 'Global'", "this local org does not search by WITH DIVISION"],
    ["FIND {acme} WITH SNIPPET", "this local org does not search by WITH SNIPPET"],
    ["FIND {acme} LIMIT 0", "LIMIT must be a number from 1 to 2000"],
    ["FIND {acme} LIMIT 2001", "LIMIT must be a number from 1 to 2000"],
    ["FIND {acme} OFFSET 1", "unexpected token: 'OFFSET'"],
  ])("refuses %s as MALFORMED_SEARCH", async (sosl, words) => {
    const { errorCode, message } = await refusal(sosl);
    expect([errorCode, message]).toEqual(["MALFORMED_SEARCH", expect.stringContaining(words)]);
  });

  it("accepts what changes nothing here: spelling correction and statistics", async () => {
    await find("FIND {acme} WITH SPELL_CORRECTION = false LIMIT 5 UPDATE TRACKING, VIEWSTAT");
  });

  it("points at unknown fields and objects where the search names them", async () => {
    const sosl = "FIND {acme} RETURNING Account(Name, Foo)";
    const { errorCode, message } = await refusal(sosl);
    expect(errorCode).toBe("INVALID_FIELD");
    expect(message).toContain(
      `\n${sosl}\n${" ".repeat(35)}^\nERROR at Row:1:Column:36\nNo such column 'Foo' on entity 'Account'.`,
    );
    expect(await refusal("FIND {acme} RETURNING Xyzzy")).toMatchObject({ errorCode: "INVALID_TYPE" });
    expect(await refusal("FIND {acme} RETURNING OpportunityContactRole")).toMatchObject({
      errorCode: "INVALID_TYPE_FOR_OPERATION",
    });
  });

  it("answers any text between braces with 200 or 400", async () => {
    const text = fc.oneof(
      fc.string({ maxLength: 60 }),
      fc.string({ unit: "binary", maxLength: 30 }),
      fc.stringMatching(/^[ab "()*?\\}-]{0,20}(?: (?:AND|OR|NOT|AND NOT) [ab*]{0,4}){0,4}$/),
    );
    await fc.assert(
      fc.asyncProperty(text, async (words) => {
        const answer = await ask(`FIND {${words}} RETURNING Account(Id LIMIT 1)`);
        expect([200, 400]).toContain(answer.status);
      }),
      { numRuns: 50 },
    );
  }, 60_000);
});

describe("parameterizedSearch (REST guide, Parameterized Search)", () => {
  const records = (answer: OrgAnswer): readonly Found[] => {
    expect([answer.status, answer.status === 200 ? "" : answer.text]).toEqual([200, ""]);
    return (answer.json as { searchRecords: readonly Found[] }).searchRecords;
  };
  const get = (query: string): Promise<OrgAnswer> => admin.rest("GET", `/parameterizedSearch?${query}`);
  const post = (body: object): Promise<OrgAnswer> => admin.rest("POST", "/parameterizedSearch/", { body });

  it("searches by url", async () => {
    const found = records(await get("q=Zephyrine&sobject=Account&Account.fields=Id,Name&Account.limit=1"));
    expect(found).toMatchObject([{ attributes: { type: "Account" }, Name: expect.stringMatching(/^Zephyrine/) }]);
  });

  it("searches all objects for the ids when it names none", async () => {
    const found = records(await get("q=Zephyrine"));
    expect(new Set(found.map(({ attributes }) => attributes.type)).size).toBe(3);
  });

  it("searches by a body", async () => {
    const found = records(
      await post({
        q: "zephyrine",
        in: "NAME",
        fields: ["Id"],
        sobjects: [
          { name: "Account", fields: ["Name"], where: "Phone = null", orderBy: "Name", limit: 5 },
          { name: "Contact" },
        ],
        overallLimit: 100,
        defaultLimit: 10,
        spellCorrection: true,
      }),
    );
    expect(found.map(({ Name }) => Name)).toEqual(["Zephyrine Kites 2024"]);
    expect(Object.keys(found[0] ?? {})).toEqual(["attributes", "Id", "Name"]);
  });

  it("takes text that SOSL would have escaped", async () => {
    expect(records(await post({ q: "zephyrine-boats!", sobjects: [{ name: "Account" }] }))).toHaveLength(1);
    expect(records(await post({ q: "(zephyrine boats", sobjects: [{ name: "Account" }] }))).toHaveLength(1);
  });

  it("skips records of the one object by offset", async () => {
    const account = { name: "Account", fields: ["Name"], orderBy: "Name" };
    const found = records(await post({ q: "zephyrine", sobjects: [account], offset: 1 }));
    expect(found.map(({ Name }) => Name)).toEqual(["Zephyrine Kites 2024"]);
  });

  it.each([
    ["no q", {}, "MISSING_ARGUMENT"],
    ["a short q", { q: "a" }, "MALFORMED_SEARCH"],
    ["fields of no object", { q: "acme", fields: ["Id"] }, "INVALID_SEARCH"],
    ["an unknown field", { q: "acme", sobjects: [{ name: "Account", fields: ["Foo"] }] }, "INVALID_FIELD"],
    ["an unknown object", { q: "acme", sobjects: [{ name: "Xyzzy" }] }, "INVALID_TYPE"],
    ["an unknown scope", { q: "acme", in: "FAX" }, "INVALID_SEARCH"],
    ["data categories", { q: "acme", dataCategories: [] }, "INVALID_SEARCH"],
    ["an unknown parameter", { q: "acme", quux: 1 }, "INVALID_SEARCH"],
    ["a limit beyond 2,000", { q: "acme", overallLimit: 2_001 }, "INVALID_SEARCH"],
  ])("refuses %s", async (_what, body, errorCode) => {
    const answer = await post(body);
    expect([answer.status, answer.json]).toMatchObject([400, [{ errorCode }]]);
  });
});
