import type { ImportResult } from "./copy-people.ts";
import type { ShiftResult } from "./import-shifts.ts";

/** The number of lines that a preview prints. */
const maxLines = 1000;

/** How many people are refused. */
export const countRefused = (people: readonly ImportResult[]): number =>
  people.filter(({ refused }) => refused !== undefined).length;

/** The line about a schedule that is created; empty if none is created. */
export const toNewScheduleText = (created: { readonly name: string; readonly timeZone: string } | undefined): string =>
  created === undefined ? "" : `  create  ${plain(created.name)}  ${created.timeZone}\n`;

/** What an import would do, with a line per person. `counts` are those of a link. */
export function toPlanText(people: readonly ImportResult[], counts?: Readonly<Record<string, number>>): string {
  if (counts === undefined) return `${linesOf(people, "add")}${toTotals(people, "to add")}\n`;
  const totals = Object.entries(counts).filter(([, count]) => count > 0);
  return `${linesOf(people, "add")}${totals.map(([kind, count]) => `${kind} ${count}`).join(", ")}\n`;
}

/** What an import did: the refused people, each with its code, and the totals. */
export const toResultText = (people: readonly ImportResult[], done = "added"): string =>
  `${linesOf(
    people.filter(({ refused }) => refused !== undefined),
    done,
  )}${toTotals(people, done)}\n`;

/** What an import of shifts would do or did: the refused ones, each with its code, and the totals. */
export function toShiftsText(shifts: readonly ShiftResult[], done: string): string {
  const refused = shifts.filter(({ status }) => status === "refused");
  const lines = refused
    .slice(0, maxLines)
    .map(({ name, start, end, code }) => `  refused  ${plain(name) || "no name"}  ${start} to ${end}  ${code}\n`);
  const countOf = (wanted: ShiftResult["status"]): number => shifts.filter(({ status }) => status === wanted).length;
  const totals = `${countOf("created")} ${done}, ${countOf("unchanged")} unchanged, ${refused.length} refused`;
  return `${lines.join("")}${toMore(refused.length - lines.length)}Shifts: ${totals}\n`;
}

const toMore = (count: number): string => (count > 0 ? `  and ${count} more\n` : "");

function linesOf(people: readonly ImportResult[], verb: string): string {
  const shown = people.slice(0, maxLines).map(({ name, address, role, refused }) => {
    const person = [plain(address) || "no address", plain(name)].filter((part) => part !== "").join("  ");
    return refused === undefined ? `  ${verb}  ${person}  ${role}\n` : `  refused  ${person}  ${refused}\n`;
  });
  const more = people.length - shown.length;
  return shown.join("") + toMore(more);
}

const toTotals = (people: readonly ImportResult[], done: string): string =>
  `${people.length - countRefused(people)} ${done}, ${countRefused(people)} refused`;

/** Text from another product without control characters, which could move the cursor of a terminal. */
const plain = (text: string): string => text.replace(/\p{C}/gu, "").slice(0, 200);
