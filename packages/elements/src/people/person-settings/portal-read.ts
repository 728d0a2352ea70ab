import { html, nothing, type TemplateResult } from "lit";
import { icon } from "../../ui/icons.ts";
import type { Words } from "../../ui/panel-host.ts";
import { pauseOf } from "../pause.ts";
import { pauseDrawing } from "../person-status.ts";
import { instantWords } from "../profile/field-words.ts";
import type { AccessView } from "../wire.ts";
import type { PersonSettingsKey } from "./settings-messages.en.ts";

/** What is so, before anybody presses Edit: whether the portal is open, and what somebody reads while it is not. */
export function portalRead(words: Words<PersonSettingsKey>, access: AccessView): TemplateResult {
  const pause = pauseOf(access);
  const isOff = pause === "paused";
  const isPlanned = pause === "planned";
  const at = (instant: string | null): string => (instant === null ? "" : instantWords(words, instant));
  return html`<div class="group" part="read">
    <dl>
      <div class="setting">
        <dt>${words.text("person-settings.portal")}</dt>
        <dd>
          <span class="state ${isOff ? "warn" : "ok"}" part="portal"
            >${isOff ? pauseDrawing() : icon("done")}<span
              >${
                isPlanned
                  ? words.text("person-settings.off.planned", { from: at(access.from) })
                  : words.text(isOff ? "person-settings.off" : "person-settings.on")
              }</span
            ></span
          >
        </dd>
      </div>
      ${
        isOff || isPlanned
          ? html`${row(words.text("person-settings.from"), at(access.from))}
            ${row(
              words.text("person-settings.until"),
              access.until === null ? words.text("person-settings.until.open") : at(access.until),
            )}
            ${row(words.text("person-settings.reason"), access.reason || words.text("person-settings.none"))}
            ${row(
              words.text("person-settings.contact"),
              access.contact
                ? `${access.contact.name} · ${access.contact.address}`
                : words.text("person-settings.none"),
            )}`
          : nothing
      }
    </dl>
    <div class="notes">
      <p class="state">${icon("info")}<span>${words.text("person-settings.stays")}</span></p>
    </div>
  </div>`;
}

const row = (term: string, value: string): TemplateResult =>
  html`<div class="setting">
    <dt>${term}</dt>
    <dd><bdi>${value}</bdi></dd>
  </div>`;
