/**
 * Id prefixes of objects that this org does not hold but that its lookups may name (objects.md §1): an id of a campaign
 * is of the right type for a task, although no such campaign exists.
 */
export const absentKeyPrefixes: ReadonlyMap<string, string> = new Map([
  ["00e", "Profile"],
  ["00E", "UserRole"],
  ["00G", "Group"],
  ["012", "RecordType"],
  ["01s", "Pricebook2"],
  ["01t", "Product2"],
  ["02i", "Asset"],
  ["501", "Solution"],
  ["701", "Campaign"],
  ["800", "Contract"],
  ["801", "Order"],
]);

/** Of these every org has records, set up by its administrators, so any id of theirs is taken for one. */
export const setupObjects: ReadonlySet<string> = new Set(["Profile", "UserRole"]);
