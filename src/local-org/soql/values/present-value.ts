import type { FieldDescribe } from "../../metadata/schema";
import type { FieldValue } from "../../records/table";
import { localeOf } from "./user-locale";

/** How a function of the select list shows a value: `toLabel()` or `FORMAT()`. */
export type Presentation = "label" | "format";

/** Of the user for whom values are formatted. */
export interface PresentationSetting {
  /** As Salesforce spells it: `en_US`. */
  readonly locale: string;
  readonly timeZone: string;
}

type PresentedField = Pick<FieldDescribe, "type" | "picklistValues" | "scale">;

/** The value as the user sees it: the label of a picklist's value, or a number or date in the user's locale. */
export function presentValue(
  presentation: Presentation,
  field: PresentedField,
  value: FieldValue,
  setting: PresentationSetting,
): FieldValue {
  if (value === null) return null;
  return presentation === "label" ? labelOf(field, value) : formatValue(field, value, setting);
}

/** Each of a multi-select picklist's values has a label of its own. One that set-up does not know is its own label. */
export function labelOf({ type, picklistValues }: PresentedField, value: FieldValue): FieldValue {
  if (typeof value !== "string") return value;
  const label = (one: string) => picklistValues.find((entry) => entry.value === one)?.label ?? one;
  return type === "multipicklist" ? value.split(";").map(label).join(";") : label(value);
}

/** Types that FORMAT() takes. */
export const formattedTypes: ReadonlySet<string> = new Set([
  "int",
  "double",
  "currency",
  "percent",
  "date",
  "datetime",
  "time",
]);

const CURRENCY = "USD";

function formatValue({ type, scale }: PresentedField, value: FieldValue, setting: PresentationSetting): FieldValue {
  const locale = localeOf(setting.locale);
  if (typeof value === "number") {
    const digits = { minimumFractionDigits: scale, maximumFractionDigits: scale };
    if (type === "currency") {
      return new Intl.NumberFormat(locale, { style: "currency", currency: CURRENCY, ...digits }).format(value);
    }
    const number = new Intl.NumberFormat(locale, { maximumFractionDigits: scale }).format(value);
    return type === "percent" ? `${number}%` : number;
  }
  if (typeof value !== "string") return value;
  const date = { year: "numeric", month: "numeric", day: "numeric" } as const;
  const time = { hour: "numeric", minute: "2-digit" } as const;
  switch (type) {
    case "date":
      return new Intl.DateTimeFormat(locale, { ...date, timeZone: "UTC" }).format(Date.parse(value));
    case "datetime":
      return plainSpaces(
        new Intl.DateTimeFormat(locale, { ...date, ...time, timeZone: setting.timeZone }).format(Date.parse(value)),
      );
    case "time":
      return plainSpaces(
        new Intl.DateTimeFormat(locale, { ...time, timeZone: "UTC" }).format(Date.parse(`2000-01-01T${value}`)),
      );
    default:
      return value;
  }
}

/** Node's and Salesforce's data disagree on which space stands before AM and PM. */
function plainSpaces(text: string): string {
  return text.replaceAll(/[\u202f\u00a0]/g, " ");
}
