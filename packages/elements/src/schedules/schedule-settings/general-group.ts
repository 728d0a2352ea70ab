import type { ScheduleView } from "@rollcall/core";
import { html, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import type { SavedField } from "../../ui/settings/saved-field.ts";
import { saveState } from "../../ui/settings/save-state.ts";
import { switchRow } from "../../ui/settings/switch-row.ts";
import type { Words } from "../../ui/panel-host.ts";
import { describeZone, zoneOptions } from "../time-zones.ts";
import { refusedLine, refusalToShow } from "./refused-line.ts";
import type { ScheduleSettingsKey } from "./schedule-settings-messages.en.ts";
import type { SettingsFields } from "./settings-fields.ts";

/** What a group of settings is rendered from. */
export interface GroupParts {
  readonly words: Words<ScheduleSettingsKey>;
  readonly schedule: ScheduleView;
  readonly fields: SettingsFields;
}

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

const handlers = (field: SavedField<string>) => ({
  typed: ({ currentTarget }: Event): void => field.edit((currentTarget as Field).value),
  left: (): void => void field.save(),
  escaped: ({ key }: KeyboardEvent): void => {
    if (key === "Escape") field.revert();
  },
});

/** Name, description and time zone: for members and admins, readable for viewers (B62, B66). */
export function generalGroup({ words, schedule, fields }: GroupParts): TemplateResult {
  const { update } = schedule.refused;
  const refusal = refusalToShow(update);
  const described = (id: string): string => `${id}-text ${id}-state${refusal ? " update-refused" : ""}`;
  const name = handlers(fields.name);
  const description = handlers(fields.description);
  const zone = fields.timeZone.shown ?? "UTC";
  return html`<div class="group" role="group" aria-labelledby="general" part="group">
    <h3 id="general">${words.text("settings.general")}</h3>
    ${refusedLine(words, refusal, "update-refused")}
    <div class="setting">
      <div class="what"><label for="name">${words.text("settings.name")}</label></div>
      <div class="control">
        <input
          id="name"
          class="field"
          part="name"
          maxlength="120"
          autocomplete="off"
          aria-describedby="name-state${refusal ? " update-refused" : ""}"
          ?readonly=${update !== undefined}
          .value=${live(fields.name.shown ?? "")}
          @input=${name.typed}
          @change=${name.left}
          @keydown=${name.escaped}
        />
        ${saveState(words, fields.name, "name-state")}
      </div>
    </div>
    <div class="setting">
      <div class="what">
        <label for="description">${words.text("settings.description")}</label>
        <p class="muted" id="description-text">${words.text("settings.description.text")}</p>
      </div>
      <div class="control">
        <textarea
          id="description"
          class="field"
          part="description"
          rows="3"
          maxlength="1000"
          aria-describedby=${described("description")}
          ?readonly=${update !== undefined}
          .value=${live(fields.description.shown ?? "")}
          @input=${description.typed}
          @change=${description.left}
          @keydown=${description.escaped}
        ></textarea>
        ${saveState(words, fields.description, "description-state")}
      </div>
    </div>
    <div class="setting">
      <div class="what">
        <label for="zone">${words.text("settings.zone")}</label>
        <p class="muted" id="zone-text">${words.text("settings.zone.text")}</p>
      </div>
      <div class="control">
        ${
          update
            ? html`<input
                id="zone"
                class="field"
                part="time-zone"
                readonly
                aria-describedby=${described("zone")}
                .value=${zone.replaceAll("_", " ")}
              />`
            : html`<select
                id="zone"
                class="field"
                part="time-zone"
                aria-describedby=${described("zone")}
                .value=${live(zone)}
                @change=${(event: Event) => {
                  fields.timeZone.edit((event.currentTarget as HTMLSelectElement).value);
                  void fields.timeZone.save();
                }}
              >
                ${zoneOptions(zone)}
              </select>`
        }
        <p class="muted under">${describeZone(words.lang, zone)}</p>
        ${saveState(words, fields.timeZone, "zone-state")}
      </div>
    </div>
  </div>`;
}

/** Whether new members are invited automatically (B6, B7). */
export function invitationGroup({ words, schedule, fields }: GroupParts): TemplateResult {
  const refused = schedule.refused["set-auto-send"];
  const refusal = refusalToShow(refused);
  return html`<div class="group" role="group" aria-labelledby="invitations" part="group">
    <h3 id="invitations">${words.text("settings.invitations")}</h3>
    ${switchRow(words, {
      id: "auto-send",
      part: "auto-send",
      field: fields.autoSend,
      label: words.text("settings.auto-send"),
      text: words.text("settings.auto-send.text"),
      now: words.text(fields.autoSend.shown === true ? "settings.auto-send.on" : "settings.auto-send.off"),
      isRefused: refused !== undefined,
      below: refusedLine(words, refusal, "auto-send-refused"),
      belowId: refusal && "auto-send-refused",
    })}
  </div>`;
}
