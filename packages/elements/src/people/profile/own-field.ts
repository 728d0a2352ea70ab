import type { ProfileFieldView } from "@rollcall/core";
import { html, nothing, type TemplateResult } from "lit";
import { sinceText } from "../../ui/text/times.ts";
import { labelOf, valueText } from "./field-text.ts";
import type { ProfileEditor } from "./profile-editor.ts";
import type { FieldValue } from "./field-codec.ts";
import type { Words } from "../../ui/host/panel-host.ts";
import { settingRow } from "../../ui/settings/setting-row.ts";
import { stateLabel } from "../../ui/controls/state-label.ts";
import type { ProfileKey } from "./own-profile.en.ts";

type ProfileWords = Words<ProfileKey>;

/** The units of built-in number fields. */
const units: Readonly<Record<string, "hour" | "day">> = { weeklyHours: "hour", restHours: "hour", mostDays: "day" };

/** A value as formatted text with its unit, or empty text. */
export function ownValueText(words: ProfileWords, field: ProfileFieldView, value: FieldValue = field.value): string {
  if (value === null || (Array.isArray(value) && value.length === 0)) return "";
  const unit = field.label === null ? units[field.name] : undefined;
  if (unit === undefined || typeof value !== "number") return valueText(words, field, value);
  return new Intl.NumberFormat(words.lang, { style: "unit", unit, unitDisplay: "long" }).format(value);
}

/** A label and a value that is read-only. */
export const factRow = (label: string, value: string | TemplateResult, text?: string): TemplateResult =>
  html`<div part="fact">
    <dt>${label}</dt>
    <dd>
      <bdi>${value}</bdi>
      ${text === undefined ? nothing : html`<p class="muted small">${text}</p>`}
    </dd>
  </div>`;

/** A field that is read-only. */
export function fieldFact(words: ProfileWords, field: ProfileFieldView, text?: string): TemplateResult {
  const value = ownValueText(words, field);
  const shown = value === "" ? html`<span class="unset">${words.text("choice.none")}</span>` : value;
  return factRow(labelOf(words, field), shown, text);
}

/** A field of the worker's own profile. */
export function ownField(words: ProfileWords, field: ProfileFieldView, editor: ProfileEditor): TemplateResult {
  if (!field.writable) return html`<dl class="facts">${fieldFact(words, field, words.text("profile.kept"))}</dl>`;
  const id = `field-${field.name}`;
  const when = field.changedAt === null ? "" : sinceText(words, field.changedAt);
  const changed = (): TemplateResult => stateLabel("info", words.text("profile.changed", { when }), { tone: "warn" });
  return settingRow(
    { id, label: labelOf(words, field), text: field.notice ? changed() : "", part: "field" },
    editor.control(words, field, {
      describedBy: `${id}-text ${id}-state`,
      isOwn: true,
      someone: words.text("profile.scheduler"),
    }),
  );
}
