/**
 * How many records of each object a limit for all of them leaves: evenly many, and what one object does not need goes to
 * the others (SOSL reference, LIMIT).
 */
export function shareLimit(counts: readonly number[], limit: number): readonly number[] {
  const shares = counts.map(() => 0);
  let left = limit;
  let hungry = counts.map((_, i) => i).filter((i) => (counts[i] ?? 0) > 0);
  while (left > 0 && hungry.length > 0) {
    const each = Math.max(1, Math.floor(left / hungry.length));
    for (const i of hungry) {
      const given = Math.min(each, (counts[i] ?? 0) - (shares[i] ?? 0), left);
      shares[i] = (shares[i] ?? 0) + given;
      left -= given;
    }
    hungry = hungry.filter((i) => (shares[i] ?? 0) < (counts[i] ?? 0));
  }
  return shares;
}
