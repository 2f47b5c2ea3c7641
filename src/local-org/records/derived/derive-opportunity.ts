import { forecastCategories, forecastCategoryName, valueFacts } from "../../metadata/picklist-facts";
import type { PendingSave } from "../pending-save";
import type { FieldValue } from "../table";
import { roundTo } from "../values/coerce-number";

function expectedRevenue(amount: FieldValue | undefined, probability: FieldValue | undefined): number | null {
  if (typeof amount !== "number" || typeof probability !== "number") return null;
  return roundTo((amount * probability) / 100, 2);
}

/** The fiscal period of a day. A fiscal year that begins later than in January is named for the year it ends in. */
function fiscalPeriod(closeDate: string, startMonth: number): { year: number; quarter: number } {
  const month = Number(closeDate.slice(5, 7));
  const endsNextYear = startMonth > 1 && month >= startMonth;
  return {
    year: Number(closeDate.slice(0, 4)) + (endsNextYear ? 1 : 0),
    quarter: Math.floor(((month - startMonth + 12) % 12) / 3) + 1,
  };
}

/**
 * What follows from an opportunity's stage, amount and close date (objects.md §4). A new stage brings its probability
 * and forecast category unless the same save gives them; a stage that set-up does not know is open and changes neither.
 */
export function deriveOpportunity({ context, object, before, next, given, moment }: PendingSave): void {
  const stage = valueFacts(object, "StageName", next.StageName);
  const category = stage?.forecastCategory;
  const restaged = next.StageName !== before?.StageName;
  next.IsClosed = stage?.closed ?? false;
  next.IsWon = stage?.won ?? false;
  if (restaged && !given.has("Probability")) next.Probability = stage?.probability ?? before?.Probability ?? 0;
  if ((restaged && !given.has("ForecastCategoryName")) || next.ForecastCategoryName === null) {
    const known = category === undefined ? undefined : forecastCategoryName(category);
    next.ForecastCategoryName = known ?? before?.ForecastCategoryName ?? "Pipeline";
  }
  if (restaged && before !== undefined) next.LastStageChangeDate = moment;
  next.ForecastCategory = forecastCategories.get(String(next.ForecastCategoryName)) ?? "Pipeline";
  next.ExpectedRevenue = expectedRevenue(next.Amount, next.Probability);
  if (typeof next.CloseDate === "string") {
    const { year, quarter } = fiscalPeriod(next.CloseDate, context.fiscalYearStartMonth ?? 1);
    next.FiscalYear = year;
    next.FiscalQuarter = quarter;
    next.Fiscal = `${year} ${quarter}`;
  }
}
