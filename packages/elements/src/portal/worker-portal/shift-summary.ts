import type { OwnShiftView } from "@rollcall/core";
import { html, nothing, type TemplateResult } from "lit";
import type { Words } from "../../ui/panel-host.ts";
import type { PortalKey } from "./portal-messages.en.ts";
import { PortalTimes } from "./portal-times.ts";
import { instantOf } from "./portal-times.ts";

/** A day as a calendar sheet. */
export function daySheet(words: Pick<Words, "lang">, instant: number, timeZone?: string): TemplateResult {
  const { weekday, day, month } = new PortalTimes(words.lang).sheet(instant, timeZone);
  return html`<time class="sheet" part="sheet" datetime=${new Date(instant).toISOString()}
    ><span>${weekday}</span> <b>${day}</b> <span>${month}</span></time
  >`;
}

/** A shift: day, kind, time, length and schedule, also in the worker's time zone if that differs. */
export function shiftSummary(words: Words<PortalKey>, shift: OwnShiftView): TemplateResult {
  const times = new PortalTimes(words.lang);
  const { timeZone } = shift;
  const [from, to] = [instantOf(shift.start), instantOf(shift.end)];
  const span = times.localSpan(from, to, timeZone);
  return html`${daySheet(words, from, timeZone)}
    <span class="grow stack gap-0 wrap">
      <b class="what"><bdi>${shift.kind}</bdi></b>
      <span class="muted small"
        ><bdi>${times.span(from, to, timeZone)}</bdi> · <bdi>${times.length(from, to)}</bdi> ·
        <bdi>${shift.scheduleName}</bdi></span
      >
      ${span === "" ? nothing : html`<span class="muted small"><bdi>${words.text("portal.your-time", { span })}</bdi></span>`}
    </span>`;
}
