import type { Holding } from "../certifications/collection.ts";
import { noLastDay } from "../certifications/periods.ts";
import { timeFormatOf, zoneName } from "../contract/time-format.ts";
import { toSingleLine } from "../mail/html.ts";
import { isSameZone } from "../kernel/values/moment.ts";
import type { NotificationSettings, NotificationText, NotificationValues } from "../ports/notification-settings.ts";
import type { NotificationSubject } from "./collection.ts";
import type { DigestCounts } from "./digest.ts";
import type { EffectiveSettings } from "./effective-settings.ts";
import type { FoundSubject } from "./notification-facts.ts";

/** How texts are written for one person. */
export interface TextContext {
  readonly settings: Pick<EffectiveSettings, "language" | "timeZone">;
  readonly words: NotificationSettings["words"];
  readonly organization: string;
  readonly digest: DigestCounts;
  /** Changes names before they are put into the text. */
  readonly mark?: (name: string) => string;
}

/** Puts one notification into words. */
export function textOf(item: NotificationSubject, found: FoundSubject, context: TextContext): NotificationText {
  const { settings, words, organization, digest, mark = (name) => name } = context;
  const { language, timeZone } = settings;
  const name = (value: string): string => mark(toSingleLine(value));
  const { shift, schedule, offer, request, swap, report, person, certification } = found;
  const place = [shift?.venue ?? "", shift?.position ?? ""].filter((part) => part !== "").map(name);
  const lastAnswer = Math.min(offer?.deadline ?? Infinity, shift?.start ?? Infinity);
  const values: NotificationValues = {
    organization: name(organization),
    schedule: name(schedule?.name ?? ""),
    shift: name(shift?.kind ?? ""),
    place: place.join(", "),
    when: shift === undefined ? "" : timesOf(shift, language, timeZone),
    deadline: Number.isFinite(lastAnswer) ? deadlineOf(lastAnswer, language, timeZone, shift?.timeZone) : "",
    person: name(person),
    certification: name(certification?.type.name ?? ""),
    expires: expiryOf(certification?.holding, language),
    state: request?.state ?? "",
    days: request === undefined ? "" : daysOf(request, language),
    reason: name(request?.answer ?? swap?.answer ?? report?.question ?? ""),
    unfilled: digest.unfilled,
    offers: digest.offers,
    requests: digest.requests,
  };
  const found_ = words[language] ?? Object.values(words)[0];
  if (found_ === undefined) throw new TypeError("no words for notifications");
  return found_[item.kind](values);
}

/** A deadline in the recipient's time zone, with its name if the shift is in another. */
function deadlineOf(at: number, language: string, ownZone: string, timeZone = ownZone): string {
  const text = timeFormatOf(language, ownZone).text(at, "dayAndClock");
  return isSameZone(timeZone, ownZone) ? text : `${text} (${zoneName(ownZone)})`;
}

/** The times of a shift where it takes place, with the name of the zone if the recipient's is another. */
function timesOf(
  { start, end, timeZone }: { readonly start: number; readonly end: number; readonly timeZone: string },
  language: string,
  ownZone: string,
): string {
  const times = timeFormatOf(language, timeZone);
  const text = `${times.text(start, "day")}, ${times.hours(start, end)}`;
  return isSameZone(timeZone, ownZone) ? text : `${text} (${zoneName(timeZone)})`;
}

/** The last day of a certification; empty if it doesn't expire. */
const expiryOf = (holding: Holding | undefined, language: string): string =>
  holding === undefined || holding.lastDay === "" || holding.lastDay === noLastDay
    ? ""
    : timeFormatOf(language, "UTC").text(`${holding.lastDay}T00:00:00Z`, "date");

/** Days are plain dates, the same in every zone. */
function daysOf(
  { firstDay, lastDay }: { readonly firstDay: string; readonly lastDay: string },
  language: string,
): string {
  const dates = timeFormatOf(language, "UTC");
  return firstDay === lastDay
    ? dates.text(`${firstDay}T00:00:00Z`, "date")
    : dates.span(`${firstDay}T00:00:00Z`, `${lastDay}T00:00:00Z`, "date");
}
