const timePattern = /^([01]\d|2[0-3]):([0-5]\d):([0-5]\d)(?:\.(\d{1,9}))?Z?$/;

/** A time of day, to the millisecond and without a zone: `HH:MM:SS.mmmZ`. */
export function coerceTime(value: unknown): string | undefined {
  const parts = typeof value === "string" ? timePattern.exec(value) : null;
  if (parts === null) return undefined;
  const [, hours, minutes, seconds, fraction = ""] = parts;
  return `${String(hours)}:${String(minutes)}:${String(seconds)}.${fraction.slice(0, 3).padEnd(3, "0")}Z`;
}
