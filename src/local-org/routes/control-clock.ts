import { jsonAnswer, type Answer } from "../answer";
import type { Org } from "../org";
import { isJsonObject, parseJsonBody, type OrgRequest } from "../request";

/** A wish that the clock cannot understand; the message says what it takes. */
export class InvalidClock extends Error {
  override readonly name = "InvalidClock";

  constructor() {
    super(
      'The clock takes {"shiftMs": 3600000}, less than 0 to move it back, or {"now": "2026-11-02T10:00:00Z"}; DELETE resets it',
    );
  }
}

/** What the org's clock shows, and how far it was moved. */
export function getClock({ clock }: Org): Answer {
  return jsonAnswer({ now: clock.now().toISOString(), offsetMs: clock.offsetMs });
}

/** Moves the clock on or back, or sets it. */
export function postClock(org: Org, request: OrgRequest): Answer {
  const body = parseJsonBody(request);
  const [[key, value] = [undefined, undefined], ...others] = isJsonObject(body) ? Object.entries(body) : [];
  if (others.length > 0) throw new InvalidClock();
  if (key === "shiftMs" && Number.isSafeInteger(value)) org.clock.shift(Number(value));
  else if (key === "now" && typeof value === "string" && /^\d{4}-\d\d-\d\dT.*(?:Z|[+-]\d\d:?\d\d)$/.test(value)) {
    org.clock.set(new Date(value));
  } else throw new InvalidClock();
  return getClock(org);
}
