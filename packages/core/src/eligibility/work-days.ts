import { Temporal } from "temporal-polyfill";

/** The time of a shift: milliseconds since the epoch. */
interface ShiftTimes {
  readonly start: number;
  readonly end: number;
}

const hourMs = 60 * 60 * 1000;

/** The local time of an instant. */
export const localTime = (at: number, timeZone: string): Temporal.ZonedDateTime =>
  Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone);

/** The local dates that a shift touches, as days since the epoch. */
export function daysOf({ start, end }: ShiftTimes, timeZone: string): readonly number[] {
  const first = dayNumber(start, timeZone);
  const last = dayNumber(end - 1, timeZone);
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

const epoch = new Temporal.PlainDate(1970, 1, 1);

const dayNumber = (at: number, timeZone: string): number =>
  localTime(at, timeZone).toPlainDate().since(epoch, { largestUnit: "day" }).days;

/** The length of the longest run of days in a row that contains a day of the shift. */
export function daysInARow(shift: ShiftTimes, others: readonly ShiftTimes[], timeZone: string): number {
  const own = daysOf(shift, timeZone);
  const worked = new Set([...own, ...others.flatMap((other) => daysOf(other, timeZone))]);
  let first = own[0] ?? 0;
  let last = own.at(-1) ?? 0;
  while (worked.has(first - 1)) first -= 1;
  while (worked.has(last + 1)) last += 1;
  return last - first + 1;
}

/** The maximum hours planned in one of the weeks (Monday to Sunday) that a shift touches, including the shift. */
export function mostHoursInAWeek(shift: ShiftTimes, others: readonly ShiftTimes[], timeZone: string): number {
  const all = [shift, ...others];
  let week = localTime(shift.start, timeZone).startOfDay();
  week = week.subtract({ days: week.dayOfWeek - 1 });
  let most = 0;
  while (week.epochMilliseconds < shift.end) {
    const from = week.epochMilliseconds;
    week = week.add({ weeks: 1 });
    const until = week.epochMilliseconds;
    const planned = all.reduce(
      (sum, { start, end }) => sum + Math.max(0, Math.min(end, until) - Math.max(start, from)),
      0,
    );
    most = Math.max(most, planned);
  }
  return most / hourMs;
}

/** The shortest rest in hours between a shift and the one before or after it; `undefined` if there is neither. */
export function shortestRest(shift: ShiftTimes, others: readonly ShiftTimes[]): number | undefined {
  let shortest: number | undefined;
  for (const { start, end } of others) {
    const gap = start >= shift.end ? start - shift.end : end <= shift.start ? shift.start - end : undefined;
    if (gap !== undefined && (shortest === undefined || gap < shortest)) shortest = gap;
  }
  return shortest === undefined ? undefined : shortest / hourMs;
}
