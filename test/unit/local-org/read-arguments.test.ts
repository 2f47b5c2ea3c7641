import { describe, expect, it } from "@jest/globals";
import { readArguments, usage } from "../../../src/local-org/read-arguments";

describe("readArguments", () => {
  it("listens on 4010 when nothing is said", () => {
    expect(readArguments([])).toMatchObject({ port: 4010 });
  });

  it("reads every option", () => {
    const args = ["--port", "0", "--scale=2.5", "--seed", "7", "--latency", "30", "--edition", "developer"];
    expect(readArguments(args)).toEqual({
      port: 0,
      data: undefined,
      scale: 2.5,
      seed: 7,
      latencyMs: 30,
      edition: "developer",
    });
    expect(readArguments(["--data", "./csv"])).toMatchObject({ data: "./csv" });
    expect(readArguments(["--session-minutes", "30", "--rotate-refresh-tokens"])).toMatchObject({
      sessionMinutes: 30,
      rotateRefreshTokens: true,
    });
  });

  it("answers nothing when help is asked for, and the help names every option", () => {
    expect(readArguments(["--help", "--port", "x"])).toBeUndefined();
    for (const name of [
      "port",
      "data",
      "scale",
      "seed",
      "latency",
      "edition",
      "session-minutes",
      "rotate-refresh-tokens",
      "jwt-certificate",
      "help",
    ]) {
      expect(usage).toContain(`--${name}`);
    }
  });

  it.each([
    [["--prot", "1"], "--prot"],
    [["--port"], "--port"],
    [["extra"], "extra"],
    [["--port", "70000"], '--port must be a whole number from 0 to 65535, and not "70000"'],
    [["--port", "1e3"], 'and not "1e3"'],
    [["--port", ""], 'and not ""'],
    [["--scale", "0"], '--scale must be a number from 0.01 to 1000, and not "0"'],
    [["--seed", "1.5"], '--seed must be a whole number from 0 to 2147483648, and not "1.5"'],
    [["--latency", "soon"], '--latency must be a whole number from 0 to 600000, and not "soon"'],
    [["--edition", "gold"], '--edition must be one of developer, enterprise, unlimited, and not "gold"'],
    [["--session-minutes", "5"], "--session-minutes must be a whole number from 15 to 1440"],
    [["--jwt-certificate", "nowhere.pem"], "--jwt-certificate: nowhere.pem holds no certificate or key"],
    [["--jwt-certificate", "package.json"], "--jwt-certificate: package.json holds no certificate or key"],
    [["--data", "x", "--scale", "2"], "they mean nothing with --data"],
    [["--metadatas", "x"], "--metadatas"],
  ])("refuses %j and names what is wrong", (args, message) => {
    expect(() => readArguments(args)).toThrow(message);
  });
});
