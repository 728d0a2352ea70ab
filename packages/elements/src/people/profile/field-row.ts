import type { ProfileFieldView, ProfileGroupView } from "@rollcall/core";
import { html, nothing, type TemplateResult } from "lit";
import type { Words } from "../../ui/host/panel-host.ts";
import { settingGroup, settingRow } from "../../ui/settings/setting-row.ts";
import { labelOf, valueText } from "./field-text.ts";
import { listItems } from "./list-control.ts";
import type { ProfileEditor } from "./profile-editor.ts";
import type { ProfileKey } from "./profile.en.ts";
import { withFullName } from "./edited-field.ts";
import { timesIn } from "../../ui/text/times.ts";

/** What the rows of a profile need. */
export interface RowParts {
  readonly words: Words<ProfileKey>;
  readonly editor: ProfileEditor;
  readonly name: string;
}

/** A group of a profile, as a scheduler edits it. `more` follows its fields. */
export const profileGroup = (
  parts: RowParts,
  { group, fields }: ProfileGroupView,
  more: unknown = nothing,
): TemplateResult =>
  settingGroup({ id: `group-${group}`, title: parts.words.text(`group.${group}`), key: group }, [
    withFullName(fields, parts.name).map((field) => fieldRow(parts, field)),
    more,
  ]);

/** A field: label, control or value, and where the value comes from. */
function fieldRow({ words, editor }: RowParts, field: ProfileFieldView): TemplateResult {
  const { name, writable } = field;
  const id = `field-${name}`;
  return settingRow({ id, isField: writable, label: labelOf(words, field), part: "profile-field", field: name }, [
    writable ? editor.control(words, field, { describedBy: `${id}-state ${id}-meta` }) : readOnly(words, field),
    html`<p class="meta cluster muted" id="${id}-meta">${origin(words, field)}</p>`,
  ]);
}

const readOnly = (words: RowParts["words"], field: ProfileFieldView): TemplateResult =>
  field.kind === "list"
    ? listItems({ words, field })
    : html`<p class="value ${field.value === null ? "muted" : ""}" part="value">
        <bdi>${field.value === null ? words.text("choice.none") : valueText(words, field, field.value)}</bdi>
      </p>`;

/** Where a value comes from, if the caller should know: the host, or the worker. The history tab has every change. */
function origin(words: RowParts["words"], { writable, changedAt, changedBy, via }: ProfileFieldView): unknown {
  if (!writable) return html`<span>${words.text("field.of-host")}</span>`;
  if (via !== "portal" || changedAt === null) return nothing;
  const name = changedBy?.name ?? words.text("field.someone");
  return html`<span part="changed">
    <bdi>${words.text("field.changed.portal", { name, at: timesIn(words).text(changedAt, "moment") })}</bdi>
  </span>`;
}
