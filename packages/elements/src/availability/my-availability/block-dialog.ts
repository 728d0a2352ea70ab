import type { BlockDaysOutput, GetOwnAvailabilityOutput } from "@rollcall/core";
import { html, nothing, type TemplateResult } from "lit";
import { FormDialog, type FormValues } from "../../ui/dialogs/form-dialog.ts";
import { labelledField } from "../../ui/fields/text-field.ts";
import { ClashPreview, type PreviewHost } from "./clash-preview.ts";

/** Days to block, and what the host offers. */
export interface DaysToBlock {
  readonly dates: readonly string[];
  readonly offers: GetOwnAvailabilityOutput["offers"];
}

type Part = "day" | "morning" | "afternoon" | "hours";

/** The reason for a block or request, as a form field. */
export const reasonField = (host: PreviewHost): TemplateResult =>
  labelledField(
    host.words.text("availability.reason"),
    { id: "reason", name: "reason", part: "reason", maxLength: 200, describedBy: "reason-text" },
    host.words.text("availability.reason.text"),
  );

/** The dialog that blocks days: the part of the day if the host offers parts, a reason, and the conflicting shifts (Q29). */
export class BlockDialog {
  readonly #host: PreviewHost;
  readonly #dialog: FormDialog<DaysToBlock, BlockDaysOutput>;
  readonly #preview: ClashPreview<ReturnType<typeof toInput>>;
  #values: FormValues = {};

  constructor(
    host: PreviewHost,
    done: (result: BlockDaysOutput) => { undo: () => Promise<unknown> },
    queued: () => void,
  ) {
    this.#host = host;
    const { words } = host;
    const count = ({ dates }: DaysToBlock) => ({ count: dates.length });
    this.#dialog = new FormDialog<DaysToBlock, BlockDaysOutput>(host, {
      id: "block",
      title: (days) => words.text("availability.block.title", count(days)),
      text: ({ offers }) => words.text(`availability.block.text${offers.approval ? ".approval" : ""}`),
      fields: (days) => this.#fields(days),
      validate: (values) => {
        const { part, from = "", until = "" } = values;
        if (part !== "hours" || (from !== "" && from < until)) return undefined;
        return { field: "until", message: words.text("availability.part.order") };
      },
      confirm: (days) => words.text("availability.block", count(days)),
      busy: () => words.text("availability.blocking"),
      submit: (values, client, options, { dates }) => client.portal.blockDays(toInput(dates, values), options),
      outcome: () => ({
        message: ({ dates, isPending }) =>
          words.text(isPending ? "availability.block.requested" : "availability.blocked", { count: dates.length }),
        done: (result) => (this.#undo = done(result).undo),
        undo: () => this.#undo(),
      }),
      queued,
    });
    this.#preview = new ClashPreview(
      host,
      () => this.#dialog.subject && toInput(this.#dialog.subject.dates, this.#values),
      (input, client, options) => client.portal.blockDays.dryRun(input, options),
    );
  }

  #undo: () => Promise<unknown> = () => Promise.resolve();

  open(days: DaysToBlock): Promise<void> {
    this.#values = {};
    return this.#dialog.open(days);
  }

  #fields({ offers }: DaysToBlock): TemplateResult {
    const { words } = this.#host;
    const parts: readonly Part[] =
      offers.dayParts === "none"
        ? []
        : ["day", "morning", "afternoon", ...(offers.dayParts === "hours" ? (["hours"] as const) : [])];
    const { part = "day" } = this.#values;
    return html`<div class="stack gap-3" @change=${this.#changed}>
      ${
        parts.length === 0
          ? nothing
          : html`<fieldset part="parts">
              <legend>${words.text("availability.part")}</legend>
              ${parts.map(
                (value) =>
                  html`<label class="choice"
                    ><input type="radio" name="part" value=${value} ?checked=${part === value} />${words.text(
                      `availability.part.${value}`,
                    )}</label
                  >`,
              )}
            </fieldset>`
      }
      ${part === "hours" ? html`<div class="cluster">${["from", "until"].map((name) => this.#time(name as "from" | "until"))}</div>` : nothing}
      ${reasonField(this.#host)} ${this.#preview.render()}
    </div>`;
  }

  #time(name: "from" | "until"): TemplateResult {
    return labelledField(this.#host.words.text(`availability.part.${name}`), {
      ...{ id: name, name, part: name, type: "time", initial: this.#values[name] ?? "" },
    });
  }

  /** Previews the current input of the form. */
  readonly #changed = (event: Event): void => {
    const { name, value } = event.target as HTMLInputElement;
    if (name === "reason") return;
    this.#values = { ...this.#values, [name]: value };
    this.#host.requestUpdate();
  };
}

function toInput(days: readonly string[], { part, from = "", until = "", reason = "" }: FormValues) {
  const parts =
    part === "morning"
      ? [{ from: "00:00", until: "12:00" }]
      : part === "afternoon"
        ? [{ from: "12:00", until: "24:00" }]
        : part === "hours" && from !== "" && from < until
          ? [{ from, until }]
          : [];
  return { days: [...days], parts, reason: reason.trim() };
}
