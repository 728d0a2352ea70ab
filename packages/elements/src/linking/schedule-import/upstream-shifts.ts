import type { ImportShiftsOutput, ReadUpstreamInput, ReadUpstreamOutput, RollcallClient } from "@rollcall/core";
import { html, nothing, type TemplateResult } from "lit";
import type { Message } from "../../messages/messages.ts";
import { workReasons } from "../../messages/work-reasons.en.ts";
import { button } from "../../ui/controls/button.ts";
import { CommandController } from "../../ui/commands/command-controller.ts";
import type { CommandHost, Words } from "../../ui/host/panel-host.ts";
import { problemLine, reasonText } from "../../ui/notices/problem-line.ts";
import { timesIn } from "../../ui/text/times.ts";
import { linkProblem } from "../schedule-link/link-problem.ts";
import { type ScheduleImportKey, scheduleImportWords } from "./schedule-import.messages.ts";

type UpstreamShift = NonNullable<ReadUpstreamOutput["shifts"]>[number];
type Result = ImportShiftsOutput["results"][number];
type Import = RollcallClient["shifts"]["import"];

/** `<schedule-import>` as its parts need it. */
export interface ImportHost extends CommandHost {
  wordsWith<More extends string>(catalogue: Readonly<Record<More, Message>>): Words<More | ScheduleImportKey>;
}

/** How many weeks are imported, and how many shifts one call takes. */
const weeks = 8;
const maxImported = 200;

/** The upcoming shifts of another product's schedule: a choice, a preview, the progress and the result. */
export class UpstreamShifts {
  readonly #host: ImportHost;
  readonly #asked: ReadUpstreamInput & { readonly scheduleId: string };
  readonly #command: CommandController<"preview" | "import">;
  #shifts: readonly UpstreamShift[] = [];
  #results: readonly Result[] = [];
  #step: "choice" | "preview" | "done" = "choice";

  constructor(host: ImportHost, asked: ReadUpstreamInput & { readonly scheduleId: string }) {
    this.#host = host;
    this.#asked = asked;
    this.#command = new CommandController(host);
  }

  render(): TemplateResult {
    const words = this.#words;
    const isBusy = this.#command.isBusy();
    const created = this.#count("created");
    const problem = linkProblem(words, this.#command.problem("preview") ?? this.#command.problem("import"));
    const start = button(words.text("schedule-import.shifts.preview"), {
      ...{ part: "shifts", isBusy, click: () => void this.#preview() },
    });
    const create = button(words.text("schedule-import.shifts.create", { count: created }), {
      ...{ look: "button primary", part: "create-shifts", isBusy, click: () => void this.#import() },
    });
    const action = this.#step === "choice" ? start : this.#step === "preview" && created > 0 ? create : nothing;
    return html`<section class="stack gap-3 pad" id="shifts" tabindex="-1">
      ${this.#step === "choice" ? html`<p class="muted">${words.text("schedule-import.shifts.text")}</p>` : this.#summary()}
      ${this.#command.isBusy("import") ? html`<progress part="shifts-progress" max=${this.#members.length} value=${this.#results.length} aria-label=${words.text("schedule-import.shifts")}></progress>` : nothing}
      ${problemLine(words, problem, "shifts-problem")}
      ${action === nothing ? nothing : html`<div class="cluster">${action}</div>`}
    </section>`;
  }

  #summary(): TemplateResult {
    const words = this.#words;
    const counts = { unchanged: this.#count("unchanged"), refused: this.#refused.length };
    const done = this.#step === "done" ? "schedule-import.shifts.done" : "schedule-import.shifts.count";
    return html`<p role="status" part="shifts-summary">
        ${words.text(done, { count: this.#count("created") })} ${words.text("schedule-import.shifts.others", counts)}
      </p>
      <ul class="stack gap-1 small">
        ${this.#refused.map(
          ({ shift, text }) =>
            html`<li part="refused-shift">
              <bdi class="strong">${shift.name}</bdi>
              ${timesIn(words).span(shift.start, shift.end, "dayAndClock")}: ${text}
            </li>`,
        )}
      </ul>`;
  }

  get #words(): Words<ScheduleImportKey> {
    return this.#host.wordsWith({ ...scheduleImportWords, ...workReasons });
  }

  get #members(): readonly UpstreamShift[] {
    return this.#shifts.filter(({ personId }) => personId !== null);
  }

  #count(status: Result["status"]): number {
    return this.#results.filter((one) => one.status === status).length;
  }

  /** The refused shifts, starting with those of people who aren't members. */
  get #refused(): readonly { readonly shift: UpstreamShift; readonly text: string }[] {
    const words = this.#words;
    const others = this.#shifts.filter(({ personId }) => personId === null);
    return [
      ...others.map((shift) => ({ shift, text: words.text("schedule-import.shifts.no-member") })),
      ...this.#members.flatMap((shift, index) => {
        const result = this.#results[index];
        return result?.status === "refused" ? [{ shift, text: reasonText(words, result.reason) }] : [];
      }),
    ];
  }

  async #preview(): Promise<void> {
    await this.#command.run(
      "preview",
      async (client) => {
        const { shifts = [] } = await client.links.readUpstream({ ...this.#asked, weeks });
        this.#shifts = shifts;
        await this.#inBatches(client, async (input) => (await client.shifts.import.dryRun(input)).output);
      },
      { done: () => (this.#step = "preview"), focus: "#shifts" },
    );
  }

  async #import(): Promise<void> {
    await this.#command.run("import", (client) => this.#inBatches(client, (input) => client.shifts.import(input)), {
      done: () => (this.#step = "done"),
      focus: "#shifts",
    });
  }

  /** Imports the shifts of members in batches, or previews them. A second run doesn't change those that exist. */
  async #inBatches(
    client: RollcallClient,
    run: (input: Parameters<Import>[0]) => Promise<Pick<ImportShiftsOutput, "results">>,
  ): Promise<void> {
    const { scheduleId } = this.#asked;
    const { timeZone } = (await client.schedules.get({ scheduleId })).schedule;
    const kind = this.#words.text("schedule-import.shifts.kind");
    const rows = this.#members.map(({ personId, start, end }) => ({
      ...{ personId: personId ?? "", start: `${start}[${timeZone}]`, end: `${end}[${timeZone}]` },
    }));
    const results: Result[] = [];
    for (let first = 0; first < rows.length; first += maxImported) {
      const answer = await run({ scheduleId, kind, shifts: rows.slice(first, first + maxImported) });
      results.push(...answer.results);
      this.#results = [...results];
      this.#host.requestUpdate();
    }
    this.#results = results;
  }
}
