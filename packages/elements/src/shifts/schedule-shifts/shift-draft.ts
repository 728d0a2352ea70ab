import type { ListedShift } from "./load-shifts.ts";
import type { Words } from "../../ui/host/panel-host.ts";
import { instantOf, timesIn } from "../../ui/text/times.ts";
import type { ShiftsKey } from "./schedule-shifts.messages.ts";
import { dayAfter, instantsOf, type WallTime, wallTime, type ZonedInstant } from "./zone-time.ts";

/** The values of the shift form. */
export interface ShiftDraft {
  readonly kind: string;
  readonly venue: string;
  readonly position: string;
  readonly notes: string;
  /** As typed. */
  readonly slots: string;
  /** Names, separated by commas. */
  readonly skills: string;
  readonly certifications: string;
  readonly date: string;
  readonly from: string;
  readonly to: string;
  /** `undefined`: the same day, or the next one if the end time isn't after the start time. */
  readonly endDate: string | undefined;
  /** Picks the second of two instants if a time occurs twice. */
  readonly isSecondFrom: boolean;
  readonly isSecondTo: boolean;
}

/** The start or end as entered: the instants it may mean, and the chosen one. */
export interface DraftEnd {
  readonly wall: WallTime;
  readonly instants: readonly ZonedInstant[];
  readonly chosen: ZonedInstant | undefined;
}

/** The values of a new shift: tomorrow by default. */
export const newDraft = (today: string): ShiftDraft => ({
  ...{ kind: "", venue: "", position: "", notes: "", slots: "1", skills: "", certifications: "" },
  date: dayAfter(today),
  from: "08:00",
  to: "16:00",
  endDate: undefined,
  isSecondFrom: false,
  isSecondTo: false,
});

/** The values of an existing shift, in its own time zone. */
export function draftOf({ kind, venue, position, notes, slots, needs, start, end, timeZone }: ListedShift): ShiftDraft {
  const [from, to] = [wallTime(instantOf(start), timeZone), wallTime(instantOf(end), timeZone)];
  const isSecond = (wall: WallTime, moment: string): boolean =>
    (instantsOf(wall, timeZone)[0]?.at ?? Infinity) < instantOf(moment);
  const namesOf = (sort: "skill" | "certification"): string =>
    needs.flatMap((need) => (need.kind === sort ? needText(need) : [])).join(", ");
  const details = { kind, venue, position, notes, slots: String(slots) };
  const draft = { date: from.date, from: from.time, to: to.time, endDate: undefined };
  return {
    ...details,
    skills: namesOf("skill"),
    certifications: namesOf("certification"),
    ...draft,
    endDate: endDateOf(draft) === to.date ? undefined : to.date,
    isSecondFrom: isSecond(from, start),
    isSecondTo: isSecond(to, end),
  };
}

/** The day on which the entered shift ends. */
export const endDateOf = ({ date, from, to, endDate }: Pick<ShiftDraft, "date" | "from" | "to" | "endDate">): string =>
  endDate ?? (to > from || date === "" ? date : dayAfter(date));

/** The entered start and end. */
export function endsOf(draft: ShiftDraft, timeZone: string): { readonly start: DraftEnd; readonly end: DraftEnd } {
  const endAt = (wall: WallTime, isSecond: boolean): DraftEnd => {
    const instants = instantsOf(wall, timeZone);
    return { wall, instants, chosen: (isSecond ? instants[1] : undefined) ?? instants[0] };
  };
  return {
    start: endAt({ date: draft.date, time: draft.from }, draft.isSecondFrom),
    end: endAt({ date: endDateOf(draft), time: draft.to }, draft.isSecondTo),
  };
}

/** `First aid`, or `First aid (1:4)` if one of four people needs it. */
const needText = ({ name, per }: ListedShift["needs"][number]): string =>
  per === undefined ? name : `${name} (1:${per})`;

function needIn(text: string): { readonly name: string; readonly per?: number } {
  const [, name, per] = /^(.+?)\s*\(1:(\d{1,2})\)$/.exec(text) ?? [];
  return name === undefined ? { name: text } : { name, per: Number(per) };
}

/** The entered values that aren't times. */
export function detailsOf({ kind, venue, position, notes, slots, skills, certifications }: ShiftDraft) {
  const needs = (names: string, sort: "skill" | "certification") =>
    names.split(",").flatMap((text) => (text.trim() === "" ? [] : { kind: sort, ...needIn(text.trim()) }));
  const all = [...needs(skills, "skill"), ...needs(certifications, "certification")];
  return { kind, venue, position, notes, slots: Number(slots), needs: all };
}

/** The entered values that aren't times and differ. */
export function changedDetails(before: ShiftDraft, after: ShiftDraft): Partial<ReturnType<typeof detailsOf>> {
  const old: Readonly<Record<string, unknown>> = detailsOf(before);
  const isChanged = ([name, value]: [string, unknown]): boolean => JSON.stringify(value) !== JSON.stringify(old[name]);
  return Object.fromEntries(Object.entries(detailsOf(after)).filter(isChanged));
}

/** Whether the entered times differ. */
export const isMoved = (before: ShiftDraft, after: ShiftDraft): boolean =>
  (["date", "from", "to", "endDate", "isSecondFrom", "isSecondTo"] as const).some(
    (name) => before[name] !== after[name],
  );

/** The entered times and length in words. */
export function timesSummary(
  words: Words<ShiftsKey>,
  timeZone: string,
  { start, end }: ReturnType<typeof endsOf>,
): string {
  const times = timesIn(words, timeZone);
  const { otherZone } = times;
  const zone = otherZone === undefined ? [] : [words.text("form.zone", { zone: otherZone })];
  const [from, to] = [start.chosen?.at, end.chosen?.at];
  if (from === undefined || to === undefined || to <= from) return zone.join("");
  return [times.span(from, to, "dayAndClock"), times.length(to - from), ...zone].join(" · ");
}
