import type { ProfileFieldView, ProfileGroupView } from "@rollcall/core";
import { html, nothing, type TemplateResult } from "lit";
import { icon } from "../../ui/icons.ts";
import type { Words } from "../../ui/panel-host.ts";
import { instantText, labelOf, valueText } from "./field-text.ts";
import { listItems } from "./list-control.ts";
import type { ProfileEditor } from "./profile-editor.ts";
import type { ProfileKey } from "./profile.en.ts";
import { withFullName } from "./profile-source.ts";

/** What the rows of a profile need. */
export interface RowParts {
  readonly words: Words<ProfileKey>;
  readonly editor: ProfileEditor;
  /** The person's full name. */
  readonly name: string;
  readonly openHistory: (field: ProfileFieldView) => void;
}

/** A group of a profile, as a scheduler edits it. */
export const profileGroup = (parts: RowParts, { group, fields }: ProfileGroupView): TemplateResult =>
  html`<section class="group" part="group" data-group=${group} aria-labelledby="group-${group}">
    <h3 id="group-${group}">${parts.words.text(`group.${group}`)}</h3>
    ${withFullName(fields, parts.name).map((field) => fieldRow(parts, field))}
  </section>`;

/** A field: label, control or value, its last change, and its history (X12). */
function fieldRow(parts: RowParts, field: ProfileFieldView): TemplateResult {
  const { words, editor } = parts;
  const id = `field-${field.name}`;
  const label = labelOf(words, field);
  return html`<div class="setting" part="profile-field" data-field=${field.name}>
    <div class="what">${field.writable ? html`<label for=${id}>${label}</label>` : html`<b>${label}</b>`}</div>
    <div class="control">
      ${field.writable ? editor.control(words, field, { describedBy: `${id}-state ${id}-meta` }) : readOnly(words, field)}
      ${lastChange(parts, field, id)}
    </div>
  </div>`;
}

const readOnly = (words: RowParts["words"], field: ProfileFieldView): TemplateResult =>
  field.kind === "list"
    ? listItems({ words, field })
    : html`<p class="value ${field.value === null ? "muted" : ""}" part="value">
        <bdi>${field.value === null ? words.text("choice.none") : valueText(words, field, field.value)}</bdi>
      </p>`;

function lastChange({ words, openHistory }: RowParts, field: ProfileFieldView, id: string): TemplateResult {
  const { changedAt, changedBy, via } = field;
  const key =
    via === "portal" ? "field.changed.portal" : changedBy === null ? "field.changed.unnamed" : "field.changed";
  const values = {
    name: changedBy?.name ?? words.text("field.someone"),
    at: changedAt === null ? "" : instantText(words, changedAt),
  };
  return html`<p class="meta muted" id="${id}-meta">
    ${field.writable ? nothing : html`<span>${words.text("field.of-host")}</span>`}
    ${changedAt === null ? nothing : html`<span part="changed"><bdi>${words.text(key, values)}</bdi></span>`}
    ${
      field.number === 0
        ? nothing
        : html`<button
            type="button"
            class="link"
            part="history"
            aria-label=${words.text("field.history.of", { field: labelOf(words, field) })}
            aria-haspopup="dialog"
            @click=${() => openHistory(field)}
          >
            ${icon("clock")}${words.text("field.history")}
          </button>`
    }
  </p>`;
}
