import { html, nothing, type TemplateResult } from "lit";
import { reasonText } from "../../../ui/problem-line.ts";
import type { RollcallElement } from "../../../ui/rollcall-element.ts";
import { batchButtons, batchProgress, BatchRun, byCursor, reportLine } from "../../batch-run.ts";
import { type Mailed, refusedList } from "../../refused-groups.ts";
import { nudgeWords } from "./nudge.en.ts";

/** Reminds the members that a schedule waits for, and shows the progress and the results below the head of the panel (X7). */
export class Nudge {
  readonly #host: RollcallElement;
  readonly #nameOf: (personId: string) => string | undefined;
  #run: BatchRun<Mailed> | undefined;

  constructor(host: RollcallElement, nameOf: (personId: string) => string | undefined) {
    this.#host = host;
    this.#nameOf = nameOf;
  }

  get isBusy(): boolean {
    return this.#run?.isBusy === true;
  }

  /** Starts unless it is running. `total` is the number of members that the schedule waits for. */
  async start(scheduleId: string, total: number): Promise<void> {
    const { client } = this.#host;
    if (this.isBusy || client === undefined) return;
    this.#run = new BatchRun<Mailed>({
      total,
      send: byCursor((after, options) => client.invitations.remind({ scheduleId, ...after }, options)),
      changed: () => this.#host.requestUpdate(),
    });
    await this.#run.run();
  }

  /** Stops, and removes the results. */
  clear(): void {
    this.#run?.stop();
    this.#run = undefined;
  }

  render(): TemplateResult | typeof nothing {
    const run = this.#run;
    if (run === undefined) return nothing;
    const words = this.#host.wordsWith(nudgeWords);
    return html`<section class="nudge stack gap-3 tint" part="nudge" aria-label=${words.text("nudge.title")}>
      ${run.isBusy ? batchProgress(words, run) : this.#report(run)}
      <div class="buttons">${batchButtons(words, run, "nudge", () => this.#close())}</div>
    </section>`;
  }

  #report(run: BatchRun<Mailed>): TemplateResult {
    const words = this.#host.wordsWith(nudgeWords);
    const countOf = (status: Mailed["status"]): number => run.results.filter((one) => one.status === status).length;
    const [mailed, rested, refused] = [countOf("queued"), countOf("unchanged"), countOf("refused")];
    return html`<div class="stack" role="status">
      ${run.done === 0 && run.open === 0 ? reportLine("done", "ok", words.text("nudge.none")) : nothing}
      ${mailed > 0 ? reportLine("sent", "ok", words.text("nudge.mailed", { count: mailed }), words.text("nudge.mailed.text")) : nothing}
      ${rested > 0 ? reportLine("clock", "", words.text("nudge.rested", { count: rested }), words.text("nudge.rested.text")) : nothing}
      ${
        refused > 0
          ? html`${reportLine("stop", "danger", words.text("nudge.refused", { count: refused }))}
            ${refusedList(words, run.results, this.#nameOf)}`
          : nothing
      }
      ${run.open > 0 && !run.problem ? reportLine("clock", "warn", words.text("nudge.open")) : nothing}
      ${run.problem ? reportLine("warning", "danger", reasonText(words, run.problem)) : nothing}
    </div>`;
  }

  #close(): void {
    this.clear();
    this.#host.requestUpdate();
    this.#host.renderRoot.querySelector<HTMLElement>("[part=nudge-start], #filter")?.focus();
  }
}
