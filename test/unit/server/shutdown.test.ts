import { EventEmitter } from "node:events";
import { connect } from "node:net";
import { describe, expect, it } from "@jest/globals";
import { stopOnSignals } from "../../../src/server/stop-on-signals";
import { openWith, post, serveBackend } from "../../support/serve-backend";

describe("stopping a server", () => {
  it("answers what is in flight, and takes nothing more", async () => {
    let finish: (record: object) => void = () => undefined;
    let begin: () => void = () => undefined;
    const begun = new Promise<void>((resolve) => (begin = resolve));
    const root = () =>
      new Promise((answer) => {
        finish = answer;
        begin();
      });
    const served = await serveBackend({ open: () => openWith({ root }) });
    const answer = post(served.url, '{ account(id: "1") { id } }');
    await begun;
    const closed = served.close();
    const late = post(served.url, "{ __typename }").then(
      ({ status }) => status,
      () => "no connection",
    );
    expect([503, "no connection"]).toContain(await late);
    finish({ __typename: "Account", id: "1" });
    expect(await (await answer).json()).toMatchObject({ data: { account: { id: "1" } } });
    await closed;
  });

  it("does not wait for connections on which nothing was asked", async () => {
    const served = await serveBackend({});
    const socket = connect(Number(new URL(served.url).port), "127.0.0.1");
    await new Promise((resolve) => socket.once("connect", resolve));
    const ended = new Promise((resolve) => socket.once("close", resolve));
    await served.close();
    await ended;
  });
});

describe("a signal", () => {
  function receiver() {
    const exits: number[] = [];
    const target = Object.assign(new EventEmitter(), { exit: (code: number) => void exits.push(code) });
    return { target, exits };
  }

  it.each(["SIGTERM", "SIGINT"])("%s closes the gateway, and the process ends well", async (signal) => {
    const { target, exits } = receiver();
    let closed = 0;
    stopOnSignals(target, async () => void closed++);
    target.emit(signal);
    await new Promise(setImmediate);
    expect([closed, exits]).toEqual([1, [0]]);
  });

  it("after the first ends the process at once", () => {
    const { target, exits } = receiver();
    stopOnSignals(target, () => new Promise(() => undefined));
    target.emit("SIGTERM");
    expect(exits).toEqual([]);
    target.emit("SIGINT");
    expect(exits).toEqual([1]);
  });

  it("ends the process with an error when closing fails", async () => {
    const { target, exits } = receiver();
    stopOnSignals(target, () => Promise.reject(new Error("stuck")));
    target.emit("SIGTERM");
    await new Promise(setImmediate);
    expect(exits).toEqual([1]);
  });
});
