import { html, nothing, type TemplateResult } from "lit";
import { button } from "../../ui/controls/button.ts";
import { labelled, labelledField, textField } from "../../ui/fields/text-field.ts";
import { clockChangeField } from "./clock-change-field.ts";
import { OptionalFields } from "./optional-fields.ts";
import type { ShiftsHost } from "./shift-commands.ts";
import { type DraftEnd, endDateOf, endsOf, newDraft, type ShiftDraft } from "./shift-draft.ts";

/** The typed values of a shift: its kind, its times, and the optional ones. */
export class DraftFields {
  draft = newDraft("1970-01-01");
  readonly #host: ShiftsHost;
  readonly #kinds: () => readonly string[];
  readonly #optional: OptionalFields;

  /**
   * @param host the element with the form
   * @param kinds the kinds in use, as suggestions
   */
  constructor(host: ShiftsHost, kinds: () => readonly string[]) {
    this.#host = host;
    this.#kinds = kinds;
    this.#optional = new OptionalFields(host);
  }

  edit(values: Partial<Record<Exclude<keyof ShiftDraft, "isSecondFrom" | "isSecondTo">, string>>): void {
    const { isSecondFrom, isSecondTo } = this.draft;
    // A different time may occur only once.
    const second = { isSecondFrom: isSecondFrom && !("from" in values), isSecondTo: isSecondTo && !("to" in values) };
    this.draft = { ...this.draft, ...second, ...values };
    this.#host.requestUpdate();
  }

  /** The kind, and the times; without dates if they apply to several shifts of a series. */
  render(timeZone: string, isSeries: boolean): TemplateResult {
    const { words } = this.#host;
    const kind = html`${textField({
        ...{ id: "form-kind", value: this.draft.kind, maxLength: 120, list: "form-kinds", required: "native" },
        ...{ describedBy: "form-kind-text", input: (value) => this.edit({ kind: value }) },
      })} <datalist id="form-kinds">${this.#kinds().map((one) => html`<option value=${one}></option>`)}</datalist>`;
    return html`${labelled("form-kind", words.text("form.kind"), kind, words.text("form.kind.text"))}
      <div class="span">${isSeries ? nothing : this.#time("date")} ${this.#time("from")} ${this.#time("to")}</div>
      ${isSeries ? nothing : this.#exactTimes(timeZone)}`;
  }

  renderOptional(): TemplateResult {
    return this.#optional.render(this.#host.words, this.draft, (values) => this.edit(values));
  }

  /** Another end date, and the times that are ambiguous because of clock changes. */
  #exactTimes(timeZone: string): TemplateResult {
    const { start, end } = endsOf(this.draft, timeZone);
    return html`${
      this.draft.endDate === undefined
        ? button(this.#host.words.text("form.longer"), { look: "link", click: this.#chooseEndDate })
        : this.#time("endDate")
    }
    ${this.#clockChange("isSecondFrom", start)} ${this.#clockChange("isSecondTo", end)}`;
  }

  #time(name: "date" | "from" | "to" | "endDate"): TemplateResult {
    const key = name === "endDate" ? "end-date" : name;
    return labelledField(this.#host.words.text(`form.${key}`), {
      ...{ id: `form-${key}`, type: key.endsWith("date") ? "date" : "time", required: "native" },
      ...{ value: this.draft[name] ?? "", input: (value) => this.edit({ [name]: value }) },
    });
  }

  readonly #chooseEndDate = async (): Promise<void> => {
    this.edit({ endDate: endDateOf(this.draft) });
    await this.#host.updateComplete;
    this.#host.renderRoot.querySelector<HTMLElement>("#form-end-date")?.focus();
  };

  #clockChange(name: "isSecondFrom" | "isSecondTo", end: DraftEnd): TemplateResult | typeof nothing {
    const choose = (isSecond: boolean): void => {
      this.draft = { ...this.draft, [name]: isSecond };
      this.#host.requestUpdate();
    };
    const id = name === "isSecondFrom" ? "form-first-from" : "form-first-to";
    return clockChangeField(this.#host.words, end, { id, isSecond: this.draft[name], choose });
  }
}
