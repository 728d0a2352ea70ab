import type { ScheduleView } from "@rollcall/core";
import type { Reason } from "@rollcall/core/contract";
import { html, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import type { Words } from "../../ui/panel-host.ts";
import { refusedLine } from "../../ui/refused-line.ts";
import { saveState } from "../../ui/settings/save-state.ts";
import type { SavedField } from "../../ui/settings/saved-field.ts";
import { savedText, settingGroup, settingRow } from "../../ui/settings/setting-row.ts";
import { switchRow } from "../../ui/settings/switch-row.ts";
import { textArea, textField } from "../../ui/text-field.ts";
import { describeZone, zoneOptions } from "../time-zones.ts";
import type { ScheduleSettingsKey } from "./schedule-settings.messages.ts";

/** The fields of a schedule, each saved separately (B62). */
export interface SettingsFields {
  readonly name: SavedField<string>;
  readonly description: SavedField<string>;
  readonly timeZone: SavedField<string>;
  readonly autoSend: SavedField<boolean>;
}

/** What a group of settings is rendered from. */
export interface GroupParts {
  readonly words: Words<ScheduleSettingsKey>;
  readonly schedule: ScheduleView;
  readonly fields: SettingsFields;
}

/** The refusal to show next to a control. An archived schedule is reported once, at the top. */
const refusalToShow = (reasons: readonly Reason[] | undefined): readonly Reason[] | undefined =>
  reasons?.every(({ code }) => code === "schedule.archived") ? undefined : reasons;

/** Name, description and time zone: for members and admins, readable for viewers (B62, B66). */
export function generalGroup({ words, schedule, fields }: GroupParts): TemplateResult {
  const { update } = schedule.refused;
  const refusal = refusalToShow(update);
  const isReadonly = update !== undefined;
  const described = (ids: string): string => (refusal ? `${ids} update-refused` : ids);
  const zone = fields.timeZone.shown ?? "UTC";
  const zoneField = { id: "zone", part: "time-zone", describedBy: described("zone-text zone-state") };
  const save = (timeZone: string): void => {
    fields.timeZone.edit(timeZone);
    void fields.timeZone.save();
  };
  return settingGroup({ id: "general", title: words.text("settings.general"), role: "group" }, [
    refusedLine(words, refusal, "update-refused"),
    settingRow({ id: "name", label: words.text("settings.name") }, [
      textField({
        id: "name",
        part: "name",
        maxLength: 120,
        describedBy: described("name-state"),
        isReadonly,
        ...savedText(fields.name),
      }),
      saveState(words, fields.name, "name-state"),
    ]),
    settingRow(
      { id: "description", label: words.text("settings.description"), text: words.text("settings.description.text") },
      [
        textArea({
          id: "description",
          part: "description",
          describedBy: described("description-text description-state"),
          isReadonly,
          ...savedText(fields.description),
        }),
        saveState(words, fields.description, "description-state"),
      ],
    ),
    settingRow({ id: "zone", label: words.text("settings.zone"), text: words.text("settings.zone.text") }, [
      isReadonly
        ? textField({ ...zoneField, isReadonly, value: zone.replaceAll("_", " ") })
        : html`<select
            id="zone"
            class="field"
            part="time-zone"
            aria-describedby=${zoneField.describedBy}
            .value=${live(zone)}
            @change=${({ currentTarget }: Event) => save((currentTarget as HTMLSelectElement).value)}
          >
            ${zoneOptions(zone)}
          </select>`,
      html`<p class="muted under">${describeZone(words.lang, zone)}</p>`,
      saveState(words, fields.timeZone, "zone-state"),
    ]),
  ]);
}

/** Whether new members are invited automatically (B6, B7). */
export function invitationGroup({ words, schedule, fields: { autoSend } }: GroupParts): TemplateResult {
  const refused = schedule.refused["set-auto-send"];
  const refusal = refusalToShow(refused);
  return settingGroup(
    { id: "invitations", title: words.text("settings.invitations"), role: "group" },
    switchRow(words, {
      id: "auto-send",
      part: "auto-send",
      field: autoSend,
      label: words.text("settings.auto-send"),
      text: words.text("settings.auto-send.text"),
      now: words.text(autoSend.shown ? "settings.auto-send.on" : "settings.auto-send.off"),
      isRefused: refused !== undefined,
      below: refusedLine(words, refusal, "auto-send-refused"),
      belowId: refusal && "auto-send-refused",
    }),
  );
}
