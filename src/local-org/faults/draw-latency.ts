import type { Random } from "../seed/random";

/**
 * How long something takes, in milliseconds: always the same; anything between two ends, each as likely; or with a tail,
 * half of the times within `p50` and 99 of 100 within `p99` (log-normal).
 */
export type Latency =
  number | { readonly from: number; readonly to: number } | { readonly p50: number; readonly p99: number };

/** No latency is longer: ten minutes, as long as the platform lets a request last (limits.md §3). */
export const mostLatencyMs = 600_000;

/** How many standard deviations above the middle the 99th percentile of a normal distribution lies. */
const z99 = 2.326_347_874;

/** A number of the standard normal distribution, by Box and Muller. */
function drawNormal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random.fraction())) * Math.cos(2 * Math.PI * random.fraction());
}

/** One latency in milliseconds. */
export function drawLatency(latency: Latency, random: Random): number {
  if (typeof latency === "number") return latency;
  if ("from" in latency) return random.integer(latency.from, latency.to);
  const spread = Math.log(latency.p99 / latency.p50) / z99;
  return Math.min(mostLatencyMs, Math.round(latency.p50 * Math.exp(spread * drawNormal(random))));
}
