import { html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";

/** The options of a text control: its content, and how the browser helps people enter it. */
export interface TextFieldOptions {
  readonly id?: string | undefined;
  /** Its key among the values of its form. */
  readonly name?: string;
  readonly part?: string;
  /** Additional classes. */
  readonly look?: string;
  /** The text that is shown; updated on every render. */
  readonly value?: string | undefined;
  /** The initial text; renders keep the input. */
  readonly initial?: string | undefined;
  readonly type?: "text" | "search" | "email" | "date" | "time" | "datetime-local" | "number" | "tel" | "password";
  /** `email` is for an address in a field of type `text`, which the browser doesn't check. */
  readonly inputMode?: "email" | "decimal" | "text" | undefined;
  readonly maxLength?: number | undefined;
  readonly min?: number | string;
  readonly max?: number | string;
  readonly autocomplete?: string;
  readonly autocapitalize?: "off" | "characters" | undefined;
  /** `false` for names, addresses and codes. */
  readonly spellcheck?: false | undefined;
  readonly direction?: "ltr" | undefined;
  readonly placeholder?: string | undefined;
  /** The id of a `<datalist>` with suggestions. */
  readonly list?: string;
  readonly label?: string;
  readonly describedBy?: string | undefined;
  readonly isInvalid?: boolean;
  readonly isReadonly?: boolean;
  /** `native` lets the browser check it; otherwise its form does. */
  readonly required?: boolean | "native";
  /** Its column in a list entry. */
  readonly column?: string;
  readonly input?: (value: string) => unknown;
  readonly change?: () => unknown;
  readonly keydown?: (event: KeyboardEvent) => unknown;
}

const typed =
  (input: TextFieldOptions["input"]) =>
  ({ currentTarget }: Event): unknown =>
    input?.((currentTarget as HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement).value);

/** An `<input>` for text. */
export function textField(options: TextFieldOptions): TemplateResult {
  const { id, name, part, look = "", value, initial, type = "text", maxLength, autocomplete = "off" } = options;
  const { inputMode, autocapitalize, spellcheck, direction, placeholder, label, describedBy } = options;
  const { isInvalid, isReadonly = false, required, column, list, min, max, input, change, keydown } = options;
  return html`<input
    id=${id ?? nothing}
    name=${name ?? nothing}
    class="field ${look}"
    part=${part ?? nothing}
    type=${type}
    inputmode=${inputMode ?? nothing}
    dir=${direction ?? nothing}
    maxlength=${maxLength ?? nothing}
    min=${min ?? nothing}
    max=${max ?? nothing}
    autocomplete=${autocomplete}
    autocapitalize=${autocapitalize ?? nothing}
    spellcheck=${spellcheck === false ? "false" : nothing}
    placeholder=${placeholder ?? nothing}
    list=${list ?? nothing}
    data-column=${column ?? nothing}
    aria-label=${label ?? nothing}
    aria-describedby=${describedBy ?? nothing}
    aria-invalid=${isInvalid ? "true" : nothing}
    aria-required=${required === true ? "true" : nothing}
    ?required=${required === "native"}
    ?readonly=${isReadonly}
    .value=${value === undefined ? (initial ?? nothing) : live(value)}
    @input=${typed(input)}
    @change=${change ?? nothing}
    @keydown=${keydown ?? nothing}
  />`;
}

/** A `<textarea>` for a few lines. */
export function textArea(options: TextFieldOptions): TemplateResult {
  const { id, name, part, value, initial = "", maxLength = 1000, autocomplete, describedBy } = options;
  const { isInvalid, isReadonly = false, required, input, change, keydown } = options;
  return html`<textarea
    id=${id ?? nothing}
    name=${name ?? nothing}
    class="field"
    part=${part ?? nothing}
    rows="3"
    maxlength=${maxLength}
    autocomplete=${autocomplete ?? nothing}
    aria-describedby=${describedBy ?? nothing}
    aria-invalid=${isInvalid ? "true" : nothing}
    aria-required=${required === true ? "true" : nothing}
    ?required=${required === "native"}
    ?readonly=${isReadonly}
    .value=${value === undefined ? initial : live(value)}
    @input=${typed(input)}
    @change=${change ?? nothing}
    @keydown=${keydown ?? nothing}
  ></textarea>`;
}

/** A choice: the value of each option and its text. */
export interface SelectOptions {
  readonly id?: string | undefined;
  /** Its key among the values of its form. */
  readonly name?: string;
  readonly part?: string;
  readonly options: readonly (readonly [value: string, text: string])[];
  readonly value: string;
  readonly label?: string;
  readonly describedBy?: string;
  readonly isBusy?: boolean;
  readonly column?: string;
  readonly change?: (value: string) => unknown;
}

/** A `<select>`. */
export function selectField(select: SelectOptions): TemplateResult {
  const { id, name, part, options, value: chosen, label, describedBy, isBusy, column, change } = select;
  return html`<select
    id=${id ?? nothing}
    name=${name ?? nothing}
    class="field"
    part=${part ?? nothing}
    data-column=${column ?? nothing}
    aria-label=${label ?? nothing}
    aria-describedby=${describedBy ?? nothing}
    aria-busy=${isBusy ? "true" : nothing}
    @change=${typed(change)}
  >
    ${options.map(([value, text]) => html`<option value=${value} .selected=${value === chosen}>${text}</option>`)}
  </select>`;
}

/** A control below its label. What explains it is below the control and has the id `<id>-text`. */
export const labelled = (id: string, label: unknown, control: unknown, text?: unknown): TemplateResult =>
  html`<div class="one">
    <label for=${id}>${label}</label>
    ${control} ${text === undefined ? nothing : html`<p class="muted small" id="${id}-text">${text}</p>`}
  </div>`;

/** A text control with an id, which its label refers to. */
export type LabelledFieldOptions = TextFieldOptions & { readonly id: string };

/** A text control below its label, with the text that explains it. */
export const labelledField = (label: unknown, options: LabelledFieldOptions, text?: unknown): TemplateResult =>
  labelled(options.id, label, textField(options), text);

/** A `<textarea>` below its label. */
export const labelledArea = (label: unknown, options: LabelledFieldOptions, text?: unknown): TemplateResult =>
  labelled(options.id, label, textArea(options), text);

/** A choice below its label. */
export const labelledSelect = (
  label: unknown,
  options: SelectOptions & { readonly id: string },
  text?: unknown,
): TemplateResult => labelled(options.id, label, selectField(options), text);
