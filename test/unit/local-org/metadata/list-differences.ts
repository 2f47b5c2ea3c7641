type Json = Readonly<Record<string, unknown>>;

function isJson(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** What describes tell the members of their lists apart by. */
function keyOf(member: unknown): string | undefined {
  if (!isJson(member)) return undefined;
  const { name, value, developerName, childSObject, field } = member;
  if (typeof childSObject === "string") return `${childSObject}.${String(field)}`;
  return [developerName, name, value].find((key) => typeof key === "string");
}

function isNamedList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value) && value.every((each) => keyOf(each) !== undefined);
}

function differencesOfLists(recorded: readonly unknown[], ours: readonly unknown[], path: string): readonly string[] {
  const byKey = (members: readonly unknown[]): ReadonlyMap<string, unknown> =>
    new Map(members.map((member, index) => [keyOf(member) ?? String(index), member]));
  const theirs = byKey(recorded);
  const own = byKey(ours);
  const found = [...theirs].flatMap(([key, member]) =>
    own.has(key) ? listDifferences(member, own.get(key), `${path}[${key}]`) : [`${path}[${key}] is missing`],
  );
  const added = [...own.keys()].filter((key) => !theirs.has(key)).map((key) => `${path}[${key}] is added`);
  const common = (keys: Iterable<string>): string => [...keys].filter((key) => theirs.has(key) && own.has(key)).join();
  const isSorted = common(theirs.keys()) === common(own.keys());
  return [...found, ...added, ...(isSorted ? [] : [`${path} is in another order`])];
}

/**
 * Where our JSON is not what was recorded, one line a difference: `Account.fields[Name].length is 80, recorded 255`.
 * Members of lists are compared by their names, and so is their order.
 */
export function listDifferences(recorded: unknown, ours: unknown, path: string): readonly string[] {
  if (isJson(recorded) && isJson(ours)) {
    const keys = [...new Set([...Object.keys(recorded), ...Object.keys(ours)])];
    return keys.flatMap((key) => {
      const place = `${path}.${key}`;
      if (!Object.hasOwn(ours, key)) return [`${place} is missing`];
      if (!Object.hasOwn(recorded, key)) return [`${place} is added`];
      return listDifferences(recorded[key], ours[key], place);
    });
  }
  if (isNamedList(recorded) && isNamedList(ours)) return differencesOfLists(recorded, ours, path);
  const [was, is] = [JSON.stringify(recorded), JSON.stringify(ours)];
  return was === is ? [] : [`${path} is ${is}, recorded ${was}`];
}
