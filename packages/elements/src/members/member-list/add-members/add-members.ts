import type { RollcallClient } from "@rollcall/core";
import type { Reason } from "@rollcall/core/contract";
import { reasonOf } from "../../../messages/reason-words.ts";
import { newKey } from "../../../ui/new-key.ts";
import type { PanelHost } from "../../../ui/panel-host.ts";
import { isList, readAddress } from "../../member-import/read-address.ts";
import { nameOf } from "../../wire.ts";
import { MembersAddedEvent } from "../member-list.events.ts";
import type { MemberListKey } from "../member-list.messages.ts";
import type { ListContext } from "../list-context.ts";

/** The list that members are added to. */
export type AddHost = PanelHost<MemberListKey> &
  Pick<ListContext, "scheduleId" | "schedule" | "dialogWords" | "toast" | "refresh" | "dispatchEvent">;

/** An address that waits to be sent. */
interface Waiting {
  readonly text: string;
  readonly key: string;
}

/** Adds members from the add box (B11): a single address immediately; several lines and files open a preview. */
export class AddMembers {
  /** Why the last address was not added. */
  reason: Reason | undefined;
  isBusy = false;
  readonly #host: AddHost;
  readonly #waiting: Waiting[] = [];
  #key = newKey();

  constructor(host: AddHost) {
    this.#host = host;
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
      this.reason = { code: "server.unreachable" };
      this.#host.requestUpdate();
    }
    this.#input?.focus();
  }

  /** Sends the address in the field, which is free for the next one immediately. */
  async add(): Promise<void> {
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
    this.reason = undefined;
    input.focus();
    if (this.isBusy) return;
    this.isBusy = true;
    this.#host.requestUpdate();
    for (let next = this.#waiting.shift(); next; next = this.#waiting.shift()) await this.#send(client, next);
    this.isBusy = false;
    this.#host.requestUpdate();
  }

  async #send(client: RollcallClient, { text, key }: Waiting): Promise<void> {
    const { scheduleId, toast, dialogWords: words } = this.#host;
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
    this.reason = reason;
    if (input?.value !== "") return;
    input.value = text;
    this.#key = key;
  }

  typed(): void {
    // A changed text is a new request.
    this.#key = newKey();
    if (this.reason === undefined) return;
    this.reason = undefined;
    this.#host.requestUpdate();
  }

  /** Pasting a list opens the preview; anything else goes into the field. */
  paste(text: string): void {
    const input = this.#input;
    if (isList(text)) void this.preview(text);
    else if (input) {
      input.setRangeText(text.trim(), input.selectionStart ?? 0, input.selectionEnd ?? 0, "end");
      this.typed();
    }
  }

  get #input(): HTMLInputElement | null {
    return this.#host.renderRoot.querySelector<HTMLInputElement>("#add");
  }
}
