import { nothing, type TemplateResult } from "lit";
import { reasonOf } from "../messages/reason-words.ts";
import type { PanelHost } from "../ui/host/panel-host.ts";
import { labelledArea } from "../ui/fields/text-field.ts";
import type { ShiftsKey } from "./schedule-shifts/schedule-shifts.messages.ts";

/** The field for the reason why people are assigned to shifts they may not take (A11). It appears once a call needs it. */
export class OverrideField {
  readonly #host: PanelHost<ShiftsKey>;
  readonly #id: string;
  #note: string | undefined;

  constructor(host: PanelHost<ShiftsKey>, id: string) {
    this.#host = host;
    this.#id = id;
  }

  /** The note as the input of a call. */
  get asked(): { readonly override?: string } {
    const note = this.#note?.trim() ?? "";
    return note === "" ? {} : { override: note };
  }

  reset(): void {
    this.#note = undefined;
  }

  /** Shows the field. */
  need(): void {
    this.#note ??= "";
  }

  /** Shows the field if a call is refused without a note. */
  async during<T>(call: Promise<T>): Promise<T> {
    try {
      return await call;
    } catch (error) {
      if (reasonOf(error).remedy === "override-with-a-note") this.need();
      throw error;
    }
  }

  render(): TemplateResult | typeof nothing {
    if (this.#note === undefined) return nothing;
    const { words } = this.#host;
    return labelledArea(
      words.text("shifts.override.note"),
      {
        ...{ id: this.#id, part: "override-note", value: this.#note, describedBy: `${this.#id}-text` },
        input: (typed) => {
          this.#note = typed;
          this.#host.requestUpdate();
        },
      },
      words.text("shifts.override.note.text"),
    );
  }
}
