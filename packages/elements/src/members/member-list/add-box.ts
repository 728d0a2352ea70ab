import { type Reason, RollcallError } from "@rollcall/core/contract";
import { html, nothing, type TemplateResult } from "lit";
import { icon } from "../../look/icons.ts";
import { newKey } from "../new-key.ts";
import { nameOf } from "../wire.ts";
import type { ListView } from "./list-view.ts";
import { MembersAddedEvent } from "./member-list.events.ts";
import { isList, readAddress } from "./read-address.ts";

/** What the add box asks of its list. */
interface AddHost extends ListView {
  refresh(): void;
}

/**
 * The box at the bottom of the list (B11). One address is added at once; several lines, a dropped or a chosen file open
 * the preview, which loads only then.
 */
export class AddBox {
  readonly #host: AddHost;
  #reason: Reason | undefined;
  #isAdding = false;
  #isOver = false;
  #key = newKey();

  constructor(host: AddHost) {
    this.#host = host;
  }

  render(): TemplateResult {
    const { messages, pages } = this.#host;
    const refused = pages.schedule?.refused["add-members"];
    if (refused) {
      const { title, text, remedy } = messages.reason(refused[0] ?? { code: "request.forbidden" });
      return html`<footer part="footer" class="muted">${icon("lock")}<span>${title}. ${text} ${remedy}</span></footer>`;
    }
    const words = this.#reason && messages.reason(this.#reason);
    return html`
      <footer part="footer" class=${this.#isOver ? "over" : ""} @dragover=${this.#over} @dragleave=${this.#out} @drop=${this.#drop}>
        <span class="grow">
          <input
            id="add"
            class="field"
            part="add"
            type="text"
            inputmode="email"
            autocomplete="off"
            autocapitalize="off"
            spellcheck="false"
            placeholder=${messages.text(this.#isOver ? "add.drop" : "add.label")}
            aria-label=${messages.text("add.label")}
            aria-invalid=${this.#reason ? "true" : nothing}
            aria-describedby="add-problem"
            ?disabled=${pages.schedule === undefined}
            @input=${this.#typed}
            @paste=${this.#paste}
            @keydown=${(event: KeyboardEvent) => event.key === "Enter" && !event.isComposing && void this.#add()}
          />
        </span>
        <button class="button primary" part="add-button" aria-disabled=${this.#isAdding ? "true" : nothing} @click=${() => this.#add()}>
          ${messages.text("add.button")}
        </button>
        <label class="button">
          ${icon("file")}<span>${messages.text("add.file")}</span>
          <input class="hidden" type="file" accept=".csv,.tsv,.txt,text/csv,text/plain" @change=${this.#chosen} />
        </label>
        <p id="add-problem" part="add-problem" role="alert">
          ${words ? html`${icon("warning")}<span>${words.title}. ${words.text}</span>` : nothing}
        </p>
      </footer>
    `;
  }

  get #input(): HTMLInputElement | null {
    return this.#host.renderRoot.querySelector<HTMLInputElement>("#add");
  }

  async #add(): Promise<void> {
    const input = this.#input;
    const { client, scheduleId, messages } = this.#host;
    if (!input || client === undefined || this.#isAdding || input.value.trim() === "") return input?.focus();
    if (isList(input.value)) return this.#preview(input.value);
    const written = readAddress(input.value);
    this.#isAdding = true;
    this.#reason = undefined;
    this.#host.requestUpdate();
    try {
      const { results } = await client.members.add({ scheduleId, people: [written] }, { idempotencyKey: this.#key });
      const result = results[0];
      this.#key = newKey();
      if (result?.status === "added") {
        input.value = "";
        this.#host.announce(messages.text("add.added", { name: nameOf(result.member) }));
        this.#host.dispatchEvent(new MembersAddedEvent(scheduleId, [result.member]));
        this.#host.refresh();
      } else this.#reason = result?.reason;
    } catch (error) {
      this.#reason = error instanceof RollcallError ? error.reason : { code: "internal" };
    }
    this.#isAdding = false;
    this.#host.requestUpdate();
    input.focus();
  }

  readonly #typed = (): void => {
    this.#key = newKey();
    if (this.#reason === undefined) return;
    this.#reason = undefined;
    this.#host.requestUpdate();
  };

  readonly #paste = (event: ClipboardEvent): void => {
    const text = event.clipboardData?.getData("text/plain") ?? "";
    if (!isList(text)) return;
    event.preventDefault();
    void this.#preview(text);
  };

  readonly #over = (event: DragEvent): void => {
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    this.#show(true);
  };

  readonly #out = (): void => this.#show(false);

  readonly #drop = (event: DragEvent): void => {
    const file = event.dataTransfer?.files[0];
    if (!file) return;
    event.preventDefault();
    this.#show(false);
    void this.#preview(file);
  };

  readonly #chosen = ({ currentTarget }: Event): void => {
    const input = currentTarget as HTMLInputElement;
    const file = input.files?.[0];
    if (file) void this.#preview(file);
    input.value = "";
  };

  #show(isOver: boolean): void {
    if (this.#isOver === isOver) return;
    this.#isOver = isOver;
    this.#host.requestUpdate();
  }

  async #preview(source: string | Blob): Promise<void> {
    const { openImport } = await import("../member-import/open-import.ts");
    const input = this.#input;
    const added = await openImport(this.#host, source);
    if (added.length > 0) {
      if (input) input.value = "";
      this.#host.dispatchEvent(new MembersAddedEvent(this.#host.scheduleId, added));
      this.#host.refresh();
    }
    input?.focus();
  }
}
