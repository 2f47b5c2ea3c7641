import { organization } from "../organization";
import type { Session } from "./sessions";

/** Where a user's identity is told. */
export function identityUrl(origin: string, userId: string): string {
  return `${origin}/id/${organization.id}/${userId}`;
}

/** The org's urls, with `{version}` left to the client and 15-character ids among the 18-character ones (wire fact 36). */
function urls(origin: string, userId: string): Record<string, string> {
  const rest = `${origin}/services/data/v{version}/`;
  const soap = (name: string): string => `${origin}/services/Soap/${name}/{version}/${organization.id.slice(0, 15)}`;
  return {
    enterprise: soap("c"),
    metadata: soap("m"),
    partner: soap("u"),
    rest,
    sobjects: `${rest}sobjects/`,
    search: `${rest}search/`,
    query: `${rest}query/`,
    recent: `${rest}recent/`,
    tooling_soap: soap("T"),
    tooling_rest: `${rest}tooling/`,
    profile: `${origin}/${userId}`,
    feeds: `${rest}chatter/feeds`,
    groups: `${rest}chatter/groups`,
    users: `${rest}chatter/users`,
    feed_items: `${rest}chatter/feed-items`,
    custom_domain: origin,
  };
}

function photos(origin: string): { picture: string; thumbnail: string } {
  return { picture: `${origin}/profilephoto/005/F`, thumbnail: `${origin}/profilephoto/005/T` };
}

/** The zone's standard offset in milliseconds: that of a January or July day, whichever is less. */
function utcOffset(timeZone: string, now: Date): number {
  const offsetAt = (month: number): number => {
    const day = new Date(Date.UTC(now.getUTCFullYear(), month, 1));
    const local = new Date(`${day.toLocaleString("sv-SE", { timeZone }).replace(" ", "T")}Z`);
    return local.getTime() - day.getTime();
  };
  return Math.min(offsetAt(0), offsetAt(6));
}

function wireDateTime(value: unknown): string {
  return String(value).replace(/Z$/, "+0000");
}

/** The answer of the identity url (auth.md §4). */
export function identityOf(origin: string, session: Session, now: Date): Record<string, unknown> {
  const { user, userId, timeZone } = session;
  return {
    id: identityUrl(origin, userId),
    asserted_user: true,
    user_id: userId,
    organization_id: organization.id,
    username: session.username,
    nick_name: user.CommunityNickname,
    display_name: user.Name,
    email: user.Email,
    email_verified: true,
    first_name: user.FirstName,
    last_name: user.LastName,
    timezone: timeZone,
    photos: photos(origin),
    addr_street: user.Street,
    addr_city: user.City,
    addr_state: user.State,
    addr_country: user.Country,
    addr_zip: user.PostalCode,
    mobile_phone: user.MobilePhone,
    mobile_phone_verified: false,
    is_lightning_login_user: false,
    status: { created_date: null, body: null },
    urls: urls(origin, userId),
    active: true,
    user_type: "STANDARD",
    language: user.LanguageLocaleKey,
    locale: user.LocaleSidKey,
    utcOffset: utcOffset(timeZone, now),
    last_modified_date: wireDateTime(user.LastModifiedDate),
    is_app_installed: true,
  };
}

/** The answer of `/services/oauth2/userinfo` (auth.md §4). */
export function userInfoOf(origin: string, session: Session, now: Date): Record<string, unknown> {
  const { user, userId, timeZone } = session;
  return {
    sub: identityUrl(origin, userId),
    user_id: userId,
    organization_id: organization.id,
    preferred_username: session.username,
    nickname: user.CommunityNickname,
    name: user.Name,
    email: user.Email,
    email_verified: true,
    given_name: user.FirstName,
    family_name: user.LastName,
    zoneinfo: timeZone,
    photos: photos(origin),
    profile: `${origin}/${userId}`,
    picture: photos(origin).picture,
    address: {
      street_address: user.Street,
      locality: user.City,
      region: user.State,
      postal_code: user.PostalCode,
      country: user.Country,
    },
    is_salesforce_integration_user: false,
    urls: urls(origin, userId),
    active: true,
    user_type: "STANDARD",
    language: user.LanguageLocaleKey,
    locale: user.LocaleSidKey,
    utcOffset: utcOffset(timeZone, now),
    updated_at: wireDateTime(user.LastModifiedDate),
    phone_number: user.MobilePhone,
    phone_number_verified: false,
  };
}
