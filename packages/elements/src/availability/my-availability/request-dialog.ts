import type { RequestTimeOffOutput } from "@rollcall/core";
import { html, type TemplateResult } from "lit";
import { FormDialog } from "../../ui/dialogs/form-dialog.ts";
import { reasonField } from "./block-dialog.ts";
import { ClashPreview, type PreviewHost } from "./clash-preview.ts";
import { labelledField } from "../../ui/fields/text-field.ts";

/** The first and last day of a request; empty if not chosen yet. */
export interface RequestedDays {
  readonly firstDay: string;
  readonly lastDay: string;
}

/** The dialog that requests time off, with the conflicting shifts (A12, Q29). */
export class RequestDialog {
  readonly #host: PreviewHost;
  readonly #dialog: FormDialog<{ readonly today: string }, RequestTimeOffOutput>;
  readonly #preview: ClashPreview<RequestedDays>;
  #days: RequestedDays = { firstDay: "", lastDay: "" };

  constructor(host: PreviewHost, done: (result: RequestTimeOffOutput) => unknown) {
    this.#host = host;
    const { words } = host;
    this.#dialog = new FormDialog<{ readonly today: string }, RequestTimeOffOutput>(host, {
      id: "request",
      title: () => words.text("availability.request"),
      text: () => words.text("availability.request.text"),
      fields: ({ today }) => this.#fields(today),
      validate: ({ firstDay = "", lastDay = "" }) => {
        if (firstDay === "" || lastDay === "") {
          const field = firstDay === "" ? "firstDay" : "lastDay";
          return { field, message: words.text("availability.request.needed") };
        }
        return firstDay <= lastDay
          ? undefined
          : { field: "lastDay", message: words.text("availability.request.order") };
      },
      confirm: () => words.text("availability.request.send"),
      busy: () => words.text("availability.request.sending"),
      submit: ({ firstDay = "", lastDay = "", reason = "" }, client, options) =>
        client.portal.requestTimeOff({ firstDay, lastDay, reason: reason.trim() }, options),
      outcome: () => ({
        message: words.text("availability.request.sent"),
        done,
        undo: ({ request }) => host.client?.portal.cancelTimeOff({ requestId: request.id }) ?? Promise.resolve(),
      }),
    });
    this.#preview = new ClashPreview(
      host,
      () => {
        const { firstDay, lastDay } = this.#days;
        return this.#dialog.subject && firstDay !== "" && firstDay <= lastDay ? this.#days : undefined;
      },
      (days, client, options) => client.portal.requestTimeOff.dryRun({ ...days }, options),
    );
  }

  open(today: string, days: RequestedDays): Promise<void> {
    this.#days = days;
    return this.#dialog.open({ today });
  }

  #fields(today: string): TemplateResult {
    const date = (name: "firstDay" | "lastDay", label: "first" | "last") =>
      labelledField(this.#host.words.text(`availability.request.${label}`), {
        ...{ id: name, name, part: name === "firstDay" ? "first-day" : "last-day", type: "date" },
        ...{ min: today, max: "2199-12-31", initial: this.#days[name] },
      });
    return html`<div class="stack gap-3" @change=${this.#changed}>
      <div class="cluster days">${date("firstDay", "first")} ${date("lastDay", "last")}</div>
      ${reasonField(this.#host)} ${this.#preview.render()}
    </div>`;
  }

  readonly #changed = (event: Event): void => {
    const { name, value } = event.target as HTMLInputElement;
    if (name !== "firstDay" && name !== "lastDay") return;
    const days = { ...this.#days, [name]: value };
    // One day unless a last day is chosen.
    this.#days =
      name === "firstDay" && (days.lastDay === "" || days.lastDay < value) ? { ...days, lastDay: value } : days;
    this.#host.requestUpdate();
  };
}
