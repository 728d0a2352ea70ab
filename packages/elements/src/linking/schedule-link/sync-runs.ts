import type { ListRunsOutput } from "@rollcall/core";
import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import type { IconName } from "../../ui/icons.ts";
import type { PanelHost } from "../../ui/panel-host.ts";
import { QueryController, type QueryHost } from "../../ui/query-controller.ts";
import { stateLabel, type Tone } from "../../ui/state-label.ts";
import { timesIn } from "../../ui/times.ts";
import type { ShownLink } from "./link-status.ts";
import type { ScheduleLinkKey } from "./schedule-link.messages.ts";

type Run = ListRunsOutput["runs"][number];

const looks: Readonly<Record<Run["outcome"], readonly [IconName, Tone]>> = {
  applied: ["done", "ok"],
  unchanged: ["done", ""],
  held: ["warning", "warn"],
  failed: ["warning", "danger"],
};

/** The last runs of a link and their results, loaded once they are opened. */
export class SyncRuns {
  readonly #host: PanelHost<ScheduleLinkKey>;
  readonly #runs: QueryController<ListRunsOutput>;
  #isOpen = false;

  constructor(host: PanelHost<ScheduleLinkKey> & QueryHost, link: () => ShownLink | undefined) {
    this.#host = host;
    this.#runs = new QueryController(host, {
      key: () => {
        const shown = this.#isOpen ? link() : undefined;
        return shown && `${host.shownId ?? ""} ${shown.lastRunAt ?? ""}`;
      },
      load: (client, signal) => client.links.listRuns({ scheduleId: host.shownId ?? "" }, { signal }),
    });
  }

  render(): TemplateResult {
    const { words } = this.#host;
    return html`<details
      class="runs"
      part="runs"
      @toggle=${({ currentTarget }: Event) => {
        this.#isOpen = (currentTarget as HTMLDetailsElement).open;
        this.#host.requestUpdate();
      }}
    >
      <summary class="strong">${words.text("schedule-link.runs")}</summary>
      ${this.#isOpen ? this.#list() : nothing}
    </details>`;
  }

  #list(): TemplateResult {
    const { words } = this.#host;
    const { state } = this.#runs;
    if (state.kind === "failed" || state.kind === "refused")
      return html`<p class="muted" role="alert">${words.text("schedule-link.runs.failed")}</p>`;
    if (state.kind !== "ready") return html`<p class="muted" role="status">${words.text("panel.pending")}</p>`;
    const { runs } = state.value;
    if (runs.length === 0) return html`<p class="muted">${words.text("schedule-link.runs.none")}</p>`;
    return html`<ul class="lined">
      ${repeat(
        runs,
        ({ number }) => number,
        (run) => this.#run(run),
      )}
    </ul>`;
  }

  #run({ at, outcome, problem, added, updated, removed, held }: Run): TemplateResult {
    const { words } = this.#host;
    const [drawn, tone] = looks[outcome];
    const hasChanges = added + updated + removed > 0;
    const results = [
      ...(hasChanges ? [words.text("schedule-link.run.counts", { added, updated, removed })] : []),
      ...(held > 0 ? [words.text("schedule-link.run.waiting", { count: held })] : []),
      ...(problem === null ? [] : [words.text(`schedule-link.problem.${problem}`)]),
    ];
    return html`<li class="run" part="run">
      <span>${timesIn(words).text(at, "moment")}</span>
      ${stateLabel(drawn, words.text(`schedule-link.run.${outcome}`), { tone })}
      <span class="muted small">${results.join(" · ")}</span>
    </li>`;
  }
}
