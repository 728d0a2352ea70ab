import type {
  OverwrittenView,
  ProfileFieldView,
  ProfileView,
  RollcallClient,
  UpdateProfileInput,
  UpdateProfileOutput,
} from "@rollcall/core";
import type { CommandHost } from "../../ui/host/panel-host.ts";
import { SavedField } from "../../ui/settings/saved-field.ts";
import { fromText, toText } from "./field-codec.ts";

/** Where an editor reads and writes a profile: a scheduler's view of a person, or the worker's own profile. */
export interface ProfileSource {
  /** The profile that is shown; `undefined` while it loads. */
  readonly profile: () => ProfileView | undefined;
  /** Sets fields. `seen` are the sequence numbers of the values that the caller saw. */
  readonly update: (
    client: RollcallClient,
    set: UpdateProfileInput["set"],
    seen: Readonly<Record<string, number>>,
  ) => Promise<UpdateProfileOutput>;
  /** Restores the value that a field had before a change. */
  readonly restore: (
    client: RollcallClient,
    field: string,
    number: number,
  ) => Promise<{ readonly profile: ProfileView }>;
  readonly show: (profile: ProfileView) => void;
}

/** A field by its name. */
export const fieldOf = (profile: ProfileView | undefined, name: string): ProfileFieldView | undefined =>
  profile?.groups.flatMap(({ fields }) => fields).find((field) => field.name === name);

const nameParts: ReadonlySet<string> = new Set(["firstName", "lastName"]);

/**
 * The fields of a group. If the host sends only a full name, first and last name are merged into one field, because "not set" would be
 * wrong for them (Q51).
 */
export function withFullName(fields: readonly ProfileFieldView[], name: string): readonly ProfileFieldView[] {
  const [first, ...others] = fields.filter((field) => nameParts.has(field.name));
  const isMissing = [first, ...others].every((field) => field?.writable === false && field.value === null);
  if (first === undefined || !isMissing || name === "") return fields;
  return [{ ...first, name: "name", value: name }, ...fields.filter((field) => !nameParts.has(field.name))];
}

/** A field of a profile that saves itself. Remembers an unseen value that a save replaced (Q31, A67). */
export class EditedField {
  readonly name: string;
  readonly saved: SavedField<string>;
  /** The unseen value that a save replaced, and the sequence number of that save. */
  replaced: (OverwrittenView & { readonly savedAs: number }) | undefined;
  /** The key of the column that is empty in the entry to be added. */
  missing: string | undefined;
  readonly #host: CommandHost;
  readonly #source: ProfileSource;

  constructor(host: CommandHost, source: ProfileSource, name: string) {
    this.#host = host;
    this.#source = source;
    this.name = name;
    this.saved = new SavedField<string>(host, {
      current: () => this.field && toText(this.field),
      send: (text) => this.#send(text),
    });
  }

  get field(): ProfileFieldView | undefined {
    return fieldOf(this.#source.profile(), this.name);
  }

  /** Sets and saves immediately, for choices and list entries. */
  set(text: string): void {
    this.saved.edit(text);
    void this.saved.save();
  }

  async restore(number: number): Promise<void> {
    const { client } = this.#host;
    if (client === undefined) return;
    const { profile } = await this.#source.restore(client, this.name, number);
    this.saved.revert();
    this.keep();
    this.#source.show(profile);
  }

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
