import { setTimeout as delay } from "node:timers/promises";
import { abandoned } from "./errors";
import type { Timing } from "./settings";

export const realTiming: Timing = {
  now: Date.now,
  sleep: (ms, signal) => delay(ms, undefined, { signal }),
  random: Math.random,
};

/** Waits for work that several requests share. Aborting the signal ends this waiting, and not the work. */
export async function waitFor<T>(shared: Promise<T>, signal: AbortSignal): Promise<T> {
  let giveUp = (): void => undefined;
  const abandonment = new Promise<never>((_resolve, reject) => {
    giveUp = () => reject(abandoned(signal.reason));
  });
  if (signal.aborted) giveUp();
  signal.addEventListener("abort", giveUp);
  try {
    return await Promise.race([abandonment, shared]);
  } finally {
    signal.removeEventListener("abort", giveUp);
  }
}
