import { describe, expect, it } from "@jest/globals";
import { createLogger } from "../../../src/server/logger";

describe("the logger", () => {
  it("hides secrets, wherever in what is logged they stand", () => {
    const lines: string[] = [];
    const logger = createLogger("info", { write: (line) => void lines.push(line) });
    const secrets = {
      authorization: "hush",
      cookie: "hush",
      accessToken: "hush",
      client_secret: "hush",
      password: "hush",
    };
    logger.info({ ...secrets, request: { headers: secrets }, answer: { access_token: "hush" }, kept: "shown" }, "said");
    expect(lines).toHaveLength(1);
    expect(lines.join()).toContain("shown");
    expect(lines.join()).not.toContain("hush");
  });

  it("says nothing below its level", () => {
    const lines: string[] = [];
    const logger = createLogger("error", { write: (line) => void lines.push(line) });
    logger.info("said");
    expect(lines).toEqual([]);
  });
});
