import { html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import type { Words } from "../../ui/panel-host.ts";
import type { EditedField } from "./edited-field.ts";
import { splitMoney } from "./field-codec.ts";
import { choiceWords, labelOf } from "./field-words.ts";
import type { ProfileKey } from "./profile.en.ts";
import type { ProfileField } from "./profile-view.ts";

/** What a control is drawn with. */
export interface ControlParts {
  readonly words: Words<ProfileKey>;
  readonly field: ProfileField;
  readonly edited: EditedField;
  /** The id of the control; what describes it begins with it. */
  readonly id: string;
}

const valueOf = ({ currentTarget }: Event): string =>
  (currentTarget as HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement).value;

/** The control of a field that holds one value. */
export function fieldControl(parts: ControlParts): TemplateResult {
  switch (parts.field.kind) {
    case "multiline":
      return multiline(parts);
    case "choice":
    case "boolean":
      return choice(parts);
    case "money":
      return money(parts);
    default:
      return oneLine(parts);
  }
}

function oneLine({ field: { kind, name }, edited: { saved }, id }: ControlParts): TemplateResult {
  return html`<input
    id=${id}
    class="field ${kind}"
    part="field"
    type=${kind === "date" ? "date" : kind === "phone" ? "tel" : "text"}
    inputmode=${kind === "number" ? "decimal" : nothing}
    maxlength=${kind === "date" ? nothing : 200}
    autocomplete="off"
    spellcheck=${name === "nickname" || kind !== "text" ? "false" : nothing}
    aria-describedby="${id}-state ${id}-meta"
    .value=${live(saved.shown ?? "")}
    @input=${(event: Event) => saved.edit(valueOf(event))}
    @change=${() => void saved.save()}
    @keydown=${({ key }: KeyboardEvent) => key === "Escape" && saved.revert()}
  />`;
}

const multiline = ({ edited: { saved }, id }: ControlParts): TemplateResult =>
  html`<textarea
    id=${id}
    class="field"
    part="field"
    rows="3"
    maxlength="1000"
    aria-describedby="${id}-state ${id}-meta"
    .value=${live(saved.shown ?? "")}
    @input=${(event: Event) => saved.edit(valueOf(event))}
    @change=${() => void saved.save()}
    @keydown=${({ key }: KeyboardEvent) => key === "Escape" && saved.revert()}
  ></textarea>`;

function choice({ words, field, edited, id }: ControlParts): TemplateResult {
  const options: readonly (readonly [value: string, word: string])[] =
    field.kind === "boolean"
      ? [
          ["true", words.text("choice.yes")],
          ["false", words.text("choice.no")],
        ]
      : (field.choices ?? []).map((one) => [one, choiceWords(words, field, one)]);
  const shown = edited.saved.shown ?? "";
  return html`<select
    id=${id}
    class="field"
    part="field"
    aria-describedby="${id}-state ${id}-meta"
    @change=${(event: Event) => edited.set(valueOf(event))}
  >
    <option value="" .selected=${shown === ""}>${words.text("choice.none")}</option>
    ${options.map(([value, word]) => html`<option value=${value} .selected=${value === shown}>${word}</option>`)}
  </select>`;
}

/** An amount and a currency; they are saved when both have been left. */
function money({ words, field, edited: { saved }, id }: ControlParts): TemplateResult {
  const label = labelOf(words, field);
  const [amount, currency] = splitMoney(saved.shown ?? "");
  const left = (event: FocusEvent): void => {
    const line = event.currentTarget as HTMLElement;
    if (!line.contains(event.relatedTarget as Node | null)) void saved.save();
  };
  const typed = (amount: string, currency: string): void =>
    saved.edit(amount.trim() === "" && currency === "" ? "" : `${amount.trim()} ${currency.toUpperCase()}`);
  return html`<div class="money" role="group" aria-label=${label} @focusout=${left}>
    <input
      id=${id}
      class="field number"
      part="field"
      inputmode="decimal"
      maxlength="16"
      autocomplete="off"
      aria-label=${words.text("money.amount", { label })}
      aria-describedby="${id}-state ${id}-meta"
      .value=${live(amount)}
      @input=${(event: Event) => typed(valueOf(event), currency)}
      @keydown=${({ key }: KeyboardEvent) => (key === "Escape" ? saved.revert() : key === "Enter" && void saved.save())}
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
      @input=${(event: Event) => typed(amount, valueOf(event))}
      @keydown=${({ key }: KeyboardEvent) => (key === "Escape" ? saved.revert() : key === "Enter" && void saved.save())}
    />
  </div>`;
}
