import type { RollcallClient } from "@rollcall/core";
import type { Reason } from "@rollcall/core/contract";
import { html, nothing, type TemplateResult } from "lit";
import { reasonOf } from "../../../messages/reason-words.ts";
import { icon } from "../../../ui/icons.ts";
import { newKey } from "../../../ui/new-key.ts";
import type { PanelHost } from "../../../ui/panel-host.ts";
import { problemLine, reasonText } from "../../../ui/problem-line.ts";
import { isList, readAddress } from "../../member-import/read-address.ts";
import { nameOf } from "../../wire.ts";
import { MembersAddedEvent } from "../member-list.events.ts";
import type { MemberListKey } from "../member-list.messages.ts";
import type { ListContext } from "../list-context.ts";

/** The list that members are added to. */
export type AddHost = PanelHost<MemberListKey> &
  Pick<ListContext, "scheduleId" | "schedule" | "toast" | "refresh" | "dispatchEvent">;

/** An address that waits to be sent. */
interface Waiting {
  readonly text: string;
  readonly key: string;
}

/**
 * The add box at the bottom of the list (B11): a single address is added immediately; several lines and files open a
 * preview, which loads on demand.
 */
export class AddMembers {
  readonly #host: AddHost;
  readonly #waiting: Waiting[] = [];
  #reason: Reason | undefined;
  #isBusy = false;
  #key = newKey();

  constructor(host: AddHost) {
    this.#host = host;
  }

  /** The box, or why the caller can't add people. */
  render(): TemplateResult {
    const { words, schedule } = this.#host;
    const refused = schedule?.refused["add-members"];
    if (refused) {
      const why = reasonText(words, refused[0] ?? { code: "request.forbidden" });
      return html`<footer part="footer" class="foot add nowrap gap-3 muted">
        ${icon("lock")}<span>${why}</span>
      </footer>`;
    }
    const label = words.text("add.label");
    return html`
      <footer
        part="footer"
        class="foot add gap-3"
        @dragover=${this.#dragged}
        @dragleave=${this.#dragged}
        @drop=${this.#dragged}
      >
        <input
          id="add"
          class="field grow"
          part="add"
          type="text"
          inputmode="email"
          autocomplete="off"
          autocapitalize="off"
          spellcheck="false"
          placeholder=${label}
          aria-label=${label}
          aria-invalid=${this.#reason ? "true" : nothing}
          aria-describedby="add-problem"
          @input=${this.#typed}
          @paste=${this.#pasted}
          @keydown=${(event: KeyboardEvent) => event.key === "Enter" && !event.isComposing && void this.#add()}
        />
        <button
          class="button primary"
          part="add-button"
          aria-disabled=${this.#isBusy ? "true" : nothing}
          @click=${() => void this.#add()}
        >
          ${words.text("add.button")}
        </button>
        <label class="button file">
          ${icon("file")}<span>${words.text("add.file")}</span>
          <input
            class="hidden"
            type="file"
            accept=".csv,.tsv,.txt,text/csv,text/plain"
            @change=${({ currentTarget }: Event) => this.#chosen(currentTarget as HTMLInputElement)}
          />
        </label>
        ${problemLine(words, this.#reason, "add-problem")}
      </footer>
    `;
  }

  focus(): void {
    this.#input?.focus();
  }

  /** Opens the preview of a list. */
  async preview(source: string | Blob): Promise<void> {
    try {
      const { openImport } = await import("../../member-import/member-import.ts");
      const added = await openImport(this.#host, source);
      if (added.length > 0) {
        if (this.#input) this.#input.value = "";
        this.#added(added);
      }
    } catch {
      this.#reason = { code: "server.unreachable" };
      this.#host.requestUpdate();
    }
    this.focus();
  }

  /** Sends the address in the field, which is free for the next one immediately. */
  async #add(): Promise<void> {
    const input = this.#input;
    const { client } = this.#host;
    if (!input || client === undefined || input.value.trim() === "") {
      input?.focus();
      return;
    }
    if (isList(input.value)) {
      await this.preview(input.value);
      return;
    }
    this.#waiting.push({ text: input.value, key: this.#key });
    input.value = "";
    this.#key = newKey();
    this.#reason = undefined;
    input.focus();
    if (this.#isBusy) return;
    this.#isBusy = true;
    this.#host.requestUpdate();
    for (let next = this.#waiting.shift(); next; next = this.#waiting.shift()) await this.#send(client, next);
    this.#isBusy = false;
    this.#host.requestUpdate();
  }

  async #send(client: RollcallClient, { text, key }: Waiting): Promise<void> {
    const { scheduleId, toast, words } = this.#host;
    try {
      const people = [readAddress(text)];
      const { results } = await client.members.add({ scheduleId, people }, { idempotencyKey: key });
      const result = results[0];
      if (result?.status === "added") {
        toast.announce(words.text("add.added", { name: nameOf(result.member) }));
        this.#added([result.member]);
      } else this.#failed(text, newKey(), result?.reason ?? { code: "internal" });
    } catch (error) {
      // The address may have been added: sent again with the same key, it is added only once.
      this.#failed(text, key, reasonOf(error));
    }
  }

  #added(members: MembersAddedEvent["members"]): void {
    this.#host.dispatchEvent(new MembersAddedEvent({ scheduleId: this.#host.scheduleId, members }));
    this.#host.refresh();
  }

  /** Puts an address back into the field, unless another one has been typed. */
  #failed(text: string, key: string, reason: Reason): void {
    const input = this.#input;
    this.#reason = reason;
    if (input?.value !== "") return;
    input.value = text;
    this.#key = key;
  }

  readonly #typed = (): void => {
    // A changed text is a new request.
    this.#key = newKey();
    if (this.#reason === undefined) return;
    this.#reason = undefined;
    this.#host.requestUpdate();
  };

  /** Pasting a list opens the preview; anything else goes into the field. */
  readonly #pasted = (event: ClipboardEvent): void => {
    const text = event.clipboardData?.getData("text/plain") ?? "";
    event.preventDefault();
    const input = this.#input;
    if (isList(text)) void this.preview(text);
    else if (input) {
      input.setRangeText(text.trim(), input.selectionStart ?? 0, input.selectionEnd ?? 0, "end");
      this.#typed();
    }
  };

  readonly #dragged = (event: DragEvent): void => {
    const { type, dataTransfer, currentTarget } = event;
    if (!dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    (currentTarget as HTMLElement).classList.toggle("over", type === "dragover");
    const file = dataTransfer.files[0];
    if (type === "drop" && file) void this.preview(file);
  };

  /** Clears the input, so that the same file can be chosen again. */
  #chosen(input: HTMLInputElement): void {
    const file = input.files?.[0];
    if (file) void this.preview(file);
    input.value = "";
  }

  get #input(): HTMLInputElement | null {
    return this.#host.renderRoot.querySelector<HTMLInputElement>("#add");
  }
}
