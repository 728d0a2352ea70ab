import type { ProfileFieldView, ProfileGroupView } from "@rollcall/core";
import { html, nothing, type TemplateResult } from "lit";
import { button } from "../../ui/button.ts";
import { icon } from "../../ui/icons.ts";
import type { Words } from "../../ui/panel-host.ts";
import { settingGroup, settingRow } from "../../ui/settings/setting-row.ts";
import { instantText, labelOf, valueText } from "./field-text.ts";
import { listItems } from "./list-control.ts";
import type { ProfileEditor } from "./profile-editor.ts";
import type { ProfileKey } from "./profile.en.ts";
import { withFullName } from "./edited-field.ts";

/** What the rows of a profile need. */
export interface RowParts {
  readonly words: Words<ProfileKey>;
  readonly editor: ProfileEditor;
  readonly name: string;
  readonly openHistory: (field: ProfileFieldView) => void;
}

/** A group of a profile, as a scheduler edits it. */
export const profileGroup = (parts: RowParts, { group, fields }: ProfileGroupView): TemplateResult =>
  settingGroup(
    { id: `group-${group}`, title: parts.words.text(`group.${group}`), key: group },
    withFullName(fields, parts.name).map((field) => fieldRow(parts, field)),
  );

/** A field: label, control or value, its last change, and its history (X12). */
function fieldRow(parts: RowParts, field: ProfileFieldView): TemplateResult {
  const { words, editor } = parts;
  const { name, writable } = field;
  const id = `field-${name}`;
  return settingRow({ id, isField: writable, label: labelOf(words, field), part: "profile-field", field: name }, [
    writable ? editor.control(words, field, { describedBy: `${id}-state ${id}-meta` }) : readOnly(words, field),
    lastChange(parts, field, id),
  ]);
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
  return html`<p class="meta cluster muted" id="${id}-meta">
    ${field.writable ? nothing : html`<span>${words.text("field.of-host")}</span>`}
    ${changedAt === null ? nothing : html`<span part="changed"><bdi>${words.text(key, values)}</bdi></span>`}
    ${
      field.number === 0
        ? nothing
        : button([icon("clock"), words.text("field.history")], {
            look: "link",
            part: "history",
            label: words.text("field.history.of", { field: labelOf(words, field) }),
            opensDialog: true,
            click: () => openHistory(field),
          })
    }
  </p>`;
}
