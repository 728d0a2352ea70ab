import type { OwnShiftView } from "@rollcall/core";
import { html, nothing, type TemplateResult } from "lit";
import { daySheet, ownSpan } from "../../shifts/own-time.ts";
import type { Words } from "../../ui/host/panel-host.ts";
import { instantOf, timesIn } from "../../ui/text/times.ts";
import type { PortalKey } from "./worker-portal.messages.ts";

/** A shift: day, kind, time, length and schedule, also in the worker's time zone if that differs. */
export function shiftSummary(words: Words<PortalKey>, shift: OwnShiftView): TemplateResult {
  const { timeZone } = shift;
  const times = timesIn(words, timeZone);
  const [from, to] = [instantOf(shift.start), instantOf(shift.end)];
  const span = ownSpan(words, shift);
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
