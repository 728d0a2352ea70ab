import type { ReactiveControllerHost } from "lit";
import { SavedField } from "../../ui/settings/saved-field.ts";
import { fromText, toText } from "./field-codec.ts";
import type { Overwritten, ProfileField, ProfileSource } from "./profile-view.ts";

/** A value of somebody else that a save replaced unseen, and the number of that save. */
export type Replaced = Overwritten & { readonly replacedAt: number };

/** One field of a profile that saves itself, and remembers what a save of it replaced unseen (Q31, A67). */
export class EditedField {
  readonly name: string;
  readonly saved: SavedField<string>;
  /** What a save replaced that nobody here had seen. */
  replaced: Replaced | undefined;
  /** What is missing in the entry that shall be added. */
  missing: string | undefined;
  readonly #host: ReactiveControllerHost;
  readonly #source: ProfileSource;

  constructor(host: ReactiveControllerHost, source: ProfileSource, name: string) {
    this.#host = host;
    this.#source = source;
    this.name = name;
    this.saved = new SavedField<string>(host, {
      current: () => (this.field === undefined ? undefined : toText(this.field)),
      send: (text) => this.#send(text),
    });
  }

  /** The field as the server has it. */
  get field(): ProfileField | undefined {
    const fields = this.#source.profile?.groups.flatMap((group) => group.fields);
    return fields?.find(({ name }) => name === this.name);
  }

  /** Sets and saves at once: a choice, an entry that came or went. */
  set(text: string): void {
    this.saved.edit(text);
    void this.saved.save();
  }

  /** Gives back what a save of this field replaced. */
  async putBack(): Promise<void> {
    const { replaced } = this;
    if (replaced === undefined) return;
    const { profile } = await this.#source.restore(this.name, replaced.replacedAt);
    this.keep();
    this.#source.show(profile);
  }

  /** Lets what was replaced go. */
  keep(): void {
    this.replaced = undefined;
    this.#host.requestUpdate();
  }

  async #send(text: string): Promise<void> {
    const { field, name } = this;
    if (field === undefined) return;
    this.replaced = undefined;
    const { profile, overwrote } = await this.#source.update(
      { [name]: fromText(field.kind, text) },
      { [name]: field.number },
    );
    this.#source.show(profile);
    const replaced = overwrote.find((one) => one.field === name);
    if (replaced) this.replaced = { ...replaced, replacedAt: this.field?.number ?? 0 };
  }
}
