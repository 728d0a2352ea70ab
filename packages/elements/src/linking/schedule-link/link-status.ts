import type { GetLinkOutput } from "@rollcall/core";
import { html, nothing, type TemplateResult } from "lit";
import { button } from "../../ui/controls/button.ts";
import { CommandController } from "../../ui/commands/command-controller.ts";
import { icon } from "../../ui/controls/icons.ts";
import { notice } from "../../ui/panel/panel-states.ts";
import { problemLine } from "../../ui/notices/problem-line.ts";
import { refusedLine } from "../../ui/notices/refused-line.ts";
import { stateLabel } from "../../ui/controls/state-label.ts";
import { sinceText, timesIn } from "../../ui/text/times.ts";
import { WhyNot } from "../../ui/popovers/why-not.ts";
import type { ChangeLink } from "./change-link.ts";
import type { LinkHost, LinkSource, ShownLink } from "./link-host.ts";
import { linkProblem } from "./link-problem.ts";
import { LoadedPart } from "./loaded-part.ts";
import { conflictLines, nameList } from "./name-list.ts";
import type { Plan, PlanSummary } from "./plan-summary.ts";
import type { UnlinkDialog } from "./unlink-dialog.ts";

/** The problems that new settings of the connection solve. */
const isSolvedByChange = (problem: string | null): boolean =>
  problem === "credentials-refused" || problem === "settings-invalid" || problem === "address-refused";

/** Whether a run is in progress or about to start. */
export const isSyncing = ({ isRunning, nextRunAt }: ShownLink, now = Date.now()): boolean =>
  isRunning || Date.parse(nextRunAt) <= now;

/** The state of a link: when it last synchronized, what is wrong, when it runs next, and what admins can do (Q18). */
export class LinkStatus {
  readonly #host: LinkHost;
  readonly #source: LinkSource;
  readonly #command: CommandController<"sync" | "plan" | "preview">;
  readonly #why: WhyNot;
  readonly #unlink: LoadedPart<UnlinkDialog>;
  readonly #change: LoadedPart<ChangeLink>;
  /** Draws a plan. */
  readonly #summary: LoadedPart<PlanSummary>;
  #plan: { readonly plan: Plan; readonly runAt: string | null } | undefined;
  /** The last run when the caller asked for another one. */
  #asked: { readonly runAt: string | null } | undefined;

