import type { ListShiftsOutput, RollcallClient } from "@rollcall/core";
import type { TemplateResult } from "lit";
import { firstWeekdayIn } from "../../availability/my-availability/month.ts";
import type { Words } from "../../ui/host/panel-host.ts";
import { labelledField } from "../../ui/fields/text-field.ts";
import { timesIn } from "../../ui/text/times.ts";
import type { ShiftsHost } from "../schedule-shifts/shift-commands.ts";
import { type ListedShift, listed } from "../schedule-shifts/load-shifts.ts";
import { type BoardDay, daysOfWeek, toIso } from "../shift-board/load-board.ts";
import type { PlanningKey } from "./planning.messages.ts";

/** What the planning dialogs need from the element. */
export interface PlanningOptions {
  /** A date in the visible week, or today. */
  readonly date: () => string;
  readonly timeZone: () => string;
  /** Several shifts changed at once. */
  readonly planned: (shiftIds: readonly string[], message: string) => unknown;
}

/** The element that plans. */
export type PlanningHost = ShiftsHost;

/** The maximum number of shifts of a week that a dialog reads, in pages. */
const maxPages = 5;
const pageSize = 200;

/** The days of a week in the order of the language, in the zone of the schedule. */
export const weekOf = ({ lang }: { readonly lang: string }, date: string, timeZone: string): readonly BoardDay[] =>
  daysOfWeek(date, firstWeekdayIn(lang), timeZone);

/** The first and last date of a week in words. */
export function weekText(words: Words<PlanningKey>, days: readonly BoardDay[]): string {
  const [first, last] = [days[0]?.date ?? "", days.at(-1)?.date ?? ""];
  return timesIn(words, "UTC").span(first, last, "date");
}

/** A field for a week: a date in it, and the week in words. */
export function weekField(
  words: Words<PlanningKey>,
  options: { readonly id: string; readonly label: string; readonly date: string; readonly timeZone: string },
  change: (date: string) => void,
): TemplateResult {
  const { id, label, date, timeZone } = options;
  return labelledField(
    label,
    { id, type: "date", value: date, describedBy: `${id}-text`, input: change },
    date === "" ? "" : weekText(words, weekOf(words, date, timeZone)),
  );
}

/** The shifts that start in a week. */
export async function loadWeek(
  client: RollcallClient,
  scheduleId: string,
  days: readonly BoardDay[],
  signal: AbortSignal,
): Promise<readonly ListedShift[]> {
  const span = { from: toIso(days[0]?.from ?? 0), to: toIso(days.at(-1)?.until ?? 0) };
  const rows: ListedShift[] = [];
  let after: string | undefined;
  for (let pages = 0; pages < maxPages; pages++) {
    const asked = { scheduleId, ...span, limit: pageSize, ...(after !== undefined && { after }) };
    const page: ListShiftsOutput = await client.shifts.list(asked, { signal });
    rows.push(...listed(page));
    if (page.next === null) break;
    after = page.next;
  }
  return rows;
}
