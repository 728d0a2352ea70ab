import type { AccessView } from "@rollcall/core";
import { html, nothing, type TemplateResult } from "lit";
import type { Words } from "../../ui/host/panel-host.ts";
import { stateLabel } from "../../ui/controls/state-label.ts";
import { pauseOf } from "../managed-person.ts";
import { pauseIcon } from "../person-status.ts";
import { note } from "./portal-form.ts";
import type { PersonSettingsKey } from "./person-settings.messages.ts";
import { timesIn } from "../../ui/text/times.ts";

/** The current settings: whether the portal is on, and the details of a pause. */
export function portalSummary(words: Words<PersonSettingsKey>, access: AccessView): TemplateResult {
  const pause = pauseOf(access);
  const isOff = pause === "paused";
  const time = (instant: string | null, otherwise = ""): string =>
    instant === null ? otherwise : timesIn(words).text(instant, "moment");
  const none = words.text("person-settings.none");
  const portal =
    pause === "planned"
      ? words.text("person-settings.off.planned", { from: time(access.from) })
      : words.text(isOff ? "person-settings.off" : "person-settings.on");
  const row = (key: "from" | "until" | "reason" | "contact", value: string): TemplateResult =>
    html`<div class="setting">
      <dt class="strong">${words.text(`person-settings.${key}`)}</dt>
      <dd><bdi>${value}</bdi></dd>
    </div>`;
  return html`<div class="group" part="read">
    <dl>
      <div class="setting">
        <dt class="strong">${words.text("person-settings.portal")}</dt>
        <dd>${stateLabel(isOff ? pauseIcon() : "done", portal, { tone: isOff ? "warn" : "ok", part: "portal" })}</dd>
      </div>
      ${
        pause === "none"
          ? nothing
          : html`${row("from", time(access.from))}
            ${row("until", time(access.until, words.text("person-settings.until.open")))}
            ${row("reason", access.reason || none)}
            ${row("contact", access.contact ? `${access.contact.name} · ${access.contact.address}` : none)}`
      }
    </dl>
    <div class="notes stack">${note("info", "", words.text("person-settings.stays"))}</div>
  </div>`;
}
