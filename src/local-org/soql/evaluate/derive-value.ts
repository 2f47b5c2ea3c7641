import type { FieldValue, OrgRecord } from "../../records/table";
import type { QueryContext } from "../query-context";
import type { QueryField } from "../resolve/resolved-query";
import { readDatePart } from "../values/date-parts";
import type { Derivation } from "../values/derivation";
import { measureDistance } from "../values/measure-distance";
import { labelOf } from "../values/present-value";
import { dayInZone, hourInZone } from "../values/zone-days";

/** How a function makes its value of a record, and of what the record holds in the function's field. */
export type Derive = (value: FieldValue, row: OrgRecord) => FieldValue;

/** A function as it is evaluated for the asking user: of nothing, every function makes nothing. */
export function compileDerivation(context: QueryContext, derivation: Derivation, field: QueryField): Derive {
  switch (derivation.kind) {
    case "label":
      return (value) => labelOf(field, value);
    case "distance": {
      const { latitude, longitude, from, unit } = derivation;
      return (_, row) => {
        const [north, east] = [row[latitude], row[longitude]];
        if (typeof north !== "number" || typeof east !== "number") return null;
        return measureDistance(from, { latitude: north, longitude: east }, unit);
      };
    }
    case "datePart": {
      const { part, converts } = derivation;
      const zone = converts ? context.timeZone : "UTC";
      const { fiscalYearStartMonth } = context;
      return (value) => {
        if (typeof value !== "string") return null;
        if (value.length === DAY_LENGTH) return readDatePart(part, value, 0, fiscalYearStartMonth);
        if (!converts) {
          const hour = Number(value.slice(DAY_LENGTH + 1, DAY_LENGTH + 3));
          return readDatePart(part, value.slice(0, DAY_LENGTH), hour, fiscalYearStartMonth);
        }
        const instant = Date.parse(value);
        return readDatePart(part, dayInZone(instant, zone), hourInZone(instant, zone), fiscalYearStartMonth);
      };
    }
  }
}

const DAY_LENGTH = "YYYY-MM-DD".length;
