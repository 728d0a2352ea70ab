import type { DirectoryRow, RollcallClient } from "@rollcall/core";
import type { Reason } from "@rollcall/core/contract";
import type { ReactiveController } from "lit";
import { reasonOf } from "../../../messages/reason-words.ts";
import { pageSize } from "../../../ui/lists/sparse-rows.ts";
import { newKey } from "../../../ui/browser/new-key.ts";
import type { PanelHost } from "../../../ui/host/panel-host.ts";
import type { Toast } from "../../../ui/notices/toast.ts";
import { isList, readAddress } from "../../member-import/read-address.ts";
import { nameOf } from "../../listed-member.ts";
import { isWhole, type MemberPages } from "../member-query.ts";
import { prepareUndo } from "../../prepare-undo.ts";
import { MembersAddedEvent } from "../member-list.events.ts";
import type { MemberListKey } from "../member-list.messages.ts";
import { Suggestions } from "./suggestions.ts";
import type { ListContext } from "../list-context.ts";

/** The list that members are added to. */
export type AddHost = PanelHost<MemberListKey> &
  Pick<ListContext, "scheduleId" | "schedule" | "myId" | "rows" | "dialogWords" | "toast" | "dispatchEvent"> & {
    readonly pages: Pick<MemberPages, "window" | "query" | "signal" | "fetch" | "refresh">;
  };

type Added = MembersAddedEvent["members"][number];

/** The milliseconds for which new rows are marked. */
const markedFor = 10_000;

/** A person waiting to be sent: as typed, or from the host's directory. */
interface Waiting {
  readonly text: string;
  readonly key: string;
  readonly user?: DirectoryRow;
}

/** Adds members from the add box (B11): a single address immediately; several lines and files open a preview. */
export class AddMembers implements ReactiveController {
  /** Why the last address was not added. */
  reason: Reason | undefined;
  isBusy = false;
  readonly #host: AddHost;
  readonly #wait: Toast["wait"];
  readonly #waiting: Waiting[] = [];
  readonly #suggestions: Suggestions;
  #key = newKey();
  /** The ids of new members whose rows haven't been shown. */
  #new: readonly string[] = [];

  /**
   * @param host the list
   * @param wait shows what the user is waiting for
   */
  constructor(host: AddHost, wait: Toast["wait"]) {
    this.#host = host;
    this.#wait = wait;
    this.#suggestions = new Suggestions(
      host,
      () => this.#input,
      (user) => void this.#enqueue({ text: `${user.name} <${user.email}>`.trim(), key: newKey(), user }),
    );
    host.addController(this);
  }

  /** Opens the preview of a list. */
  async preview(source: string | Blob): Promise<void> {
    try {
      const loading = Promise.all([
        import("../../member-import/member-import.ts"),
        import("../../member-import/import-source.ts"),
      ]);
      this.#wait(this.#host.words.text("panel.pending"), loading);
      const [{ openImport }, { ImportSource }] = await loading;
      const undo = prepareUndo(this.#host, "members.add");
      const added = await openImport(this.#host, await ImportSource.open(source));
      if (added.length > 0) {
        if (this.#input) this.#input.value = "";
        this.#added(added, undo);
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
    await this.#enqueue({ text: input.value, key: this.#key });
  }

  /** Sends a person after those already waiting. */
  async #enqueue(person: Waiting): Promise<void> {
    const { client } = this.#host;
    const input = this.#input;
    if (!input || client === undefined) return;
    this.#waiting.push(person);
    this.#suggestions.hide();
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

  async #send(client: RollcallClient, { text, key, user }: Waiting): Promise<void> {
    const { scheduleId } = this.#host;
    const undo = prepareUndo(this.#host, "members.add");
    try {
      const people = [user ? { personId: await personIdOf(client, user) } : readAddress(text)];
      const { results } = await client.members.add({ scheduleId, people }, { idempotencyKey: key });
      const result = results[0];
      if (result?.status === "added") this.#added([result.member], () => undo(result.member.personId));
      else this.#failed(text, newKey(), result?.reason ?? { code: "internal" });
    } catch (error) {
      // The address may have been added: sent again with the same key, it is added only once.
      this.#failed(text, key, reasonOf(error));
    }
  }

  /** Confirms what was added, offers to undo it, and shows the new rows. */
  #added(members: readonly Added[], undo: () => Promise<void>): void {
    const { scheduleId, dialogWords: words, toast } = this.#host;
    const [first, ...others] = members;
    if (first === undefined) return;
    const text = words.text(others.length > 0 ? "add.added-many" : "add.added", {
      name: nameOf(first),
      count: members.length,
    });
    toast.show(text, undo);
    this.#new = members.map(({ personId }) => personId);
    this.#host.dispatchEvent(new MembersAddedEvent({ scheduleId, members }));
    void this.#approach(first);
  }

  /** Reloads the visible rows, or scrolls near a new row of a long list if that doesn't load it. */
  async #approach(member: Added): Promise<void> {
    const { rows, pages } = this.#host;
    await pages.refresh();
    const isLoaded = (): boolean => rows.indexOf(member.personId) >= 0;
    if (isLoaded() || rows.length <= pageSize || !isWhole(pages.query) || pages.query.sort === "role") return;
    const { signal } = pages;
    const { compare } = new Intl.Collator("und", { sensitivity: "base" });
    const sign = pages.query.descending ? -1 : 1;
    let [low, high] = [0, rows.length];
    while (high - low > pageSize / 4) {
      const middle = Math.floor((low + high) / 2);
      const row = rows.at(middle) ?? (await pages.fetch({ limit: 1, skip: middle }, signal))?.rows[0];
      if (signal.aborted || row === undefined) return;
      if (compare(nameOf(row), nameOf(member)) * sign < 0) low = middle;
      else high = middle;
    }
    if (!isLoaded()) pages.window.reveal(low);
  }

  /** Scrolls to the first of the new rows once it is loaded, and marks those that are drawn. */
  hostUpdated(): void {
    const { rows, pages, renderRoot } = this.#host;
    const indexes = this.#new.map((personId) => rows.indexOf(personId)).filter((index) => index >= 0);
    if (indexes.length === 0) return;
    pages.window.reveal(Math.min(...indexes));
    const drawn = indexes.flatMap((index) => renderRoot.querySelector(`tr[data-index="${String(index)}"]`) ?? []);
    if (drawn.length === 0) return;
    this.#new = [];
    drawn[0]?.scrollIntoView({ block: "nearest" });
    for (const { classList } of drawn) {
      classList.add("new");
      setTimeout(() => classList.remove("new"), markedFor);
    }
  }

  /** Puts an address back into the field, unless another one has been typed. */
  #failed(text: string, key: string, reason: Reason): void {
    const input = this.#input;
    this.reason = reason;
    if (input?.value !== "") return;
    input.value = text;
    this.#key = key;
  }

  /** Handles the keys of the box: those of its suggestions, and Enter. */
  keydown(event: KeyboardEvent): void {
    if (!this.#suggestions.keydown(event) && event.key === "Enter" && !event.isComposing) void this.add();
  }

  typed(): void {
    // A changed text is a new request.
    this.#key = newKey();
    this.#suggestions.typed(this.#input?.value ?? "");
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

/** The person of a user in the host's directory, who is added to Rollcall if needed. */
const personIdOf = async ({ people }: RollcallClient, { personId, hostUserId }: DirectoryRow): Promise<string> =>
  personId ?? (await people.adopt({ hostUserId }, { idempotencyKey: newKey() })).person.id;
