/**
 * Makes a factory answer the same thing for the same entry. Two GraphQL types of one name are an error, so every
 * factory of types is wrapped in it.
 */
export function oncePer<Entry extends object, Made>(make: (entry: Entry) => Made): (entry: Entry) => Made {
  const made = new WeakMap<Entry, Made>();
  return (entry) => {
    const known = made.get(entry);
    if (known !== undefined) return known;
    const fresh = make(entry);
    made.set(entry, fresh);
    return fresh;
  };
}
