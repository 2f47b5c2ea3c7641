import { setMaxListeners } from "node:events";
import { setTimeout as delay } from "node:timers/promises";
import { abandoned } from "./errors";
import type { Timing } from "./settings";

export const realTiming: Timing = {
  now: Date.now,
  sleep: (ms, signal) => delay(ms, undefined, { signal }),
  random: Math.random,
};

/**
 * The signal as it is, for any number of requests to listen to at once. Node takes more than ten listeners for a leak
 * and says so on the console.
 */
export function shareSignal(signal: AbortSignal): AbortSignal {
  setMaxListeners(Infinity, signal);
  return signal;
}

/** For work that belongs to nobody in particular. */
export const neverAborted = shareSignal(new AbortController().signal);

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
