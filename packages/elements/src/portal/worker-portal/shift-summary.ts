import type { OwnShiftView } from "@rollcall/core";
import { html, nothing, type TemplateResult } from "lit";
import type { Words } from "../../ui/panel-host.ts";
import { instantOf, type Times, timesIn } from "../../ui/times.ts";
import type { PortalKey } from "./worker-portal.messages.ts";

/** A day as a calendar sheet. */
export function daySheet(words: Pick<Words, "lang">, instant: number, timeZone?: string): TemplateResult {
  const part = (options: Intl.DateTimeFormatOptions): string =>
    timesIn(words, timeZone).format(options).format(instant);
  return html`<time class="sheet" part="sheet" datetime=${new Date(instant).toISOString()}
    ><span>${part({ weekday: "short" })}</span> <b>${part({ day: "numeric" })}</b>
    <span>${part({ month: "short" })}</span></time
  >`;
}

/** A shift: day, kind, time, length and schedule, also in the worker's time zone if that differs. */
export function shiftSummary(words: Words<PortalKey>, shift: OwnShiftView): TemplateResult {
  const { timeZone } = shift;
  const times = timesIn(words, timeZone);
  const [from, to] = [instantOf(shift.start), instantOf(shift.end)];
  const span = ownSpan(timesIn(words), times, from, to);
  return html`${daySheet(words, from, timeZone)}
    <span class="grow stack gap-0 wrap">
      <b class="what"><bdi>${shift.kind}</bdi></b>
      <span class="muted small"
        ><bdi>${times.hours(from, to)}</bdi> · <bdi>${times.length(to - from)}</bdi> ·
        <bdi>${shift.scheduleName}</bdi></span
      >
      ${span === "" ? nothing : html`<span class="muted small"><bdi>${words.text("portal.your-time", { span })}</bdi></span>`}
    </span>`;
}

/** The same span in the reader's time zone, with the day if it differs; empty if the clocks agree. */
function ownSpan(own: Times, theirs: Times, from: number, to: number): string {
  if (own.span(from, to, "moment") === theirs.span(from, to, "moment")) return "";
  const hours = own.hours(from, to);
  if (own.text(from, "date") === theirs.text(from, "date")) return hours;
  return `${own.format({ weekday: "short" }).format(from)} ${hours}`;
}
