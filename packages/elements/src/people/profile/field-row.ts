import type { Reason } from "@rollcall/core/contract";
import { html, nothing, type TemplateResult } from "lit";
import { drawing, icon, icons } from "../../ui/icons.ts";
import { saveState } from "../../ui/settings/save-state.ts";
import type { Words } from "../../ui/panel-host.ts";
import type { EditedField } from "./edited-field.ts";
import { fromText } from "./field-codec.ts";
import { type ControlParts, fieldControl } from "./field-control.ts";
import { instantWords, labelOf, valueWords } from "./field-words.ts";
import { listControl, listShown } from "./list-control.ts";
import type { ProfileKey } from "./profile.en.ts";
import type { ProfileField } from "./profile-view.ts";

/** What the row of a field is drawn with. */
export interface RowParts {
  readonly words: Words<ProfileKey>;
  readonly field: ProfileField;
  readonly edited: EditedField;
  readonly openHistory: (field: ProfileField, anchor: HTMLElement) => void;
  readonly putBack: (edited: EditedField) => void;
}

/** One field: its name, its control or what it holds, how saving stands, who changed it last, and its history (X12). */
export function fieldRow(parts: RowParts): TemplateResult {
  const { words, field, edited } = parts;
  const id = `field-${field.name}`;
  const label = labelOf(words, field);
  const control: ControlParts = { words, field, edited, id };
  return html`<div class="setting" part="profile-field" data-field=${field.name}>
    <div class="what">${field.writable ? html`<label for=${id}>${label}</label>` : html`<b>${label}</b>`}</div>
    <div class="control">
      ${field.writable ? (field.kind === "list" ? listControl(control) : fieldControl(control)) : readOnly(control)}
      ${
        field.writable
          ? saveState(words, edited.saved, `${id}-state`, {
              shown: (text) => valueWords(words, field, fromText(field.kind, text)),
              why: (reason) => whyNot(words, field, reason),
            })
          : nothing
      }
      ${missing(parts)} ${replaced(parts)} ${meta(parts, id, label)}
    </div>
  </div>`;
}

const readOnly = ({ words, field }: ControlParts): TemplateResult =>
  field.kind === "list"
    ? listShown({ words, field })
    : html`<p class="held ${field.value === null ? "muted" : ""}" part="held">
        <bdi>${field.value === null ? words.text("choice.none") : valueWords(words, field, field.value)}</bdi>
      </p>`;

/** What cannot be kept is said in the words of its kind. */
function whyNot(words: RowParts["words"], { kind }: ProfileField, { code }: Reason): string | undefined {
  if (code !== "request.invalid") return undefined;
  const expected = kind === "multiline" || kind === "choice" || kind === "boolean" ? "text" : kind;
  return words.text(`expects.${expected}`);
}

const missing = ({ words, edited }: RowParts): TemplateResult | typeof nothing =>
  edited.missing === undefined
    ? nothing
    : html`<p class="save" role="alert">
        <span class="state danger"
          >${icon("warning")}${words.text("list.needed", { column: words.text(edited.missing as ProfileKey) })}</span
        >
      </p>`;

/** What a save replaced that nobody here had seen, and how it comes back (Q31, A67). */
function replaced({ words, field, edited, putBack }: RowParts): TemplateResult | typeof nothing {
  const { replaced: was } = edited;
  if (was === undefined) return nothing;
  const values = {
    value: valueWords(words, field, was.value),
    name: was.byName ?? words.text("field.someone"),
    at: instantWords(words, was.at),
  };
  return html`<p class="save" part="overwrote" role="alert">
    <span class="state warn">${icon("warning")}<bdi>${words.text("field.overwrote", values)}</bdi></span>
    <span class="acts">
      <button type="button" class="link" part="put-back" @click=${() => putBack(edited)}>
        ${words.text("field.put-back")}
      </button>
      <button type="button" class="link" @click=${() => edited.keep()}>${words.text("field.keep")}</button>
    </span>
  </p>`;
}

function meta({ words, field, openHistory }: RowParts, id: string, label: string): TemplateResult {
  const { changedAt, changedBy, via, number } = field;
  const at = changedAt === null ? "" : instantWords(words, changedAt);
  const key =
    via === "portal" ? "field.changed.portal" : changedBy === null ? "field.changed.unnamed" : "field.changed";
  const name = changedBy?.name ?? words.text("field.someone");
  return html`<p class="meta muted" id="${id}-meta">
    ${field.writable ? nothing : html`<span>${words.text("field.of-host")}</span>`}
    ${changedAt === null ? nothing : html`<span part="changed"><bdi>${words.text(key, { name, at })}</bdi></span>`}
    ${
      number === 0
        ? nothing
        : html`<button
            type="button"
            class="link"
            part="history"
            aria-label=${words.text("field.history.of", { field: label })}
            aria-haspopup="dialog"
            @click=${({ currentTarget }: Event) => openHistory(field, currentTarget as HTMLElement)}
          >
            ${drawing(icons.clock)}${words.text("field.history")}
          </button>`
    }
  </p>`;
}
