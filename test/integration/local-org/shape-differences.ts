const forms: readonly (readonly [string, RegExp])[] = [
  ["id", /^[0-9A-Za-z]{15}(?:[A-Z0-5]{3})?$/],
  ["dateTime", /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.000\+0000$/],
  ["date", /^\d{4}-\d\d-\d\d$/],
];

/** What a value is, as far as a client that reads it by type can tell. */
function formOf(value: unknown): string {
  if (Array.isArray(value)) return "array";
  if (typeof value !== "string") return typeof value;
  return forms.find(([, pattern]) => pattern.test(value))?.[0] ?? "text";
}

const texts = new Set(["text", "id"]);

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * Where our answer differs from a recorded one in keys, types or error codes. Values differ, so null is as good as any
 * value; of lists that differ in length, the records that both have are compared, and an empty one with nothing.
 */
export function shapeDifferences(recorded: unknown, ours: unknown, at = "$"): readonly string[] {
  if (recorded === null || ours === null) return [];
  if (isObject(recorded) && isObject(ours)) {
    const names = [...new Set([...Object.keys(recorded), ...Object.keys(ours)])].sort();
    return names.flatMap((name) => {
      if (!Object.hasOwn(ours, name)) return [`${at}.${name} is missing`];
      if (!Object.hasOwn(recorded, name)) return [`${at}.${name} was not recorded`];
      const isCode = ["errorCode", "statusCode", "error"].includes(name);
      if (isCode && recorded[name] !== ours[name]) return [`${at}.${name} is ${String(ours[name])}`];
      return shapeDifferences(recorded[name], ours[name], `${at}.${name}`);
    });
  }
  if (Array.isArray(recorded) && Array.isArray(ours)) {
    return recorded.slice(0, ours.length).flatMap((item, i) => shapeDifferences(item, ours[i], `${at}[${i}]`));
  }
  const [expected, found] = [formOf(recorded), formOf(ours)];
  if (expected === found || (texts.has(expected) && texts.has(found))) return [];
  return [`${at} is ${found} instead of ${expected}`];
}
