import type { RollcallClient } from "@rollcall/core";
import { html, type TemplateResult } from "lit";
import { reasonOf } from "../../messages/reason-words.ts";
import { button } from "../../ui/button.ts";
import { newKey } from "../../ui/new-key.ts";
import type { Words } from "../../ui/panel-host.ts";
import { textField } from "../../ui/text-field.ts";
import { type AddResult, toCandidate } from "./add-in-batches.ts";
import type { ImportKey } from "./member-import.messages.ts";
import type { ImportedPerson } from "./read-people.ts";

/** The preview whose rows are corrected. */
interface CorrectionHost {
  readonly client: RollcallClient | undefined;
  readonly scheduleId: string;
  readonly words: Words<ImportKey>;
  readonly renderRoot: HTMLElement | DocumentFragment;
  readonly updateComplete: Promise<unknown>;
  requestUpdate(): void;
  /** Shows a corrected row in place of another. */
  replace(person: ImportedPerson, corrected: ImportedPerson): void;
}

/** Corrects rows that weren't added, in place, and adds each of them again. */
export class RowCorrection {
  readonly #host: CorrectionHost;
  readonly #results = new Map<ImportedPerson, AddResult>();
  #person: ImportedPerson | undefined;
  #isBusy = false;

  constructor(host: CorrectionHost) {
    this.#host = host;
  }

  /** The result of a row that was added again. */
  resultOf(person: ImportedPerson): AddResult | undefined {
    return this.#results.get(person);
  }

  /** The button of a row, or its fields while it is corrected. */
  render(person: ImportedPerson): TemplateResult {
    const { words } = this.#host;
    if (this.#person !== person) {
      return button(words.text("import.correct"), {
        look: "link",
        part: "import-correct",
        click: () => this.#open(person),
      });
    }
    const { name, address } = person;
    return html`<form class="stack gap-1" part="import-correction" novalidate @submit=${this.#submit}>
      ${textField({ name: "name", initial: name.replaceAll(/\s+/g, " "), maxLength: 120, label: words.text("import.column.name") })}
      ${textField({
        name: "address",
        initial: address,
        inputMode: "email",
        maxLength: 254,
        autocapitalize: "off",
        spellcheck: false,
        label: words.text("import.column.address"),
      })}
      <span class="acts cluster">
        <button class="button" part="import-again" aria-disabled=${this.#isBusy ? "true" : "false"}>
          ${words.text(this.#isBusy ? "import.adding" : "import.again")}
        </button>
        ${button(words.text("panel.cancel"), { look: "link", click: () => this.#close(person) })}
      </span>
    </form>`;
  }

  async #open(person: ImportedPerson): Promise<void> {
    this.#person = person;
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    this.#host.renderRoot.querySelector<HTMLElement>("[part=import-correction] [name=address]")?.focus();
  }

  #close(person: ImportedPerson): void {
    if (this.#person === person) this.#person = undefined;
    this.#host.requestUpdate();
  }

  readonly #submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const values = new FormData(event.currentTarget as HTMLFormElement);
    const text = (key: string): string => {
      const value = values.get(key);
      return typeof value === "string" ? value.trim() : "";
    };
    if (!this.#isBusy) void this.#add({ name: text("name"), address: text("address") });
  };

  async #add(typed: Pick<ImportedPerson, "name" | "address">): Promise<void> {
    const { client, scheduleId } = this.#host;
    const person = this.#person;
    if (client === undefined || person === undefined) return;
    const { line, role } = person;
    const corrected: ImportedPerson = { line, ...typed, ...(role && { role }) };
    this.#isBusy = true;
    this.#host.requestUpdate();
    const result = await client.members
      .add({ scheduleId, people: [toCandidate(corrected)] }, { idempotencyKey: newKey() })
      .then(
        ({ results }) => results[0],
        (error: unknown) => ({ status: "refused" as const, reason: reasonOf(error) }),
      );
    this.#isBusy = false;
    if (result !== undefined) this.#results.set(corrected, result);
    if (this.#person === person) this.#person = result?.status === "added" ? undefined : corrected;
    this.#host.replace(person, corrected);
  }
}
