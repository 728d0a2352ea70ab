import type { ListRunsOutput } from "@rollcall/core";
import { html, type TemplateResult } from "lit";
import type { IconName } from "../../ui/controls/icons.ts";
import type { Words } from "../../ui/host/panel-host.ts";
import { stateLabel, type Tone } from "../../ui/controls/state-label.ts";
import { timesIn } from "../../ui/text/times.ts";
import type { LinkHost, LinkSource } from "./link-host.ts";
import { LinkList } from "./link-list.ts";
import { type LinkPartKey, linkPartWords } from "./link-parts.messages.ts";

type Run = ListRunsOutput["runs"][number];

const looks: Readonly<Record<Run["outcome"], readonly [IconName, Tone]>> = {
  applied: ["done", "ok"],
  unchanged: ["done", ""],
  held: ["warning", "warn"],
  failed: ["warning", "danger"],
};

/** The last runs of a link and their results. */
export class SyncRuns {
  readonly #host: LinkHost;
  readonly #list: LinkList<Run>;

  constructor(host: LinkHost, { shown }: LinkSource, isOpen: () => boolean) {
    this.#host = host;
    this.#list = new LinkList(host, {
      key: () => {
        const link = isOpen() ? shown() : undefined;
        return link && `${host.shownId ?? ""} ${link.lastRunAt ?? ""}`;
      },
      load: async (_window, client, signal) => {
        const { runs } = await client.links.listRuns({ scheduleId: host.shownId ?? "" }, { signal });
        return { rows: runs, next: null };
      },
      id: ({ number }) => String(number),
      part: "run-list",
    });
  }

  render(): TemplateResult {
    const words = this.#words;
    return this.#list.render({
      label: words.text("schedule-link.runs"),
      none: words.text("schedule-link.runs.none"),
      row: (run) => this.#run(run),
    });
  }

  get #words(): Words<LinkPartKey> {
    return this.#host.wordsWith(linkPartWords);
  }

  #run({ at, outcome, problem, added, updated, removed, held }: Run): TemplateResult {
    const words = this.#words;
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
