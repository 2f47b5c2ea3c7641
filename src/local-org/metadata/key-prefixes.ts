/**
 * Id prefixes of objects that this org does not hold but that its lookups may name (objects.md §1): an id of a campaign
 * is of the right type for a task, although no such campaign exists.
 */
export const absentKeyPrefixes: ReadonlyMap<string, string> = new Map([
  ["012", "RecordType"],
  ["01s", "Pricebook2"],
  ["01t", "Product2"],
  ["02i", "Asset"],
  ["501", "Solution"],
  ["701", "Campaign"],
  ["800", "Contract"],
  ["801", "Order"],
]);
