import { type Reason, RollcallError } from "@rollcall/core/contract";
import { html, type TemplateResult } from "lit";
import { icon } from "../../../ui/icons.ts";
import { newKey } from "../../../ui/new-key.ts";
import { nameOf } from "../../wire.ts";
import type { ListView } from "../list-view.ts";
import { MembersAddedEvent } from "../member-list.events.ts";
import type { Hands } from "./hands.ts";
import { isList, readAddress } from "./read-address.ts";

/** What was entered, until it is sent. */
interface Waiting {
  readonly text: string;
  readonly key: string;
}

/**
 * What the add box at the bottom of the list does (B11): one address is added at once; several lines, a dropped or a
 * chosen file open the preview, which loads only then.
 */
export class AddBox {
  /** Why the last address was not added. */
  reason: Reason | undefined;
  /** Whether an address is on its way. */
  isAdding = false;
  readonly #host: ListView;
  readonly #hands: Hands;
  readonly #waiting: Waiting[] = [];
  #key = newKey();

  constructor(host: ListView, hands: Hands) {
    this.#host = host;
    this.#hands = hands;
  }

  /** Adds what the field holds; it is free for the next address at once. */
  async add(): Promise<void> {
    const input = this.#input;
    const { client } = this.#host;
    if (!input || client === undefined || input.value.trim() === "") return input?.focus();
    if (isList(input.value)) return this.preview(input.value);
    this.#waiting.push({ text: input.value, key: this.#key });
    input.value = "";
    this.#key = newKey();
    this.reason = undefined;
    input.focus();
    if (this.isAdding) return;
    this.isAdding = true;
    this.#host.requestUpdate();
    for (let next = this.#waiting.shift(); next; next = this.#waiting.shift()) await this.#send(client, next);
    this.isAdding = false;
    this.#host.requestUpdate();
  }

  async #send(client: NonNullable<ListView["client"]>, { text, key }: Waiting): Promise<void> {
    const { scheduleId } = this.#host;
    try {
      const people = [readAddress(text)];
      const { results } = await client.members.add({ scheduleId, people }, { idempotencyKey: key });
      const result = results[0];
      if (result?.status === "added") {
        this.#hands.announce(this.#hands.words.text("add.added", { name: nameOf(result.member) }));
        this.#host.dispatchEvent(new MembersAddedEvent(scheduleId, [result.member]));
        this.#host.refresh();
      } else this.#failed(text, newKey(), result?.reason ?? { code: "internal" });
    } catch (error) {
      // Whether it happened is not known: the same text sent again happens once.
      this.#failed(text, key, error instanceof RollcallError ? error.reason : { code: "internal" });
    }
  }

  /** What was not added comes back, unless something else has been typed. */
  #failed(text: string, key: string, reason: Reason): void {
    const input = this.#input;
    this.reason = reason;
    if (input?.value !== "") return;
    input.value = text;
    this.#key = key;
  }

  /** Another text is another request, and what was said about the old one is over. */
  typed(): void {
    this.#key = newKey();
    if (this.reason === undefined) return;
    this.reason = undefined;
    this.#host.requestUpdate();
  }

  /** Text from the clipboard: a list opens the preview, anything else goes into the field. */
  pasted(text: string): void {
    const input = this.#input;
    if (isList(text)) void this.preview(text);
    else if (input) {
      input.setRangeText(text.trim(), input.selectionStart ?? 0, input.selectionEnd ?? 0, "end");
      this.typed();
    }
  }

  /** A file is over the list, has left it, or was dropped on it. */
  dragged(target: HTMLElement, type: string, file: File | undefined): void {
    target.classList.toggle("over", type === "dragover");
    if (type === "drop" && file) void this.preview(file);
  }

  /** A file was chosen; the same one can be chosen again. */
  chosen(input: HTMLInputElement): void {
    const file = input.files?.[0];
    if (file) void this.preview(file);
    input.value = "";
  }

  /** What stands in place of the box where the caller cannot add anybody. */
  refused(): TemplateResult {
    const reason = this.#host.schedule?.refused["add-members"]?.[0] ?? { code: "request.forbidden" };
    const { title, text, remedy } = this.#hands.reason(reason);
    return html`<footer part="footer" class="muted">${icon("lock")}<span>${title}. ${text} ${remedy}</span></footer>`;
  }

  /** Why the last address was not added, in words. */
  problem(): TemplateResult | undefined {
    if (this.reason === undefined) return undefined;
    const { title, text } = this.#hands.reason(this.reason);
    return html`${icon("warning")}<span>${title}. ${text}</span>`;
  }

  /** Opens the preview of a list. */
  async preview(source: string | Blob): Promise<void> {
    const { openImport } = await import("../../member-import/open-import.ts");
    const input = this.#input;
    const added = await openImport(this.#host, source);
    if (added.length > 0) {
      if (input) input.value = "";
      this.#host.dispatchEvent(new MembersAddedEvent(this.#host.scheduleId, added));
      this.#host.refresh();
    }
    input?.focus();
  }

  get #input(): HTMLInputElement | null {
    return this.#host.renderRoot.querySelector<HTMLInputElement>("#add");
  }
}
