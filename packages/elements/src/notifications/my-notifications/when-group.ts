import type { GetNotificationSettingsOutput } from "@rollcall/core";
import { html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import { leadTime } from "../../ui/text/lead-time.ts";
import type { Words } from "../../ui/host/panel-host.ts";
import { saveState } from "../../ui/settings/save-state.ts";
import { settingGroup, settingRow } from "../../ui/settings/setting-row.ts";
import { switchField } from "../../ui/settings/switch-row.ts";
import { describeZone, zoneOptions } from "../../ui/text/time-zones.ts";
import type { NotificationKey } from "./my-notifications.messages.ts";
import { change, remindersIn, type SettingFields, type SettingName } from "./setting-fields.ts";

type NotificationText = Words<NotificationKey>;

/** The usual reminders, in minutes. */
const usualReminders = [30, 60, 120, 720, 1440, 2880];
/** The first quiet hours. */
const usualHours = "22:00-06:00";

/**
 * When notifications come: reminders, quiet hours, zone, language and digest.
 * @param words the messages
 * @param loaded the settings and their possible values
 * @param fields the fields of the settings
 */
export function whenGroup(
  words: NotificationText,
  loaded: GetNotificationSettingsOutput,
  fields: SettingFields,
): TemplateResult {
  const { settings, languages } = loaded;
  const isPlanner = settings.kinds.some(({ kind }) => kind === "digest");
  return settingGroup({ id: "when", title: words.text("notify.when") }, [
    reminders(words, loaded.most.reminders, fields),
    quietHours(words, fields),
    zone(words, settings.timeZone, fields),
    languages.length > 1
      ? select(
          words,
          fields,
          "language",
          languages.map((tag) => [tag, languageName(tag)]),
        )
      : nothing,
    isPlanner
      ? select(
          words,
          fields,
          "digest",
          (["off", "daily", "weekly"] as const).map((value) => [value, words.text(`notify.digest.${value}`)]),
        )
      : nothing,
  ]);
}

/** The name of a language in that language. */
const languageName = (tag: string): string => new Intl.DisplayNames([tag], { type: "language" }).of(tag) ?? tag;

function reminders(words: NotificationText, most: number, { reminders: field }: SettingFields): TemplateResult {
  const chosen = remindersIn(field.shown);
  const choices = [...new Set([...usualReminders, ...chosen])].sort((one, other) => one - other);
  const toggle = (minutes: number, isOn: boolean): void => {
    const others = chosen.filter((one) => one !== minutes);
    const next = isOn ? [...others, minutes] : others;
    change(field, next.sort((one, other) => one - other).join());
  };
  return settingRow(
    {
      id: "reminders",
      isField: false,
      label: words.text("notify.reminders"),
      text: words.text("notify.reminders.text", { most }),
    },
    html`<div class="cluster choices" role="group" aria-label=${words.text("notify.reminders")}>
        ${choices.map(
          (minutes) =>
            html`<label class="toggle"
              ><input
                type="checkbox"
                class="box"
                part="reminder"
                data-minutes=${minutes}
                aria-describedby="reminders-text reminders-state"
                ?disabled=${chosen.length >= most && !chosen.includes(minutes)}
                .checked=${live(chosen.includes(minutes))}
                @change=${({ currentTarget }: Event) => {
                  toggle(minutes, (currentTarget as HTMLInputElement).checked);
                }}
              />${leadTime(words, minutes)}</label
            >`,
        )}
      </div>
      ${saveState(words, field, "reminders-state")}`,
  );
}

function quietHours(words: NotificationText, { quietHours: field }: SettingFields): TemplateResult {
  const { shown = "" } = field;
  const isOn = shown !== "";
  const hours = (isOn ? shown : usualHours).split("-");
  const time = (end: "from" | "to", index: 0 | 1): TemplateResult =>
    html`<label class="cluster"
      >${words.text(`notify.quiet.${end}`)}
      <input
        type="time"
        class="field"
        part=${end === "from" ? "quiet-from" : "quiet-to"}
        required
        aria-describedby="quiet-text quiet-state"
        .value=${live(hours[index] ?? "")}
        @change=${({ currentTarget }: Event) => {
          const { value } = currentTarget as HTMLInputElement;
          if (value !== "") change(field, hours.map((before, at) => (at === index ? value : before)).join("-"));
        }}
    /></label>`;
  return settingRow(
    { id: "quiet", label: words.text("notify.quiet"), text: words.text("notify.quiet.text") },
    html`<div class="cluster gap-4">
        <div class="line short">
          ${switchField(
            { id: "quiet", part: "quiet", checked: isOn, describedBy: "quiet-text quiet-state" },
            (checked) => {
              change(field, checked ? usualHours : "");
            },
          )}
          <span class="muted">${words.text(isOn ? "notify.quiet.on" : "notify.quiet.off")}</span>
        </div>
        ${isOn ? [time("from", 0), time("to", 1)] : nothing}
      </div>
      ${saveState(words, field, "quiet-state", {
        why: ({ code }) => (code === "request.invalid" ? words.text("notify.quiet.same") : undefined),
      })}`,
  );
}

function zone(words: NotificationText, applied: string, { timeZone: field }: SettingFields): TemplateResult {
  const chosen = field.shown ?? "";
  const automatic =
    chosen === ""
      ? words.text("notify.zone.auto.now", { zone: describeZone(words.lang, applied) })
      : words.text("notify.zone.auto");
  return settingRow(
    { id: "zone", label: words.text("notify.zone"), text: words.text("notify.zone.text") },
    html`<select
        id="zone"
        class="field"
        part="zone"
        aria-describedby="zone-text zone-state"
        .value=${live(chosen)}
        @change=${({ currentTarget }: Event) => {
          change(field, (currentTarget as HTMLSelectElement).value);
        }}
      >
        <option value="" ?selected=${chosen === ""}>${automatic}</option>
        ${zoneOptions(chosen)}
      </select>
      ${saveState(words, field, "zone-state")}`,
  );
}

function select(
  words: NotificationText,
  fields: SettingFields,
  name: SettingName & ("language" | "digest"),
  options: readonly (readonly [value: string, label: string])[],
): TemplateResult {
  const field = fields[name];
  return settingRow(
    { id: name, label: words.text(`notify.${name}`), text: words.text(`notify.${name}.text`) },
    html`<select
        id=${name}
        class="field"
        part=${name}
        aria-describedby="${name}-text ${name}-state"
        @change=${({ currentTarget }: Event) => {
          change(field, (currentTarget as HTMLSelectElement).value);
        }}
      >
        ${options.map(([value, label]) => html`<option value=${value} ?selected=${value === field.shown}>${label}</option>`)}
      </select>
      ${saveState(words, field, `${name}-state`)}`,
  );
}
