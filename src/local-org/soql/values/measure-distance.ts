import type { Place } from "./derivation";

const RADIUS = { mi: 3_958.761, km: 6_371.009 } as const;

/** The great-circle distance between two places, as DISTANCE() measures it on a ball of the earth's mean radius. */
export function measureDistance(from: Place, to: Place, unit: "mi" | "km"): number {
  const radians = (degrees: number) => (degrees * Math.PI) / 180;
  const north = Math.sin(radians(to.latitude - from.latitude) / 2) ** 2;
  const east = Math.sin(radians(to.longitude - from.longitude) / 2) ** 2;
  const chord = north + Math.cos(radians(from.latitude)) * Math.cos(radians(to.latitude)) * east;
  return 2 * RADIUS[unit] * Math.asin(Math.min(1, Math.sqrt(chord)));
}
