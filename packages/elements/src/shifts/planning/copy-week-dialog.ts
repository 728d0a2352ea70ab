import type { CopyShiftsOutput } from "@rollcall/core";
import { html, nothing, type TemplateResult } from "lit";
import { addDays } from "../../availability/my-availability/month.ts";
import { ConfirmDialog } from "../../ui/dialogs/confirm-dialog.ts";
import { icon } from "../../ui/controls/icons.ts";
import type { Words } from "../../ui/host/panel-host.ts";
import { reasonText } from "../../ui/notices/problem-line.ts";
import { QueryController } from "../../ui/queries/query-controller.ts";
import { timesIn } from "../../ui/text/times.ts";
import { toIso } from "../shift-board/load-board.ts";
import { type CopyConflict, loadCopyConflicts } from "./copy-conflicts.ts";
import { loadWeek, type PlanningHost, type PlanningOptions, weekField, weekOf } from "./planned-week.ts";
import { type PlanningKey, planningWords } from "./planning.messages.ts";

/** What a copy would create, and what is already there. */
interface Preview extends CopyShiftsOutput {
  readonly existing: number;
  readonly conflicts: readonly CopyConflict[];
}

/** How many conflicts are listed. */
const maxListed = 8;

/** The dialog that copies a week to another one, with a preview of the new shifts and of conflicts. */
export class CopyWeekDialog {
  readonly #host: PlanningHost;
  readonly #options: PlanningOptions;
  readonly #dialog: ConfirmDialog<void, CopyShiftsOutput>;
  readonly #preview: QueryController<Preview>;
  #isOpen = false;
  #from = "";
  #to = "";
  #withPeople = true;

  constructor(host: PlanningHost, options: PlanningOptions) {
    this.#host = host;
    this.#options = options;
    this.#preview = new QueryController<Preview>(host, {
      key: () => (this.#isOpen && this.#isComplete ? JSON.stringify(this.#asked()) : undefined),
      load: (client, signal) => this.#load(client, signal),
    });
    this.#dialog = new ConfirmDialog<void, CopyShiftsOutput>(host, {
      id: "copy-week",
      title: () => this.#words.text("copy-week.title"),
      text: () => this.#words.text("copy-week.text"),
      content: () => this.#content(),
      confirm: () => this.#words.text("copy-week.confirm"),
      busy: () => this.#words.text("copy-week.busy"),
      missing: () => ((this.#preview.value?.shifts.length ?? 0) === 0 ? "copy-week-to" : undefined),
      run: (_, client, command) => client.shifts.copy(this.#asked(), command),
      outcome: () => ({
        done: ({ shifts }) => {
          const message = this.#words.text("planning.added", { count: shifts.length });
          return options.planned(
            shifts.map(({ id }) => id),
            message,
          );
        },
      }),
      closed: () => {
        this.#isOpen = false;
      },
    });
  }

  open(): Promise<void> {
    this.#from = this.#options.date();
    this.#to = addDays(this.#from, 7);
    this.#isOpen = true;
    return this.#dialog.open();
  }

  get #words(): Words<PlanningKey> {
    return this.#host.wordsWith(planningWords);
  }

  get #isComplete(): boolean {
    return this.#from !== "" && this.#to !== "" && this.#week(this.#from)[0]?.date !== this.#week(this.#to)[0]?.date;
  }

  #week(date: string) {
    return weekOf(this.#words, date, this.#options.timeZone());
  }

  #asked() {
    const [from, to] = [this.#week(this.#from)[0]?.date ?? "", this.#week(this.#to)[0]?.date ?? ""];
    return { scheduleId: this.#host.scheduleId, from, to, withPeople: this.#withPeople };
  }

  async #load(client: NonNullable<PlanningHost["client"]>, signal: AbortSignal): Promise<Preview> {
    const { scheduleId } = this.#host;
    const days = this.#week(this.#to);
    const [{ output }, existing] = await Promise.all([
      client.shifts.copy.dryRun(this.#asked(), { signal }),
      loadWeek(client, scheduleId, days, signal),
    ]);
    const period = { scheduleId, from: toIso(days[0]?.from ?? 0), until: toIso(days.at(-1)?.until ?? 0) };
    const conflicts = await loadCopyConflicts(client, period, { copies: output.shifts, existing }, signal);
    return { ...output, existing: existing.filter(({ status }) => status !== "cancelled").length, conflicts };
  }

  #content(): TemplateResult {
    const words = this.#words;
    const timeZone = this.#options.timeZone();
    const set = (change: () => void) => {
      change();
      this.#host.requestUpdate();
    };
    const from = { id: "copy-week-from", label: words.text("copy-week.from"), date: this.#from, timeZone };
    const to = { id: "copy-week-to", label: words.text("copy-week.to"), date: this.#to, timeZone };
    return html`${weekField(words, from, (date) => set(() => (this.#from = date)))}
      ${weekField(words, to, (date) => set(() => (this.#to = date)))}
      <label class="choice"
        ><input
          type="checkbox"
          class="box"
          id="copy-week-people"
          .checked=${this.#withPeople}
          @change=${() => set(() => (this.#withPeople = !this.#withPeople))}
        />${words.text("copy-week.people")}</label
      >
      <div class="summary tint stack" part="preview" role="status">${this.#previewed()}</div>`;
  }

  #previewed(): unknown {
    const words = this.#words;
    const { state } = this.#preview;
    if (!this.#isComplete) return words.text("copy-week.same");
    if (state.kind === "refused" || state.kind === "failed") return html`<p>${reasonText(words, state.reason)}</p>`;
    if (state.kind !== "ready") return words.text("panel.pending");
    const { shifts, leftOut, existing, conflicts } = state.value;
    if (shifts.length === 0) return words.text("copy-week.none");
    const nameOf = (name: string): string => name || words.text("planning.unknown");
    return html`<p class="strong">${words.text("planning.preview", { count: shifts.length })}</p>
      ${existing > 0 ? html`<p>${words.text("planning.existing", { count: existing })}</p>` : nothing}
      ${
        leftOut.length > 0
          ? html`<p>
              ${words.text("copy-week.left-out", { names: leftOut.map(({ name }) => nameOf(name)).join(", ") })}
            </p>`
          : nothing
      }
      ${
        conflicts.length > 0
          ? html`<p class="state warn">
                ${icon("warning")}${words.text("copy-week.conflicts", { count: conflicts.length })}
              </p>
              <ul class="plain small" part="conflicts">
                ${conflicts
                  .slice(0, maxListed)
                  .map(({ name, shift }) => html`<li><bdi>${nameOf(name)}</bdi>: ${this.#shiftText(shift)}</li>`)}
              </ul>`
          : nothing
      }`;
  }

  #shiftText({ kind, start, timeZone }: CopyConflict["shift"]): string {
    return `${kind}, ${timesIn(this.#words, timeZone).text(start, "dayAndClock")}`;
  }
}
