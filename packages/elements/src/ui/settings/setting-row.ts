import { html, nothing, type TemplateResult } from "lit";
import type { TextFieldOptions } from "../fields/text-field.ts";
import type { SavedField } from "./saved-field.ts";

/** The name of a setting. */
export interface SettingLabel {
  /** The id of its control. The explanation gets `<id>-text`. */
  readonly id?: string | undefined;
  /** Whether the control is a field that the label names. Default: whether there is an id. */
  readonly isField?: boolean;
  readonly label: string;
  /** An explanation below the label. */
  readonly text?: unknown;
  readonly part?: string;
  /** Identifies the field of a record, as `data-field`. */
  readonly field?: string;
}

/** A setting: label and explanation, and its control. Needs `formStyles`. */
export function settingRow(setting: SettingLabel, control: unknown): TemplateResult {
  const { id, isField = id !== undefined, label, text, part, field } = setting;
  return html`<div class="setting" part=${part ?? nothing} data-field=${field ?? nothing}>
    <div class="what">
      ${isField ? html`<label for=${id ?? nothing}>${label}</label>` : html`<b>${label}</b>`}
      ${text === undefined ? nothing : html`<p class="muted" id=${id === undefined ? nothing : `${id}-text`}>${text}</p>`}
    </div>
    <div class="control">${control}</div>
  </div>`;
}

/** The name of a group of settings. */
export interface SettingGroup {
  /** The id of its heading. */
  readonly id: string;
  readonly title: string;
  readonly part?: string;
  /** `group` if it isn't important enough for its own region. */
  readonly role?: "group";
  /** Identifies the group, as `data-group`. */
  readonly key?: string;
}

/** A group of settings with a heading. */
export const settingGroup = (
  { id, title, part = "group", role, key }: SettingGroup,
  content: unknown,
): TemplateResult =>
  html`<section class="group" role=${role ?? nothing} part=${part} data-group=${key ?? nothing} aria-labelledby=${id}>
    <h3 id=${id}>${title}</h3>
    ${content}
  </section>`;

/** Connects a text control to a field that saves itself: it is saved when it is left, and Escape reverts it. */
export const savedText = (
  field: SavedField<string>,
): Pick<TextFieldOptions, "value" | "input" | "change" | "keydown"> => ({
  value: field.shown ?? "",
  input: (value) => field.edit(value),
  change: () => void field.save(),
  keydown: ({ key }) => key === "Escape" && field.revert(),
});
