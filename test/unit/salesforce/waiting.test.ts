import { getMaxListeners } from "node:events";
import { describe, expect, it } from "@jest/globals";
import { realTiming, shareSignal, waitFor } from "../../../src/salesforce/waiting";

describe("waitFor", () => {
  it("answers what the shared work answers", async () => {
    expect(await waitFor(Promise.resolve(7), new AbortController().signal)).toBe(7);
  });

  it("fails as the shared work fails", async () => {
    await expect(waitFor(Promise.reject(new Error("x")), new AbortController().signal)).rejects.toThrow("x");
  });

  it("ends with the signal, and leaves the work to others", async () => {
    const controller = new AbortController();
    let finish = (_: string): void => undefined;
    const shared = new Promise<string>((resolve) => (finish = resolve));
    const waiting = waitFor(shared, controller.signal);
    controller.abort();
    await expect(waiting).rejects.toMatchObject({ code: "SALESFORCE_UNAVAILABLE" });
    finish("done");
    expect(await shared).toBe("done");
  });

  it("does not wait at all for a client that is already gone", async () => {
    const never = new Promise<never>(() => undefined);
    await expect(waitFor(never, AbortSignal.abort())).rejects.toMatchObject({ code: "SALESFORCE_UNAVAILABLE" });
    const failed = Promise.reject(new Error("nobody else looks at this"));
    await expect(waitFor(failed, AbortSignal.abort())).rejects.toMatchObject({ code: "SALESFORCE_UNAVAILABLE" });
  });
});

describe("shareSignal", () => {
  it("lets any number of requests listen", () => {
    const { signal } = new AbortController();
    expect(shareSignal(signal)).toBe(signal);
    expect(getMaxListeners(signal)).toBe(Infinity);
  });
});

describe("real timing", () => {
  it("stops sleeping when the client goes away", async () => {
    const controller = new AbortController();
    const sleeping = realTiming.sleep(60_000, controller.signal);
    controller.abort();
    await expect(sleeping).rejects.toThrow();
  });
});
