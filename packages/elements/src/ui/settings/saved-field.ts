import type { Reason } from "@rollcall/core/contract";
import type { ReactiveControllerHost } from "lit";
import { reasonOf } from "../../messages/reason-words.ts";

/** Where the saving of a field stands. `changed`: somebody else set it while it was being edited. */
export type SaveState =
  | { readonly kind: "idle" | "saving" | "saved" | "changed" | "needed" }
  | { readonly kind: "failed"; readonly reason: Reason };

/** What a field needs to save itself. */
export interface Saving<V extends string | boolean> {
  /** The value that the server has, as far as is known. */
  readonly current: () => V | undefined;
  /** Sends a value; what it answers with is shown by whoever gave this. */
  readonly send: (value: V) => Promise<unknown>;
  /** Whether it may not be empty. */
  readonly needed?: boolean;
}

/**
 * One field that saves itself when it is left. It shows what is typed, says honestly where saving stands, sends only what
 * differs, one after the other, and never overwrites unasked what somebody else set in the meantime.
 */
export class SavedField<V extends string | boolean> {
  readonly #host: ReactiveControllerHost;
  readonly #saving: Saving<V>;
  #draft: V | undefined;
  /** What the server had when editing began. */
  #base: V | undefined;
  /** What could not be sent. */
  #unsent: V | undefined;
  #outcome: SaveState = { kind: "idle" };
  #again = false;
  #turn = 0;

  constructor(host: ReactiveControllerHost, saving: Saving<V>) {
    this.#host = host;
    this.#saving = saving;
  }

  /** What the field shows: what was typed, or what the server has. */
  get shown(): V | undefined {
    return this.#draft ?? this.#saving.current();
  }

  /** What the server has. */
  get current(): V | undefined {
    return this.#saving.current();
  }

  /** Where saving stands. */
  get state(): SaveState {
    if (this.#outcome.kind !== "saving" && this.#isOvertaken) return { kind: "changed" };
    // What shows has since been set by somebody else.
    if (this.#outcome.kind === "saved" && this.#saving.current() !== this.#base) return { kind: "idle" };
    return this.#outcome;
  }

  /** Something was typed. */
  edit(value: V): void {
    this.#base = this.#draft === undefined ? this.#saving.current() : this.#base;
    this.#draft = value;
    if (this.#outcome.kind !== "saving") this.#outcome = { kind: "idle" };
    this.#host.requestUpdate();
  }

  /** The field was left: sends what was typed, unless it is what the server has, or somebody else was faster. */
  async save(): Promise<void> {
    if (this.#outcome.kind === "saving") {
      this.#again = true;
      return;
    }
    const value = this.#draft;
    if (value === undefined || this.#isOvertaken) return;
    this.#unsent = undefined;
    if (same(value, this.#saving.current())) {
      this.revert();
      return;
    }
    if (this.#saving.needed && typeof value === "string" && value.trim() === "") {
      this.#become({ kind: "needed" });
      return;
    }
    await this.#send(value);
    if (!this.#again) return;
    this.#again = false;
    await this.save();
  }

  /** Sends once more what could not be sent. */
  retry(): Promise<void> {
    this.#draft ??= this.#unsent;
    return this.save();
  }

  /** Saves what was typed over what somebody else set. */
  insist(): Promise<void> {
    this.#base = this.#saving.current();
    return this.save();
  }

  /** Shows what the server has. */
  revert(): void {
    this.#draft = undefined;
    this.#become({ kind: "idle" });
  }

  /** Forgets everything: the field is of something else now. */
  forget(): void {
    this.#turn++;
    this.#unsent = undefined;
    this.#again = false;
    this.revert();
  }

  get #isOvertaken(): boolean {
    const current = this.#saving.current();
    if (this.#draft === undefined || current === undefined) return false;
    return current !== this.#base && !same(this.#draft, current);
  }

  async #send(value: V): Promise<void> {
    const turn = this.#turn;
    this.#become({ kind: "saving" });
    try {
      await this.#saving.send(value);
      if (turn !== this.#turn) return;
      this.#base = this.#saving.current();
      if (this.#draft === value) this.#draft = undefined;
      this.#become({ kind: "saved" });
    } catch (error) {
      if (turn !== this.#turn) return;
      this.#unsent = value;
      // A switch never shows what is not so; words that were typed are kept.
      if (typeof value === "boolean") this.#draft = undefined;
      this.#become({ kind: "failed", reason: reasonOf(error) });
    }
  }

  #become(state: SaveState): void {
    this.#outcome = state;
    this.#host.requestUpdate();
  }
}

const trimmed = (value: unknown): unknown => (typeof value === "string" ? value.trim() : value);
const same = (one: unknown, other: unknown): boolean => trimmed(one) === trimmed(other);
