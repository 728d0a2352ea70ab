import type { ProfileFieldView } from "@rollcall/core";
import { html, nothing, type TemplateResult } from "lit";
import { button } from "../../ui/controls/button.ts";
import type { Words } from "../../ui/host/panel-host.ts";
import { savedText } from "../../ui/settings/setting-row.ts";
import { switchField } from "../../ui/settings/switch-row.ts";
import { selectField, textArea, textField } from "../../ui/fields/text-field.ts";
import { zoneOptions } from "../../ui/text/time-zones.ts";
import { ownTimeZone } from "../../ui/text/times.ts";
import type { EditedField } from "./edited-field.ts";
import { splitMoney } from "./field-codec.ts";
import { choiceText, labelOf } from "./field-text.ts";
import type { ProfileKey } from "./profile.en.ts";

/** What a control needs. */
export interface ControlParts {
  readonly words: Words<ProfileKey>;
  readonly field: ProfileFieldView;
  readonly edited: EditedField;
  readonly id: string;
  readonly describedBy: string;
  /** Whether the worker edits their own profile: browsers may fill it in, and yes or no is a switch. */
  readonly isOwn?: boolean;
}

/** The fields that browsers can fill in. */
const autocomplete: Readonly<Record<string, string>> = {
  firstName: "given-name",
  lastName: "family-name",
  nickname: "nickname",
  mobile: "tel",
  address: "street-address",
};

/** The control of a field with a single value. */
export function fieldControl(parts: ControlParts): TemplateResult {
  const { field, edited, id, describedBy, isOwn = false } = parts;
  const { kind, name } = field;
  const filled = isOwn ? autocomplete[name] : undefined;
  const options = { id, part: "field", describedBy, autocomplete: filled ?? "off", ...savedText(edited.saved) };
  switch (kind) {
    case "multiline":
      return textArea(options);
    case "boolean":
      return isOwn ? toggle(parts) : select(parts);
    case "choice":
      return select(parts);
    case "time-zone":
      return timeZone(parts);
    case "money":
      return money(parts);
    default:
      return textField({
        ...options,
        look: kind,
        type: kind === "date" ? "date" : kind === "phone" ? "tel" : "text",
        inputMode: kind === "number" ? "decimal" : undefined,
        direction: kind === "phone" && isOwn ? "ltr" : undefined,
        maxLength: kind === "date" ? undefined : 200,
        spellcheck: name === "nickname" || kind !== "text" ? false : undefined,
      });
  }
}

const toggle = ({ edited, id, describedBy }: ControlParts): TemplateResult =>
  html`<div class="line">
    ${switchField({ id, describedBy, checked: edited.saved.shown === "true" }, (isOn) => edited.set(String(isOn)))}
  </div>`;

function select({ words, field, edited, id, describedBy }: ControlParts): TemplateResult {
  const text = (choice: string): string => {
    if (field.kind === "boolean") return words.text(choice === "true" ? "choice.yes" : "choice.no");
    return choiceText(words, field, choice);
  };
  const choices = field.kind === "boolean" ? ["true", "false"] : (field.choices ?? []);
  return selectField({
    id,
    part: "field",
    describedBy,
    options: [["", words.text("choice.none")], ...choices.map((choice) => [choice, text(choice)] as const)],
    value: edited.saved.shown ?? "",
    change: (value) => edited.set(value),
  });
}

/** The zones of the browser; it proposes its own to workers who have none yet (Q57). */
function timeZone({ words, edited, id, describedBy, isOwn }: ControlParts): TemplateResult {
  const chosen = edited.saved.shown ?? "";
  const own = ownTimeZone();
  return html`<select
      id=${id}
      class="field"
      part="field"
      aria-describedby=${describedBy}
      @change=${({ currentTarget }: Event) => edited.set((currentTarget as HTMLSelectElement).value)}
    >
      <option value="" ?selected=${chosen === ""}>${words.text("choice.none")}</option>
      ${zoneOptions(chosen)}
    </select>
    ${
      isOwn && chosen === ""
        ? button(words.text("zone.use", { zone: own }), {
            look: "link",
            part: "use-zone",
            click: () => edited.set(own),
          })
        : nothing
    }`;
}

/** An amount and a currency, saved when neither field has the focus anymore. */
function money({ words, field, edited: { saved }, id, describedBy }: ControlParts): TemplateResult {
  const label = labelOf(words, field);
  const [amount, currency] = splitMoney(saved.shown ?? "");
  const leave = ({ currentTarget, relatedTarget }: FocusEvent): void => {
    if (!(currentTarget as HTMLElement).contains(relatedTarget as Node | null)) void saved.save();
  };
  const edit = (amount: string, currency: string): void =>
    saved.edit(amount.trim() === "" && currency === "" ? "" : `${amount.trim()} ${currency.toUpperCase()}`);
  const keydown = ({ key }: KeyboardEvent): void => {
    if (key === "Escape") saved.revert();
    if (key === "Enter") void saved.save();
  };
  return html`<div class="money cluster nowrap" role="group" aria-label=${label} @focusout=${leave} @keydown=${keydown}>
    ${textField({
      id,
      look: "number",
      part: "field",
      inputMode: "decimal",
      maxLength: 16,
      label: words.text("money.amount", { label }),
      describedBy,
      value: amount,
      input: (value) => edit(value, currency),
    })}
    ${textField({
      look: "currency",
      part: "field",
      maxLength: 3,
      autocapitalize: "characters",
      spellcheck: false,
      placeholder: "EUR",
      label: words.text("money.currency", { label }),
      value: currency,
      input: (value) => edit(amount, value),
    })}
  </div>`;
}
