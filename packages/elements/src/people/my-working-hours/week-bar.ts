import type { GetHoursOutput } from "@rollcall/core";
import { html, nothing, svg, type TemplateResult } from "lit";
import { stateLabel } from "../../ui/controls/state-label.ts";
import type { Words } from "../../ui/host/panel-host.ts";
import { timesIn } from "../../ui/text/times.ts";
import type { WorkingHoursKey } from "./my-working-hours.messages.ts";

/** A week with the hours planned in it. */
export type PlannedWeek = GetHoursOutput["weeks"][number];

const minute = 60_000;
const halfDay = 12 * 60 * minute;
/** The scale of the bars if no hours are agreed, in minutes. */
const usualWeek = 40 * 60;

/** What a week's bar is drawn from. */
export interface WeekParts {
  readonly week: PlannedWeek;
  readonly title: string;
  /** The contracted minutes of a week; undefined if none are agreed. */
  readonly contracted: number | undefined;
  /** The minutes at the end of the bar, the same for all weeks. */
  readonly scale: number;
}

/** The minutes at the end of the week bars. */
export const scaleOf = (weeks: readonly PlannedWeek[], contracted: number | undefined): number =>
  Math.max(contracted ?? usualWeek, ...weeks.map(({ confirmed, offered }) => confirmed + offered), 1);

/** A week: its dates, the planned hours in words, and a bar with a mark at the contracted hours. */
export function weekBar(words: Words<WorkingHoursKey>, { week, title, contracted, scale }: WeekParts): TemplateResult {
  const { from, until, confirmed, offered } = week;
  const times = timesIn(words);
  const length = (minutes: number): string => times.length(minutes * minute);
  // The last day of the week, not the midnight after it.
  const dates = times.span(from, Date.parse(until) - halfDay, "day");
  const planned = length(confirmed);
  const sum =
    contracted === undefined
      ? words.text("my-hours.sum", { planned })
      : words.text("my-hours.of", { planned, contracted: length(contracted) });
  const more = offered === 0 ? "" : ` ${words.text("my-hours.offered", { time: length(offered) })}`;
  return html`<li part="week">
    <div class="cluster between">
      <span><b>${title}</b> <span class="muted small">${dates}</span></span>
      <span part="sum">${sum}${more}</span>
    </div>
    ${bar({ ...week, contracted, scale })}
    ${contracted === undefined ? nothing : difference(words, confirmed - contracted, length)}
  </li>`;
}

function difference(words: Words<WorkingHoursKey>, over: number, length: (minutes: number) => string): TemplateResult {
  if (over === 0) return stateLabel("done", words.text("my-hours.met"), { tone: "ok" });
  const time = length(Math.abs(over));
  return over > 0
    ? stateLabel("warning", words.text("my-hours.over", { time }), { tone: "warn" })
    : stateLabel("clock", words.text("my-hours.under", { time }));
}

/** Decorative: the words next to it say the same. */
function bar({
  confirmed,
  offered,
  contracted,
  scale,
}: Omit<WeekParts, "week" | "title"> & PlannedWeek): TemplateResult {
  const part = (minutes: number): string => `${(100 * minutes) / scale}%`;
  const within = Math.min(confirmed, contracted ?? confirmed);
  return html`<svg class="meter" part="bar" aria-hidden="true">
    <rect class="confirmed" width=${part(within)} height="100%" />
    <rect class="over" x=${part(within)} width=${part(confirmed - within)} height="100%" />
    <rect class="offered" x=${part(confirmed)} width=${part(offered)} height="100%" />
    ${
      contracted === undefined || contracted >= scale
        ? nothing
        : svg`<line class="mark" x1=${part(contracted)} x2=${part(contracted)} y2="100%" />`
    }
  </svg>`;
}
