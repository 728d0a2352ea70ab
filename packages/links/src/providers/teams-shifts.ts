import { type LinkProvider, type OnCallTime, toInstant } from "@rollcall/core";
import { type CsvTable, readCsvTable } from "../upstream/csv-table.ts";
import { defineProvider, type Reading } from "../upstream/define-provider.ts";
import type { LinkOptions } from "../upstream/link-options.ts";
import { dayMs, valueOf } from "../upstream/shapes.ts";
import { onlySchedule } from "../upstream/single-file.ts";
import { UpstreamFailure } from "../upstream/upstream-failure.ts";

/** The titles of the columns in English, as Teams writes them. Others are found by their position, which is the same in all languages. */
const columns = {
  member: ["member", "name"],
  address: ["workemail", "email"],
  group: ["group"],
  startDate: ["startdate", "shiftstartdate"],
  startTime: ["starttime", "shiftstarttime"],
  endDate: ["enddate", "shiftenddate"],
  endTime: ["endtime", "shiftendtime"],
} as const;

type Column = keyof typeof columns;
const names = Object.keys(columns) as Column[];

/** A row of the file, without spaces around its values. */
type ShiftRow = Readonly<Record<Column, string>> & { readonly externalId: string };

/** How dates such as 3/4/2026 are read: `auto` infers it from the other dates in the file. */
const dateOrders = ["auto", "month-first", "day-first"] as const;

/** The prefix of the id of a schedule that consists of one group. */
const groupPrefix = "group:";

/**
 * The schedule that Shifts in Microsoft Teams exports, saved as CSV: its shifts or members sheet. People are those in the rows, identified
 * by their address, or by their name if they have none; open shifts have no one. Each group is a schedule.
 */
export const teamsShifts = (options: LinkOptions): LinkProvider =>
  defineProvider(
    {
      id: "teams-shifts",
      name: "Teams Shifts",
      fields: [
        { name: "file", kind: "file", required: true },
        { name: "timeZone", kind: "text", required: true },
        { name: "dates", kind: "choice", required: false, options: dateOrders },
      ],
      capabilities: { listsSchedules: true, onCallTimes: true, verifiesAddresses: false },
      connect(connection) {
        // An invalid zone must be detected before the first shift is read.
        if (toInstant("2026-01-01T00:00", valueOf(connection, "timeZone")) === undefined)
          throw new UpstreamFailure("settings-invalid");
        return null;
      },
      async listSchedules(reading) {
        const timeZone = valueOf(reading.connection, "timeZone");
        const groups = [...new Set(readRows(reading).map(({ group }) => group))].filter((group) => group !== "");
        const [only = "Teams Shifts"] = groups;
        if (groups.length < 2) return onlySchedule(only, timeZone);
        const each = groups.map((name) => ({ id: groupPrefix + name, name, timeZone }));
        return [...onlySchedule("All groups", timeZone), ...each];
      },
      async listPeople(reading, scheduleId) {
        return rowsOf(reading, scheduleId).map(({ externalId, member, address }) => ({
          externalId,
          name: member,
          address,
        }));
      },
      async listOnCall(reading, scheduleId) {
        const isDayFirst = readsDayFirst(valueOf(reading.connection, "dates"), readRows(reading));
        const timeZone = valueOf(reading.connection, "timeZone");
        return rowsOf(reading, scheduleId)
          .filter(({ startDate, endDate }) => startDate !== "" || endDate !== "")
          .map((row) => toTime(row, (date, time, days) => toInstant(toLocal(date, time, isDayFirst, days), timeZone)));
      },
    },
    options,
  );

/** The rows with people. */
function readRows({ connection }: Reading): readonly ShiftRow[] {
  const table = readCsvTable(valueOf(connection, "file"));
  const at = findColumns(table);
  return table.rows.flatMap((cells) => {
    const row = Object.fromEntries(names.map((name) => [name, cells[at[name]]?.trim() ?? ""])) as Record<
      Column,
      string
    >;
    const externalId = (row.address || row.member).toLowerCase();
    return externalId === "" ? [] : [{ ...row, externalId }];
  });
}

