import type { StoredChange } from "../pending-save";

/** Whose changes make a row (objects.md §3). */
const watched = ["StageName", "Amount", "Probability", "CloseDate"] as const;

/** What a row repeats of its deal. */
const repeated = ["StageName", "Amount", "ExpectedRevenue", "CloseDate", "Probability", "ForecastCategory"] as const;

/**
 * The stage history of a deal: a row when it is created, and one for each save that changes its stage, amount,
 * probability or close date. The deal names the rows of its last new amount and close date.
 */
export function keepStages({ context, before, record }: StoredChange): void {
  if (record.IsDeleted === true) return;
  if (before !== undefined && watched.every((field) => before[field] === record[field])) return;
  const { database } = context;
  const table = database.table("OpportunityHistory");
  const row = table.blank();
  row.Id = database.nextId(table.object);
  row.OpportunityId = record.Id ?? null;
  for (const field of repeated) row[field] = record[field] ?? null;
  // A deal that is loaded as it is now has been so since its last new stage, not from its first day.
  const since = record.LastStageChangeDate ?? record.CreatedDate;
  row.CreatedDate = (before === undefined ? since : record.LastModifiedDate) ?? null;
  row.CreatedById = (before === undefined ? record.CreatedById : record.LastModifiedById) ?? null;
  row.SystemModstamp = row.CreatedDate;
  row.PrevAmount = before?.Amount ?? null;
  row.PrevCloseDate = before?.CloseDate ?? null;
  table.insert(row);
  if (before === undefined) return;
  database.table("Opportunity").update(record, {
    ...(before.Amount === record.Amount ? {} : { LastAmountChangedHistoryId: row.Id }),
    ...(before.CloseDate === record.CloseDate ? {} : { LastCloseDateChangedHistoryId: row.Id }),
  });
}
