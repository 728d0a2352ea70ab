import type { SkillTypeView } from "@rollcall/core";
import { html, type TemplateResult } from "lit";
import { FormDialog, type FormValues } from "../../ui/dialogs/form-dialog.ts";
import type { PanelHost } from "../../ui/host/panel-host.ts";
import { labelled, textField } from "../../ui/fields/text-field.ts";
import type { SkillCatalogueKey } from "./skill-catalogue.messages.ts";

/** The dialog that adds a skill, or changes one. */
export class TypeDialog extends FormDialog<SkillTypeView | undefined, { readonly type: SkillTypeView }> {
  constructor(
    host: PanelHost<SkillCatalogueKey>,
    done: (type: SkillTypeView, before: SkillTypeView | undefined) => unknown,
  ) {
    super(host, {
      id: "type",
      title: (type) => host.words.text(type ? "skills.edit.title" : "skills.add"),
      fields: (type) => fieldsOf(host, type, this.invalidField),
      validate: (values) => problemIn(host, values),
      confirm: (type) => host.words.text(type ? "catalogue.save" : "skills.add"),
      busy: () => host.words.text("catalogue.saving"),
      problemField: "type-name",
      submit: (values, client, options, type) => {
        const asked = toSettings(values);
        return type
          ? client.skills.updateType({ typeId: type.id, ...asked }, options)
          : client.skills.createType(asked, options);
      },
      outcome: (before) => ({
        message: ({ type: { name } }) => host.words.text(before ? "catalogue.saved" : "catalogue.added", { name }),
        done: ({ type }) => done(type, before),
      }),
    });
  }
}

function fieldsOf(
  { words }: PanelHost<SkillCatalogueKey>,
  type: SkillTypeView | undefined,
  invalid: string | undefined,
): TemplateResult {
  const { levels, labels } = type?.scale ?? { levels: 5, labels: [] };
  const isFixed = type?.removable === false;
  const field = (name: "name" | "position", initial: string, hint: string) =>
    textField({
      ...{ id: `type-${name}`, name, part: name, initial, maxLength: 120, spellcheck: false },
      ...{ required: name === "name", describedBy: hint, isInvalid: invalid === `type-${name}` },
    });
  return html`${labelled("type-name", words.text("catalogue.name"), field("name", type?.name ?? "", "type-problem"))}
  ${labelled("type-position", words.text("skills.position"), field("position", type?.position ?? "", "type-position-text"), words.text("skills.position.text"))}
  ${labelled(
    "type-levels",
    words.text("skills.scale"),
    isFixed
      ? html`<input type="hidden" name="levels" value=${levels} />
          <input
            id="type-levels"
            class="field"
            readonly
            aria-describedby="type-levels-text"
            .value=${String(levels)}
          />`
      : html`<select id="type-levels" name="levels" class="field" part="levels" aria-describedby="type-levels-text">
          ${[2, 3, 4, 5, 6, 7, 8, 9, 10].map(
            (count) => html`<option value=${count} ?selected=${count === levels}>${count}</option>`,
          )}
        </select>`,
    words.text(isFixed ? "skills.scale.fixed" : "skills.scale.text"),
  )}
  ${labelled(
    "type-labels",
    words.text("skills.labels"),
    html`<textarea
      id="type-labels"
      name="labels"
      class="field"
      part="labels"
      rows="5"
      aria-describedby="type-labels-text type-problem"
      aria-invalid=${invalid === "type-labels" ? "true" : "false"}
      .defaultValue=${labels.join("\n")}
    ></textarea>`,
    words.text("skills.labels.text"),
  )}`;
}

function problemIn({ words }: PanelHost<SkillCatalogueKey>, values: FormValues) {
  const { name, scale } = toSettings(values);
  if (name === "") return { field: "type-name", message: words.text("catalogue.name.needed") };
  const { levels, labels } = scale;
  return labels.length === 0 || labels.length === levels
    ? undefined
    : { field: "type-labels", message: words.text("skills.labels.needed", { levels }) };
}

const toSettings = ({ name = "", position = "", levels = "5", labels = "" }: FormValues) => ({
  name: name.trim(),
  position: position.trim(),
  scale: {
    levels: Number(levels),
    labels: labels
      .split("\n")
      .map((label) => label.trim())
      .filter((label) => label !== ""),
  },
});
