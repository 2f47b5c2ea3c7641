/** `en_US` and `zh_Hans_CN` are `en-US` and `zh-Hans-CN` to everyone else. A locale nobody knows is read as English. */
export function localeOf(name: string): string {
  const tag = name.replaceAll("_", "-");
  try {
    return Intl.DateTimeFormat.supportedLocalesOf(tag).length > 0 ? tag : "en-US";
  } catch {
    return "en-US";
  }
}

/** Monday is 1 and Sunday 7. */
interface WeekInfo {
  readonly firstDay: number;
}

/** Newer versions of Node have a method in place of the property. */
type LocaleOfWeeks = Intl.Locale & { readonly weekInfo?: WeekInfo; readonly getWeekInfo?: () => WeekInfo };

/** The day of the week with which weeks begin where the locale is spoken (soql.md §4): 0 is Sunday, as in `en_US`. */
export function firstDayOfWeek(name: string): number {
  const locale: LocaleOfWeeks = new Intl.Locale(localeOf(name));
  const week = locale.getWeekInfo?.() ?? locale.weekInfo;
  return (week?.firstDay ?? 7) % 7;
}
