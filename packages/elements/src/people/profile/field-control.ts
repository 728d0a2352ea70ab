import type { ProfileFieldView } from "@rollcall/core";
import { html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import type { Words } from "../../ui/panel-host.ts";
import type { EditedField } from "./edited-field.ts";
import { splitMoney } from "./field-codec.ts";
import { choiceText, labelOf } from "./field-text.ts";
import type { ProfileKey } from "./profile.en.ts";

/** What a control needs. */
export interface ControlParts {
  readonly words: Words<ProfileKey>;
  readonly field: ProfileFieldView;
  readonly edited: EditedField;
  /** The id of the control. */
  readonly id: string;
  /** The ids of its descriptions. */
  readonly describedBy: string;
  /** Whether the worker edits their own profile: browsers may fill it in, and yes or no is a switch. */
  readonly isOwn?: boolean;
}

/** What browsers can fill in. */
const autocomplete: Readonly<Record<string, string>> = {
  firstName: "given-name",
  lastName: "family-name",
  nickname: "nickname",
  mobile: "tel",
  address: "street-address",
};

const valueOf = ({ currentTarget }: Event): string =>
  (currentTarget as HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement).value;

/** The control of a field with a single value. */
export function fieldControl(parts: ControlParts): TemplateResult {
  switch (parts.field.kind) {
    case "multiline":
      return textArea(parts);
    case "boolean":
      return parts.isOwn ? toggle(parts) : select(parts);
    case "choice":
      return select(parts);
    case "money":
      return money(parts);
    default:
      return textField(parts);
  }
}

const autocompleteOf = ({ field, isOwn = false }: ControlParts): string =>
  isOwn ? (autocomplete[field.name] ?? "off") : "off";

function textField(parts: ControlParts): TemplateResult {
  const { field, edited, id, describedBy } = parts;
  const { kind, name } = field;
  const { saved } = edited;
  return html`<input
    id=${id}
    class="field ${kind}"
    part="field"
    type=${kind === "date" ? "date" : kind === "phone" ? "tel" : "text"}
    inputmode=${kind === "number" ? "decimal" : nothing}
    dir=${kind === "phone" && parts.isOwn ? "ltr" : nothing}
    maxlength=${kind === "date" ? nothing : 200}
    autocomplete=${autocompleteOf(parts)}
    spellcheck=${name === "nickname" || kind !== "text" ? "false" : nothing}
    aria-describedby=${describedBy}
    .value=${live(saved.shown ?? "")}
    @input=${(event: Event) => saved.edit(valueOf(event))}
    @change=${() => void saved.save()}
    @keydown=${({ key }: KeyboardEvent) => key === "Escape" && saved.revert()}
  />`;
}

function textArea(parts: ControlParts): TemplateResult {
  const { saved } = parts.edited;
  return html`<textarea
    id=${parts.id}
    class="field"
    part="field"
    rows="3"
    maxlength="1000"
    autocomplete=${autocompleteOf(parts)}
    aria-describedby=${parts.describedBy}
    .value=${live(saved.shown ?? "")}
    @input=${(event: Event) => saved.edit(valueOf(event))}
    @change=${() => void saved.save()}
    @keydown=${({ key }: KeyboardEvent) => key === "Escape" && saved.revert()}
  ></textarea>`;
}

const toggle = ({ edited, id, describedBy }: ControlParts): TemplateResult =>
  html`<div class="line">
    <input
      type="checkbox"
      role="switch"
      class="switch"
      id=${id}
      aria-describedby=${describedBy}
      .checked=${live(edited.saved.shown === "true")}
      @click=${({ currentTarget }: Event) => edited.set(String((currentTarget as HTMLInputElement).checked))}
    />
  </div>`;

function select({ words, field, edited, id, describedBy }: ControlParts): TemplateResult {
  const options: readonly (readonly [value: string, text: string])[] =
    field.kind === "boolean"
      ? [
          ["true", words.text("choice.yes")],
          ["false", words.text("choice.no")],
        ]
      : (field.choices ?? []).map((choice) => [choice, choiceText(words, field, choice)]);
  const shown = edited.saved.shown ?? "";
  return html`<select
    id=${id}
    class="field"
    part="field"
    aria-describedby=${describedBy}
    @change=${(event: Event) => edited.set(valueOf(event))}
  >
    <option value="" .selected=${shown === ""}>${words.text("choice.none")}</option>
    ${options.map(([value, text]) => html`<option value=${value} .selected=${value === shown}>${text}</option>`)}
  </select>`;
}

/** An amount and a currency, saved when both have been left. */
function money({ words, field, edited: { saved }, id, describedBy }: ControlParts): TemplateResult {
  const label = labelOf(words, field);
  const [amount, currency] = splitMoney(saved.shown ?? "");
  const left = ({ currentTarget, relatedTarget }: FocusEvent): void => {
    if (!(currentTarget as HTMLElement).contains(relatedTarget as Node | null)) void saved.save();
  };
  const edit = (amount: string, currency: string): void =>
    saved.edit(amount.trim() === "" && currency === "" ? "" : `${amount.trim()} ${currency.toUpperCase()}`);
  const keydown = ({ key }: KeyboardEvent): void => {
    if (key === "Escape") saved.revert();
    if (key === "Enter") void saved.save();
  };
  return html`<div class="money" role="group" aria-label=${label} @focusout=${left} @keydown=${keydown}>
    <input
      id=${id}
      class="field number"
      part="field"
      inputmode="decimal"
      maxlength="16"
      autocomplete="off"
      aria-label=${words.text("money.amount", { label })}
      aria-describedby=${describedBy}
      .value=${live(amount)}
      @input=${(event: Event) => edit(valueOf(event), currency)}
    />
    <input
      class="field currency"
      part="field"
      maxlength="3"
      autocomplete="off"
      autocapitalize="characters"
      spellcheck="false"
      placeholder="EUR"
      aria-label=${words.text("money.currency", { label })}
      .value=${live(currency)}
      @input=${(event: Event) => edit(amount, valueOf(event))}
    />
  </div>`;
}
