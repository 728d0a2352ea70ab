import { html, type TemplateResult } from "lit";
import { button } from "../../ui/controls/button.ts";
import type { Words } from "../../ui/host/panel-host.ts";
import { selectField, textField } from "../../ui/fields/text-field.ts";
import { type Role, roles } from "../listed-member.ts";
import type { ImportKey } from "./member-import.messages.ts";
import type { ImportedPerson } from "./read-people.ts";

/** The preview whose rows are corrected. */
interface CorrectionHost {
  readonly words: Words<ImportKey>;
  readonly renderRoot: HTMLElement | DocumentFragment;
  readonly updateComplete: Promise<unknown>;
  requestUpdate(): void;
}

/** What the form of a row contains, and does. */
interface CorrectionOptions {
  readonly submit: string;
  readonly busy: string;
  /** The id of the text that says what is wrong with the row. */
  readonly describedBy: string;
  /** Resolves to whether the corrected row has no problem left. */
  readonly correct: (corrected: ImportedPerson) => Promise<boolean>;
}

const address = "[part=import-correction] [name=address]";

/** Corrects rows of an import in place, one at a time. */
export class RowCorrection {
  readonly #host: CorrectionHost;
  /** The row that is corrected. */
  #line: number | undefined;
  #role: Role | undefined;
  #isBusy = false;

  constructor(host: CorrectionHost) {
    this.#host = host;
  }

  /** Whether a row is being corrected. */
  isOpen({ line }: ImportedPerson): boolean {
    return this.#line === line;
  }

  /** The button of a row, or its form while it is corrected. */
  render(person: ImportedPerson, { submit, busy, describedBy, correct }: CorrectionOptions): TemplateResult {
    const { words } = this.#host;
    const { line, name, address, assign } = person;
    if (!this.isOpen(person)) {
      return button(words.text("import.correct"), {
        look: "link",
        part: "import-correct",
        label: words.text("import.correct-row", { name: name || address }),
        click: () => this.#open(person),
      });
    }
    const submitted = (event: SubmitEvent): void => {
      event.preventDefault();
      const values = new FormData(event.currentTarget as HTMLFormElement);
      const text = (key: string): string => {
        const value = values.get(key);
        return typeof value === "string" ? value.trim() : "";
      };
      const role = this.#role === undefined ? {} : { role: this.#role };
      const corrected = { line, name: text("name"), address: text("address"), ...role, ...(assign && { assign }) };
      if (!this.#isBusy) void this.#run(line, () => correct(corrected));
    };
    return html`<form class="stack gap-1" part="import-correction" novalidate @submit=${submitted}>
      ${textField({ name: "name", initial: name.replaceAll(/\s+/g, " "), maxLength: 120, label: words.text("import.column.name") })}
      ${textField({
        name: "address",
        initial: address,
        inputMode: "email",
        maxLength: 254,
        autocapitalize: "off",
        spellcheck: false,
        label: words.text("import.column.address"),
        describedBy,
      })}
      ${selectField({
        label: words.text("import.column.role"),
        value: this.#role ?? "member",
        options: roles.map((role) => [role, words.text(`role.${role}`)]),
        change: (value) => (this.#role = value as Role),
      })}
      <span class="acts cluster">
        <button class="button" part="import-again" aria-disabled=${this.#isBusy ? "true" : "false"}>
          ${this.#isBusy ? busy : submit}
        </button>
        ${button(words.text("panel.cancel"), { look: "link", click: () => this.close() })}
      </span>
    </form>`;
  }

  /** Closes the form, because the list was read again. */
  reset(): void {
    this.#line = undefined;
  }

  /** Closes the form, and returns the focus to its row. */
  close(): void {
    const line = this.#line;
    this.#line = undefined;
    void this.#focus(`[data-line="${String(line)}"] :is(.box:not(:disabled), [part=import-correct])`);
  }

  async #open({ line, role }: ImportedPerson): Promise<void> {
    this.#line = line;
    this.#role = role;
    await this.#focus(address);
  }

  async #run(line: number, correct: () => Promise<boolean>): Promise<void> {
    this.#isBusy = true;
    this.#host.requestUpdate();
    const isDone = await correct();
    this.#isBusy = false;
    if (this.#line !== line) this.#host.requestUpdate();
    else if (isDone) this.close();
    else await this.#focus(address);
  }

  async #focus(selector: string): Promise<void> {
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    this.#host.renderRoot.querySelector<HTMLElement>(`${selector}, .buttons button`)?.focus();
  }
}
