import { setTimeout as delay } from "node:timers/promises";
import type { Timing } from "./settings";

export const realTiming: Timing = {
  now: Date.now,
  sleep: (ms, signal) => delay(ms, undefined, { signal }),
  random: Math.random,
};

/**
 * Waits for work that several requests share. Aborting the signal ends the waiting, not the work: rejects with the
 * signal's reason.
 */
export async function waitFor<T>(shared: Promise<T>, signal: AbortSignal): Promise<T> {
  signal.throwIfAborted();
  let giveUp = (): void => undefined;
  const abandoned = new Promise<never>((_resolve, reject) => {
    giveUp = () => reject(signal.reason as Error);
  });
  signal.addEventListener("abort", giveUp);
  try {
    return await Promise.race([shared, abandoned]);
  } finally {
    signal.removeEventListener("abort", giveUp);
  }
}
