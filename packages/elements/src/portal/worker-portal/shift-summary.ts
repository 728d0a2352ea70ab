import type { OwnShiftView } from "@rollcall/core";
import { html, nothing, type TemplateResult } from "lit";
import type { Words } from "../../ui/panel-host.ts";
import type { PortalKey } from "./worker-portal.messages.ts";
import { isNear, timeFormat } from "./portal-times.ts";

/** A day as a calendar sheet. */
export function daySheet({ lang }: Pick<Words, "lang">, instant: number, timeZone?: string): TemplateResult {
  const part = (options: Intl.DateTimeFormatOptions): string => timeFormat(lang, options, timeZone).format(instant);
  return html`<time class="sheet" part="sheet" datetime=${new Date(instant).toISOString()}
    ><span>${part({ weekday: "short" })}</span> <b>${part({ day: "numeric" })}</b>
    <span>${part({ month: "short" })}</span></time
  >`;
}

/** A shift: day, kind, time, length and schedule, also in the worker's time zone if that differs. */
export function shiftSummary(words: Words<PortalKey>, shift: OwnShiftView): TemplateResult {
  const { timeZone } = shift;
  const { lang } = words;
  // Zoned times end with the zone in brackets.
  const [from = 0, to = 0] = [shift.start, shift.end].map((time) => Date.parse(time.replace(/\[.*/, "")));
  const hours = { style: "unit", unit: "hour", maximumFractionDigits: 2 } as const;
  const length = new Intl.NumberFormat(lang, hours).format((to - from) / 3_600_000);
  const span = localSpan(lang, from, to, timeZone);
  return html`${daySheet(words, from, timeZone)}
    <span class="grow stack gap-0 wrap">
      <b class="what"><bdi>${shift.kind}</bdi></b>
      <span class="muted small"
        ><bdi>${spanText(lang, from, to, timeZone)}</bdi> · <bdi>${length}</bdi> ·
        <bdi>${shift.scheduleName}</bdi></span
      >
      ${span === "" ? nothing : html`<span class="muted small"><bdi>${words.text("portal.your-time", { span })}</bdi></span>`}
    </span>`;
}

/** `22:00 – 06:00 (Sun)`, with the day of the end if it differs. */
function spanText(lang: string, from: number, to: number, timeZone?: string): string {
  const time = timeFormat(lang, { hour: "numeric", minute: "2-digit" }, timeZone);
  const date = timeFormat(lang, { dateStyle: "short" }, timeZone);
  const lastDay = isNear(from, to) ? ({ weekday: "short" } as const) : ({ day: "numeric", month: "short" } as const);
  // An end at midnight belongs to the day before.
  const isOneDay = date.format(from) === date.format(to - 1);
  const end = isOneDay ? "" : ` (${timeFormat(lang, lastDay, timeZone).format(to)})`;
  return `${time.format(from)} – ${time.format(to)}${end}`;
}

/** The same span in the browser's time zone, with the day if it differs; empty if the clocks agree. */
function localSpan(lang: string, from: number, to: number, timeZone: string): string {
  const clock = (zone?: string): string =>
    timeFormat(lang, { dateStyle: "short", timeStyle: "short" }, zone).formatRange(from, to);
  if (clock() === clock(timeZone)) return "";
  const date = (zone?: string): string => timeFormat(lang, { dateStyle: "short" }, zone).format(from);
  const span = spanText(lang, from, to);
  return date() === date(timeZone) ? span : `${timeFormat(lang, { weekday: "short" }).format(from)} ${span}`;
}
