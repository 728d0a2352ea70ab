import type { OverwrittenView, ProfileFieldView, RollcallClient } from "@rollcall/core";
import type { ReactiveControllerHost } from "lit";
import { SavedField } from "../../ui/settings/saved-field.ts";
import { fromText, toText } from "./field-codec.ts";
import { fieldOf, type ProfileSource } from "./profile-source.ts";

/** The element in which a profile is edited. */
export interface EditorHost extends ReactiveControllerHost {
  readonly client: RollcallClient | undefined;
}

/** A field of a profile that saves itself. Remembers an unseen value that a save replaced (Q31, A67). */
export class EditedField {
  readonly name: string;
  readonly saved: SavedField<string>;
  /** The unseen value that a save replaced, and the sequence number of that save. */
  replaced: (OverwrittenView & { readonly savedAs: number }) | undefined;
  /** The key of the column that is empty in the entry to be added. */
  missing: string | undefined;
  readonly #host: EditorHost;
  readonly #source: ProfileSource;

  constructor(host: EditorHost, source: ProfileSource, name: string) {
    this.#host = host;
    this.#source = source;
    this.name = name;
    this.saved = new SavedField<string>(host, {
      current: () => this.field && toText(this.field),
      send: (text) => this.#send(text),
    });
  }

  /** The field on the server. */
  get field(): ProfileFieldView | undefined {
    return fieldOf(this.#source.profile(), this.name);
  }

  /** Sets and saves at once, for choices and list entries. */
  set(text: string): void {
    this.saved.edit(text);
    void this.saved.save();
  }

  /** Restores the value before a change. */
  async restore(number: number): Promise<void> {
    const { client } = this.#host;
    if (client === undefined) return;
    const { profile } = await this.#source.restore(client, this.name, number);
    this.saved.revert();
    this.keep();
    this.#source.show(profile);
  }

  /** Dismisses the replaced value. */
  keep(): void {
    this.replaced = undefined;
    this.#host.requestUpdate();
  }

  async #send(text: string): Promise<void> {
    const { field, name } = this;
    const { client } = this.#host;
    if (field === undefined || client === undefined) return;
    this.replaced = undefined;
    const set = { [name]: fromText(field.kind, text) };
    const { profile, overwrote } = await this.#source.update(client, set, { [name]: field.number });
    this.#source.show(profile);
    const replaced = overwrote.find((one) => one.field === name);
    if (replaced) this.replaced = { ...replaced, savedAs: fieldOf(profile, name)?.number ?? 0 };
  }
}
