import type { ListMembersOutput } from "@rollcall/core";
import { html, type TemplateResult } from "lit";
import { textField } from "../../ui/text-field.ts";
import type { ShiftsHost } from "./shift-commands.ts";

/** A person who can be chosen. */
export type SuggestedPerson = Pick<ListMembersOutput["rows"][number], "personId" | "name" | "email">;

/** The maximum number of suggestions. */
const maxSuggested = 20;

/** The field for the assignee of a new shift, which suggests assignable members while a name is typed. */
export class AssigneeField {
  readonly #host: ShiftsHost;
  #typed = "";
  #suggested: readonly SuggestedPerson[] = [];
  #request = new AbortController();

  constructor(host: ShiftsHost) {
    this.#host = host;
  }

  /** The chosen person; null if the shift stays unassigned. */
  get personId(): string | null {
    return this.#suggested.find((member) => labelOf(member) === this.#typed)?.personId ?? null;
  }

  /** Whether the typed text matches no suggested person. */
  get isUnknown(): boolean {
    return this.#typed.trim() !== "" && this.personId === null;
  }

  /** Empties the field and loads the first suggestions, or chooses a person. */
  reset(person?: SuggestedPerson): void {
    if (person) this.#suggested = [person];
    this.#type(person ? labelOf(person) : "");
  }

  render(): TemplateResult {
    const { words } = this.#host;
    return html`<div class="one">
      <label for="form-assignee">${words.text("form.assignee")}</label>
      ${textField({
        id: "form-assignee",
        part: "new-assignee",
        value: this.#typed,
        list: "form-people",
        spellcheck: false,
        describedBy: "form-assignee-text",
        input: (typed) => this.#type(typed),
      })}
      <datalist id="form-people">
        ${this.#suggested.map((member) => html`<option value=${labelOf(member)}></option>`)}
      </datalist>
      <span class="muted small" id="form-assignee-text">${words.text("form.assignee.text")}</span>
    </div>`;
  }

  #type(typed: string): void {
    this.#typed = typed;
    this.#host.requestUpdate();
    if (this.personId === null) void this.#suggest(typed.trim());
  }

  async #suggest(search: string): Promise<void> {
    const { client, scheduleId } = this.#host;
    this.#request.abort();
    const { signal } = (this.#request = new AbortController());
    try {
      const asked = { scheduleId, assignable: true, limit: maxSuggested, ...(search !== "" && { search }) };
      const page = await client?.members.list(asked, { signal });
      if (page === undefined || signal.aborted) return;
      this.#suggested = page.rows;
      this.#host.requestUpdate();
    } catch {
      // Without suggestions, the shift can be assigned later.
    }
  }
}

/** The name, with the address to tell people of the same name apart. */
const labelOf = ({ name, email }: SuggestedPerson): string => (name === "" ? email : `${name} (${email})`);
