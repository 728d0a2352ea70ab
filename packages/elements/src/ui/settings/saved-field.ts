import type { Reason } from "@rollcall/core/contract";
import type { ReactiveControllerHost } from "lit";
import type { CommandQueued } from "../commands/command-queued.ts";
import { reasonOf } from "../../messages/reason-words.ts";

/** The save state of a field. `changed`: someone else set it while it was being edited. */
export type SaveState =
  | { readonly kind: "idle" | "saving" | "saved" | "changed" | "needed" }
  | { readonly kind: "failed"; readonly reason: Reason }
  /** It waits for a connection; the text says so. */
  | { readonly kind: "queued"; readonly text: string };

/** What a field needs to save itself. */
export interface Saving<V extends string | boolean> {
  /** The server's value, if loaded. */
  readonly current: () => V | undefined;
  /** Sends a value and shows the server's response. */
  readonly send: (value: V) => Promise<unknown>;
  /** Whether the value is required. */
  readonly needed?: boolean;
}

/**
 * A field that saves itself when it loses focus. Sends only changed values, one after another, and never overwrites a
 * value that someone else set in the meantime unless the user chooses to.
 */
export class SavedField<V extends string | boolean> {
  readonly #host: ReactiveControllerHost;
  readonly #saving: Saving<V>;
  #draft: V | undefined;
  /** The server's value when editing began. */
  #base: V | undefined;
  /** The value that could not be saved. */
  #unsent: V | undefined;
  #outcome: SaveState = { kind: "idle" };
  #again = false;
  #turn = 0;

  constructor(host: ReactiveControllerHost, saving: Saving<V>) {
    this.#host = host;
    this.#saving = saving;
  }

  /** The value to show: the edited one, or the server's. */
  get shown(): V | undefined {
    return this.#draft ?? this.#saving.current();
  }

  /** The server's value. */
  get current(): V | undefined {
    return this.#saving.current();
  }

  /** The save state. */
  get state(): SaveState {
    if (this.#outcome.kind !== "saving" && this.#isOvertaken) return { kind: "changed" };
    // Someone else has changed the value since.
    if (this.#outcome.kind === "saved" && this.#saving.current() !== this.#base) return { kind: "idle" };
    return this.#outcome;
  }

  /** Sets the edited value. */
  edit(value: V): void {
    this.#base = this.#draft === undefined ? this.#saving.current() : this.#base;
    this.#draft = value;
    if (this.#outcome.kind !== "saving") this.#outcome = { kind: "idle" };
    this.#host.requestUpdate();
  }

  /** Sends the edited value, unless it equals the server's or someone else has changed that. */
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
      this.#setOutcome({ kind: "needed" });
      return;
    }
    await this.#send(value);
    if (!this.#again) return;
    this.#again = false;
    await this.save();
  }

  /** Resends a value that couldn't be saved. */
  retry(): Promise<void> {
    this.#draft ??= this.#unsent;
    return this.save();
  }

  /** Saves the edited value over someone else's. */
  overwrite(): Promise<void> {
    this.#base = this.#saving.current();
    return this.save();
  }

  /** Discards the edited value. */
  revert(): void {
    this.#draft = undefined;
    this.#setOutcome({ kind: "idle" });
  }

  /** Resets the field for another subject. */
  reset(): void {
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
    this.#setOutcome({ kind: "saving" });
    try {
      await this.#saving.send(value);
      if (turn !== this.#turn) return;
      this.#base = this.#saving.current();
      if (this.#draft === value) this.#draft = undefined;
      this.#setOutcome({ kind: "saved" });
    } catch (error) {
      if (turn !== this.#turn) return;
      const { settled, message } = error as CommandQueued;
      if (settled) {
        this.#draft = undefined;
        this.#setOutcome({ kind: "queued", text: message });
        settled.addEventListener("abort", () => this.#outcome.kind === "queued" && this.revert());
        return;
      }
      this.#unsent = value;
      // A switch returns to the saved state; typed text is kept.
      if (typeof value === "boolean") this.#draft = undefined;
      this.#setOutcome({ kind: "failed", reason: reasonOf(error) });
    }
  }

  #setOutcome(state: SaveState): void {
    this.#outcome = state;
    this.#host.requestUpdate();
  }
}

const trimmed = (value: unknown): unknown => (typeof value === "string" ? value.trim() : value);
const same = (one: unknown, other: unknown): boolean => trimmed(one) === trimmed(other);
