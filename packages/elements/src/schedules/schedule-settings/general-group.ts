import type { ScheduleView } from "@rollcall/core";
import { html, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import type { Words } from "../../ui/host/panel-host.ts";
import { saveState } from "../../ui/settings/save-state.ts";
import type { SavedField } from "../../ui/settings/saved-field.ts";
import { savedText, settingGroup, settingRow } from "../../ui/settings/setting-row.ts";
import { switchRow } from "../../ui/settings/switch-row.ts";
import { textArea, textField } from "../../ui/fields/text-field.ts";
import { describeZone, zoneOptions } from "../../ui/text/time-zones.ts";
import type { ScheduleSettingsKey } from "./schedule-settings.messages.ts";

/** The fields of a schedule, each saved separately (B62). */
export interface SettingsFields {
  readonly name: SavedField<string>;
  readonly description: SavedField<string>;
  readonly contact: SavedField<string>;
  readonly timeZone: SavedField<string>;
  readonly autoSend: SavedField<boolean>;
}

/** The data that a group of settings is rendered from. */
export interface GroupParts {
  readonly words: Words<ScheduleSettingsKey>;
  readonly schedule: ScheduleView;
  readonly fields: SettingsFields;
}

/** Name, description and time zone: editable for members and admins, plain text for viewers (B62, B66). */
export function generalGroup({ words, schedule, fields }: GroupParts): TemplateResult {
  const isReadonly = schedule.refused.update !== undefined;
  const zone = fields.timeZone.shown ?? "UTC";
  const save = (timeZone: string): void => {
    fields.timeZone.edit(timeZone);
    void fields.timeZone.save();
  };
  const row = (
    id: "name" | "description" | "contact" | "zone",
    text: string,
    control: () => unknown,
  ): TemplateResult => {
    const label = words.text(`settings.${id}`);
    if (isReadonly) return settingRow({ label }, plainText(text || words.text("settings.none"), id));
    return settingRow({ id, label, text: id === "name" ? undefined : words.text(`settings.${id}.text`) }, control());
  };
  const zoneText = html`<p class="muted under">${describeZone(words.lang, zone)}</p>`;
  return settingGroup({ id: "general", title: words.text("settings.general"), role: "group" }, [
    row("name", schedule.name, () => [
      textField({ id: "name", part: "name", maxLength: 120, describedBy: "name-state", ...savedText(fields.name) }),
      saveState(words, fields.name, "name-state"),
    ]),
    row("description", schedule.description, () => [
      textArea({
        id: "description",
        part: "description",
        describedBy: "description-text description-state",
        ...savedText(fields.description),
      }),
      saveState(words, fields.description, "description-state"),
    ]),
    row("contact", schedule.contact, () => [
      textField({
        ...{ id: "contact", part: "contact", maxLength: 120, describedBy: "contact-text contact-state" },
        ...savedText(fields.contact),
      }),
      saveState(words, fields.contact, "contact-state"),
    ]),
    row("zone", describeZone(words.lang, schedule.timeZone), () => [
      html`<select
        id="zone"
        class="field"
        part="time-zone"
        aria-describedby="zone-text zone-state"
        .value=${live(zone)}
        @change=${({ currentTarget }: Event) => save((currentTarget as HTMLSelectElement).value)}
      >
        ${zoneOptions(zone)}
      </select>`,
      zoneText,
      saveState(words, fields.timeZone, "zone-state"),
    ]),
  ]);
}

/** A value the caller can't change. */
const plainText = (text: string, part: string): TemplateResult =>
  html`<p class="plain" part=${part === "zone" ? "time-zone" : part}><bdi>${text}</bdi></p>`;

/** Whether new members are invited automatically (B6, B7). */
export function invitationGroup({ words, schedule, fields: { autoSend } }: GroupParts): TemplateResult {
  const label = words.text("settings.auto-send");
  const now = words.text(autoSend.shown ? "settings.auto-send.on" : "settings.auto-send.off");
  return settingGroup(
    { id: "invitations", title: words.text("settings.invitations"), role: "group" },
    schedule.refused["set-auto-send"]
      ? settingRow({ label }, plainText(now, "auto-send"))
      : switchRow(words, {
          id: "auto-send",
          part: "auto-send",
          field: autoSend,
          label,
          text: words.text("settings.auto-send.text"),
          now,
          isRefused: false,
        }),
  );
}
