import type { ListedShift } from "./load-shifts.ts";
import { instantOf } from "../../ui/times.ts";
import { dayAfter, instantsOf, type WallTime, wallTime, type ZonedInstant } from "./zone-time.ts";

/** The values of the shift form. */
export interface ShiftDraft {
  readonly kind: string;
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
  kind: "",
  date: dayAfter(today),
  from: "08:00",
  to: "16:00",
  endDate: undefined,
  isSecondFrom: false,
  isSecondTo: false,
});

/** The values of an existing shift, in its own time zone. */
export function draftOf({ kind, start, end, timeZone }: ListedShift): ShiftDraft {
  const [from, to] = [wallTime(instantOf(start), timeZone), wallTime(instantOf(end), timeZone)];
  const isSecond = (wall: WallTime, moment: string): boolean =>
    (instantsOf(wall, timeZone)[0]?.at ?? Infinity) < instantOf(moment);
  const draft = { kind, date: from.date, from: from.time, to: to.time, endDate: undefined };
  return {
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