  constructor(host: LinkHost, source: LinkSource) {
    this.#host = host;
    this.#source = source;
    this.#command = new CommandController(host);
    this.#why = new WhyNot(host);
    this.#unlink = new LoadedPart(host, async () => {
      const { UnlinkDialog } = await import("./unlink-dialog.ts");
      return new UnlinkDialog(host, source);
    });
    this.#change = new LoadedPart(host, async () => {
      const { ChangeLink } = await import("./change-link.ts");
      return new ChangeLink(host, source);
    });
    this.#summary = new LoadedPart(host, async () => {
      const { planSummaryOf } = await import("./plan-summary.ts");
      return planSummaryOf(host);
    });
  }

  /** Called with what is shown now: reports the end of a run that the caller asked for. */
  loaded(link: ShownLink): void {
    if (this.#plan && this.#plan.runAt !== link.lastRunAt) this.#plan = undefined;
    if (this.#asked === undefined || this.#asked.runAt === link.lastRunAt || isSyncing(link)) return;
    this.#asked = undefined;
    const { toast, words } = this.#host;
    if (link.problem === null) toast?.show(words.text("schedule-link.sync.done"));
    else toast?.warn(words.text("schedule-link.sync.failed"));
  }

  render(link: ShownLink, refused: GetLinkOutput["refused"], held: unknown): TemplateResult {
    return html`${this.#warnings(link, refused.manage === undefined)} ${held}
      <div class="pad stack gap-4" part="status">
        ${this.#facts(link)} ${this.#actions(link, refused)}
        ${
          this.#plan === undefined
            ? nothing
            : html`<section class="note" aria-labelledby="plan-title" part="next-plan">
                <h3 id="plan-title" tabindex="-1">${this.#host.words.text("schedule-link.plan.title")}</h3>
                ${this.#summary.value?.(this.#plan.plan)}
              </section>`
        }
        ${this.#conflicts(link)}
      </div>`;
  }

  #warnings(link: ShownLink, canManage: boolean): TemplateResult | typeof nothing {
    const { words } = this.#host;
    const { isStale, problem } = link;
    if (problem === null) return isStale ? notice("warning", words.text("schedule-link.stale")) : nothing;
    const failed = words.text("schedule-link.failed", { problem: words.text(`schedule-link.problem.${problem}`) });
    return notice(
      "warning",
      isStale ? `${words.text("schedule-link.stale")} ${failed}` : failed,
      canManage && isSolvedByChange(problem)
        ? button(words.text("schedule-link.change"), {
            ...{ part: "reconnect", look: "button small", opensDialog: true },
            click: () => void this.#openChange(link, true),
          })
        : nothing,
    );
  }

  #facts(link: ShownLink): TemplateResult {
    const { words } = this.#host;
    const fact = (key: "to" | "status" | "next" | "synced", value: unknown): TemplateResult =>
      html`<div>
        <dt>${words.text(`schedule-link.${key}`)}</dt>
        <dd part=${key}>${value}</dd>
      </div>`;
    const name = [link.providerName, link.upstreamName].filter(Boolean).join(" · ");
    const isBusy = isSyncing(link);
    return html`<dl class="facts">
      ${fact("to", html`<bdi>${name}</bdi>`)}
      ${fact(
        "status",
        html`${this.#freshness(link)}
          <div role="status" class="optional">
            ${
              isBusy
                ? html`<span class="medium"
                      >${words.text(link.isRunning ? "schedule-link.running" : "schedule-link.waiting")}</span
                    ><progress aria-label=${words.text("schedule-link.running")}></progress>`
                : nothing
            }
          </div>`,
      )}
      ${isBusy ? nothing : fact("next", timesIn(words).text(link.nextRunAt, "weekdayAndClock"))}
      ${fact("synced", new Intl.NumberFormat(words.lang).format(link.synced))}
    </dl>`;
  }

  #freshness({ lastSuccessAt, isStale, problem }: ShownLink): TemplateResult {
    const { words } = this.#host;
    if (lastSuccessAt === null)
      return stateLabel("clock", words.text("schedule-link.never"), { tone: isStale ? "warn" : "" });
    const isFine = !isStale && problem === null;
    const label = words.text("schedule-link.synchronized", { ago: sinceText(words, lastSuccessAt) });
    return stateLabel(isFine ? "done" : "warning", label, { tone: isFine ? "ok" : "warn", part: "freshness" });
  }

  #actions(link: ShownLink, refused: GetLinkOutput["refused"]): TemplateResult | typeof nothing {
    const { words } = this.#host;
    const problem = (["sync", "plan", "preview"] as const)
      .map((name) => this.#command.problem(name))
      .find((reason) => reason !== undefined);
    if (refused.manage) return refusedLine(words, refused.manage);
    const isPlanBusy = this.#command.isBusy("plan");
    const planKey = isPlanBusy ? "plan.loading" : this.#plan ? "plan.hide" : "plan";
    return html`<div class="cluster actions">
        ${button(words.text("schedule-link.sync"), {
          ...{ id: "sync", part: "sync", isBusy: this.#command.isBusy("sync") || isSyncing(link) },
          click: () => void this.#sync(link),
        })}
        ${button(words.text(`schedule-link.${planKey}`), {
          ...{ id: "plan", part: "show-plan", isBusy: isPlanBusy, isExpanded: this.#plan !== undefined },
          click: () => void this.#togglePlan(link),
        })}
        ${button(words.text("schedule-link.change"), {
          ...{ id: "change", part: "change", opensDialog: true, isBusy: this.#change.isLoading },
          click: () => void this.#openChange(link, false),
        })}
        ${
          refused.remove
            ? button(html`${icon("lock")}${words.text("schedule-link.unlink")}`, {
                ...{ part: "why", look: "button quiet", label: words.text("schedule-link.unlink.why-not") },
                click: ({ currentTarget }) => void this.#why.show(refused.remove ?? [], currentTarget),
              })
            : button(words.text("schedule-link.unlink"), {
                ...{ part: "unlink", look: "button danger-line", opensDialog: true },
                isBusy: this.#command.isBusy("preview"),
                click: () => void this.#askUnlink(link),
              })
        }
      </div>
      ${problemLine(words, linkProblem(words, problem))}`;
  }

  #conflicts({ conflicts }: ShownLink): TemplateResult | typeof nothing {
    const { words } = this.#host;
    if (conflicts.length === 0) return nothing;
    return html`<section class="stack gap-1" aria-labelledby="conflicts-title" part="conflicts">
      <h3 id="conflicts-title">${words.text("schedule-link.conflicts.title")}</h3>
      ${nameList(words, conflictLines(words, conflicts))}
    </section>`;
  }

  async #sync(link: ShownLink): Promise<void> {
    if (isSyncing(link)) return;
    const scheduleId = this.#host.shownId ?? "";
    await this.#command.run("sync", (client, options) => client.links.sync({ scheduleId }, options), {
      done: () => {
        this.#asked = { runAt: link.lastRunAt };
        return this.#source.refresh();
      },
      message: this.#host.words.text("schedule-link.sync.started"),
    });
  }

  async #togglePlan({ lastRunAt }: ShownLink): Promise<void> {
    if (this.#plan) {
      this.#plan = undefined;
      this.#host.requestUpdate();
      return;
    }
    const scheduleId = this.#host.shownId ?? "";
    await this.#command.run("plan", (client) => client.links.getPlan({ scheduleId }), {
      done: async ({ plan }) => {
        if (plan !== null && (await this.#summary.prepare())) this.#plan = { plan, runAt: lastRunAt };
        this.#host.requestUpdate();
      },
      focus: "#plan-title",
    });
  }

  async #openChange(link: ShownLink, isReconnecting: boolean): Promise<void> {
    const change = await this.#change.prepare();
    await change?.open(link, isReconnecting);
  }

  async #askUnlink(link: ShownLink): Promise<void> {
    const scheduleId = this.#host.shownId ?? "";
    await this.#command.run("preview", (client) => client.links.remove.dryRun({ scheduleId }), {
      done: async ({ output }) => {
        const unlink = await this.#unlink.prepare();
        await unlink?.open({ link, preview: output });
      },
    });
  }
}