/** @throws {UpstreamFailure} the schedule isn't in the file */
function rowsOf(reading: Reading, scheduleId: string): readonly ShiftRow[] {
  const rows = readRows(reading);
  if (scheduleId === "people") return rows;
  const found = rows.filter(({ group }) => groupPrefix + group === scheduleId);
  if (found.length === 0) throw new UpstreamFailure("not-found");
  return found;
}

function findColumns({ rows, columnOf }: CsvTable): Readonly<Record<Column, number>> {
  const found = names.map((name) => [name, columnOf(columns[name])] as const);
  if (columnOf(columns.address) >= 0) return Object.fromEntries(found) as Record<Column, number>;
  const withAddress = rows.filter(([, address]) => address?.includes("@")).length;
  if (withAddress === 0) throw new UpstreamFailure("invalid-answer");
  return Object.fromEntries(names.map((name, index) => [name, index])) as Record<Column, number>;
}

/** Whether the first number of a date is the day. Teams itself writes the month first. */
function readsDayFirst(asked: string, rows: readonly ShiftRow[]): boolean {
  if (asked === "day-first" || asked === "month-first") return asked === "day-first";
  const dates = rows.flatMap(({ startDate, endDate }) => [startDate, endDate]);
  return dates.some((date) => date.includes(".") || Number(/^(\d{1,2})\D/.exec(date)?.[1] ?? 0) > 12);
}

/**
 * Converts a date and a time to a local time, such as `6/1/2026` and `2:30 PM` to `2026-06-01T14:30`, and adds `days`.
 * @throws {UpstreamFailure} it isn't a date or time
 */
function toLocal(date: string, time: string, isDayFirst: boolean, days = 0): string {
  const iso = /^(\d{4})\D(\d{1,2})\D(\d{1,2})/.exec(date);
  const local = /^(\d{1,2})[./-](\d{1,2})[./-](\d{4}|\d\d)\b/.exec(date);
  const [year, month, day] = iso
    ? [iso[1], iso[2], iso[3]]
    : [local?.[3]?.padStart(4, "20"), local?.[isDayFirst ? 2 : 1], local?.[isDayFirst ? 1 : 2]];
  const [, hour, minute, half] = /^(\d{1,2})[:.h](\d\d)(?:[:.]\d\d)?\s*([ap])?\.?m?\.?$/i.exec(time) ?? [];
  if (year === undefined || month === undefined || day === undefined || hour === undefined || minute === undefined)
    throw new UpstreamFailure("invalid-answer");
  const hours = half === undefined ? Number(hour) : (Number(hour) % 12) + (half.toLowerCase() === "p" ? 12 : 0);
  const two = (part: string | number): string => String(part).padStart(2, "0");
  const at = `${year}-${two(month)}-${two(day)}`;
  return `${days === 0 ? at : daysAfter(at, days)}T${two(hours)}:${minute}`;
}

/** A calendar day later: 24 hours would be wrong when the clocks change. */
function daysAfter(date: string, days: number): string {
  const at = Date.parse(date);
  if (Number.isNaN(at)) throw new UpstreamFailure("invalid-answer");
  return new Date(at + days * dayMs).toISOString().slice(0, 10);
}

/** @throws {UpstreamFailure} it has no valid start or end */
function toTime(
  row: ShiftRow,
  instantOf: (date: string, time: string, days?: number) => number | undefined,
): OnCallTime {
  const { externalId, member: name, startDate, startTime, endDate, endTime } = row;
  const from = instantOf(startDate, startTime);
  const until = instantOf(endDate || startDate, endTime);
  if (from === undefined || until === undefined) throw new UpstreamFailure("invalid-answer");
  // Without an end date, a shift until an earlier time ends on the next day.
  const isNextDay = endDate === "" && until <= from;
  return { externalId, name, from, until: (isNextDay ? instantOf(startDate, endTime, 1) : undefined) ?? until };
}
