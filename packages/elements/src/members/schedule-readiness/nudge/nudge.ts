import { html, nothing, type TemplateResult } from "lit";
import { reasonText } from "../../../ui/notices/problem-line.ts";
import type { RollcallElement } from "../../../ui/panel/rollcall-element.ts";
import { ConfirmDialog } from "../../../ui/dialogs/confirm-dialog.ts";
import { Toast } from "../../../ui/notices/toast.ts";
import { batchButtons, batchProgress, BatchRun, byCursor, reportLine } from "../../batch-run.ts";
import { countOf, isAllMailed, type Mailed, mailedText, MailPreview, refusedList } from "../../mail-preview.ts";
import { nudgeWords } from "./nudge.en.ts";

/** Reminders to one schedule that are about to be sent. */
interface Reminders {
  readonly scheduleId: string;
  /** The number of members that the schedule waits for. */
  readonly total: number;
  readonly preview: MailPreview;
}

/**
 * Reminds the members that a schedule is waiting for, after showing who they are. The panel shows the progress below its header, and the
 * results if someone was refused. Otherwise a toast reports success (X7).
 */
export class Nudge {
  readonly #host: RollcallElement;
  readonly #dialog: ConfirmDialog<Reminders>;
  readonly #toast: Toast;
  #run: BatchRun<Mailed> | undefined;

  constructor(host: RollcallElement) {
    this.#host = host;
    this.#toast = new Toast(host);
    const words = () => host.wordsWith(nudgeWords);
    this.#dialog = new ConfirmDialog<Reminders>(host, {
      id: "remind",
      title: () => words().text("nudge.ask"),
      text: () => words().text("nudge.mailed.text"),
      content: ({ preview }) => preview.render(words()),
      confirm: ({ preview: { count } }) => words().text("nudge.send", { count }),
      missing: ({ preview }) => (preview.count === 0 ? "remind" : undefined),
      run: (reminders) => {
        void this.#send(reminders);
        return Promise.resolve();
      },
    });
  }

  get isBusy(): boolean {
    return this.#run?.isBusy === true;
  }

  /** Asks before sending, unless it is running. `total` is the number of members that the schedule waits for. */
  async start(scheduleId: string, total: number): Promise<void> {
    const { client } = this.#host;
    if (this.isBusy || client === undefined) return;
    const dryRun = client.invitations.remind.dryRun({ scheduleId });
    const preview = new MailPreview(total, dryRun, () => this.#host.requestUpdate());
    await this.#dialog.open({ scheduleId, total, preview });
  }

  async #send({ scheduleId, total }: Reminders): Promise<void> {
    const { client } = this.#host;
    if (client === undefined) return;
    const run: BatchRun<Mailed> = (this.#run = new BatchRun<Mailed>({
      total,
      send: byCursor((after, options) => client.invitations.remind({ scheduleId, ...after }, options)),
      changed: () => this.#changed(run),
    }));
    await run.run();
  }

  #changed(run: BatchRun<Mailed>): void {
    this.#host.requestUpdate();
    if (run.isBusy || this.#run !== run || !isAllMailed(run)) return;
    this.clear();
    const words = this.#host.wordsWith(nudgeWords);
    this.#toast.show(
      run.done === 0
        ? words.text("nudge.none")
        : mailedText(
            run,
            (count) => words.text("nudge.mailed", { count }),
            (count) => words.text("nudge.rested", { count }),
          ),
    );
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
    const { results } = run;
    const [mailed, rested, refused] = [
      countOf(results, "queued"),
      countOf(results, "unchanged"),
      countOf(results, "refused"),
    ];
    return html`<div class="stack" role="status">
      ${mailed > 0 ? reportLine("sent", "ok", words.text("nudge.mailed", { count: mailed }), words.text("nudge.mailed.text")) : nothing}
      ${rested > 0 ? reportLine("clock", "", words.text("nudge.rested", { count: rested }), words.text("nudge.rested.text")) : nothing}
      ${
        refused > 0
          ? html`${reportLine("stop", "danger", words.text("batch.refused", { count: refused }))}
            ${refusedList(words, results)}`
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
