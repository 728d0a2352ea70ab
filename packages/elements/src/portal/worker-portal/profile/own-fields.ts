import { RollcallError } from "@rollcall/core/contract";
import { SavedField } from "../../../ui/settings/saved-field.ts";
import type { RollcallElement } from "../../../ui/rollcall-element.ts";
import type { Overwritten, OwnField, OwnProfile } from "../portal-wire.ts";
import { Sending } from "../sending.ts";
import { fromTyped, toTyped } from "./field-text.ts";

/** Somebody's own fields as they are edited: each saves itself, and no other goes with it (P44). */
export class OwnFields {
  readonly #host: RollcallElement<string>;
  readonly #current: () => OwnProfile | undefined;
  readonly #answered: (profile: OwnProfile) => void;
  /** Giving back what was replaced. */
  readonly restoring: Sending;
  readonly #drafts = new Map<string, SavedField<string | boolean>>();
  /** What was replaced unseen, by field. */
  readonly #overwrote = new Map<string, Overwritten>();

  /**
   * @param host what shows them
   * @param current the profile as the server has it, as far as is known
   * @param answered hears the profile that an answer brought
   */
  constructor(
    host: RollcallElement<string>,
    current: () => OwnProfile | undefined,
    answered: (profile: OwnProfile) => void,
  ) {
    this.#host = host;
    this.#current = current;
    this.#answered = answered;
    this.restoring = new Sending(host);
  }

  /** The field of that name as it is edited. */
  draft(name: string): SavedField<string | boolean> {
    let draft = this.#drafts.get(name);
    if (draft === undefined) {
      draft = new SavedField<string | boolean>(this.#host, {
        current: () => {
          const field = this.#field(name);
          return field && toTyped(field);
        },
        send: (typed) => this.#send(name, typed),
      });
      this.#drafts.set(name, draft);
    }
    return draft;
  }

  /** What saving a field has replaced that nobody here had seen (Q31). */
  overwrote(name: string): Overwritten | undefined {
    return this.#overwrote.get(name);
  }

  /** It may stay replaced. */
  keep(name: string): void {
    this.#overwrote.delete(name);
    this.#host.requestUpdate();
  }

  /** Gives a field back what it held before its last change. */
  async restore(name: string, number = this.#field(name)?.number): Promise<void> {
    const { client } = this.#host;
    if (client === undefined || number === undefined) return;
    const { profile } = await client.portal.restoreField({ field: name, number });
    this.#drafts.get(name)?.revert();
    this.keep(name);
    this.#answered(profile);
  }

  #field(name: string): OwnField | undefined {
    return this.#current()
      ?.groups.flatMap(({ fields }) => fields)
      .find((field) => field.name === name);
  }

  async #send(name: string, typed: string | boolean): Promise<void> {
    const { client } = this.#host;
    const field = this.#field(name);
    if (client === undefined || field === undefined) return;
    const value = fromTyped(field, typed);
    if (value === undefined) throw new RollcallError("request.invalid", { issues: [] });
    this.#overwrote.delete(name);
    const { profile, overwrote } = await client.portal.updateProfile({
      set: { [name]: value },
      seen: { [name]: field.number },
    });
    for (const one of overwrote) this.#overwrote.set(one.field, one);
    this.#answered(profile);
  }
}
