import type { RollcallClient } from "@rollcall/core";
import { html, type TemplateResult } from "lit";
import type { CommandHost } from "../host/panel-host.ts";
import { labelled, textField } from "./text-field.ts";

/** A person who can be chosen. */
export interface SuggestedPerson {
  readonly personId: string;
  /** Empty if they have none. */
  readonly name: string;
  readonly email: string;
}

/** The element a person field belongs to, and the source of its suggestions. */
export interface PersonFieldOptions {
  readonly id: string;
  readonly part: string;
  /** The label above the field, or its accessible name if it has none. */
  readonly label: () => { readonly shown: string } | { readonly accessible: string };
  /** A hint below the field. */
  readonly hint?: () => string;
  /** The first people, or those that match the text. */
  readonly search: (
    client: RollcallClient,
    asked: { readonly limit: number; readonly search?: string },
    signal: AbortSignal,
  ) => Promise<readonly SuggestedPerson[]>;
}

/** The maximum number of suggestions. */
const maxSuggested = 20;

/** A field for a person, which suggests people while a name is typed. */
export class PersonField {
  readonly #host: CommandHost;
  readonly #options: PersonFieldOptions;
  #typed = "";
  #suggested: readonly SuggestedPerson[] = [];
  #request = new AbortController();

  constructor(host: CommandHost, options: PersonFieldOptions) {
    this.#host = host;
    this.#options = options;
  }

  /** The chosen person; null if no one is chosen. */
  get personId(): string | null {
    return this.chosen?.personId ?? null;
  }

  /** The chosen person with name and address. */
  get chosen(): SuggestedPerson | undefined {
    return this.#suggested.find((person) => labelOf(person) === this.#typed);
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
    const { id, part, label: labelFor, hint } = this.#options;
    const label = labelFor();
    const field = html`${textField({
        ...{ id, part, value: this.#typed, list: `${id}-people`, spellcheck: false },
        ...("accessible" in label && { label: label.accessible, placeholder: label.accessible }),
        describedBy: hint && `${id}-text`,
        input: (typed) => this.#type(typed),
      })}
      <datalist id="${id}-people">
        ${this.#suggested.map((person) => html`<option value=${labelOf(person)}></option>`)}
      </datalist>`;
    if ("accessible" in label) return field;
    return labelled(id, label.shown, field, hint?.());
  }

  #type(typed: string): void {
    this.#typed = typed;
    this.#host.requestUpdate();
    if (this.personId === null) void this.#suggest(typed.trim());
  }

  async #suggest(search: string): Promise<void> {
    const { client } = this.#host;
    this.#request.abort();
    const { signal } = (this.#request = new AbortController());
    if (client === undefined) return;
    try {
      const asked = { limit: maxSuggested, ...(search !== "" && { search }) };
      const found = await this.#options.search(client, asked, signal);
      if (signal.aborted) return;
      this.#suggested = found;
      this.#host.requestUpdate();
    } catch {
      // Without suggestions, no one can be chosen yet.
    }
  }
}

/** The name, with the address to distinguish people with the same name. */
const labelOf = ({ name, email }: SuggestedPerson): string => (name === "" ? email : `${name} (${email})`);
