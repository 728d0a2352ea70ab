import type { GetLinkOutput, RemoveLinkOutput } from "@rollcall/core";
import { html, nothing, type TemplateResult } from "lit";
import { button } from "../../ui/button.ts";
import { CommandController } from "../../ui/command-controller.ts";
import { ConfirmDialog } from "../../ui/dialogs/confirm-dialog.ts";
import type { PanelHost } from "../../ui/panel-host.ts";
import { notice } from "../../ui/panel-states.ts";
import { problemLine } from "../../ui/problem-line.ts";
import { refusedLine } from "../../ui/refused-line.ts";
import { stateLabel } from "../../ui/state-label.ts";
import { sinceText, timesIn } from "../../ui/times.ts";
import { WhyNot } from "../../ui/why-not.ts";
import { linkProblem } from "./link-problem.ts";
import { conflictLines, nameList, type Plan, planSummary } from "./plan-summary.ts";
import type { ScheduleLinkKey } from "./schedule-link.messages.ts";

/** A link as shown. */
export type ShownLink = NonNullable<GetLinkOutput["link"]>;

interface Unlinking {
  readonly link: ShownLink;
  readonly preview: RemoveLinkOutput;
}

interface StatusOptions {
  readonly refresh: () => Promise<unknown>;
  readonly unlinked: () => unknown;
}

/** Whether a run is in progress or about to start. */
export const isSyncing = ({ isRunning, nextRunAt }: ShownLink, now = Date.now()): boolean =>
  isRunning || Date.parse(nextRunAt) <= now;

/** The state of a link: how fresh it is, what is wrong, when it runs next, and what admins can do (Q18). */
export class LinkStatus {
  readonly #host: PanelHost<ScheduleLinkKey>;
  readonly #options: StatusOptions;
  readonly #command: CommandController<"sync" | "plan" | "preview">;
  readonly #why: WhyNot;
  readonly #unlink: ConfirmDialog<Unlinking>;
  #plan: { readonly plan: Plan; readonly runAt: string | null } | undefined;
  /** The last run when the caller asked for another one. */
  #asked: { readonly runAt: string | null } | undefined;

  constructor(host: PanelHost<ScheduleLinkKey>, options: StatusOptions) {
    this.#host = host;
    this.#options = options;
    this.#command = new CommandController(host);
    this.#why = new WhyNot(host);
    this.#unlink = new ConfirmDialog<Unlinking>(host, {
      id: "unlink-dialog",
      title: ({ link }) => host.words.text("schedule-link.unlink.title", { provider: link.providerName }),
      content: (unlinking) => this.#preview(unlinking),
      confirm: () => host.words.text("schedule-link.unlink"),
      busy: () => host.words.text("schedule-link.unlinking"),
      isDangerous: () => true,
      run: (_unlinking, client, { idempotencyKey }) =>
        client.links.remove({ scheduleId: host.shownId ?? "" }, { idempotencyKey }),
      outcome: () => ({
        message: host.words.text("schedule-link.unlinked"),
        done: () => options.unlinked(),
        focus: "#start",
      }),
    });
  }

  /** Called with what shows now: reports the end of a run that the caller asked for. */
  loaded(link: ShownLink): void {
    if (this.#plan && this.#plan.runAt !== link.lastRunAt) this.#plan = undefined;
    if (this.#asked === undefined || this.#asked.runAt === link.lastRunAt || isSyncing(link)) return;
    this.#asked = undefined;
    this.#host.toast?.show(
      this.#host.words.text(link.problem === null ? "schedule-link.sync.done" : "schedule-link.sync.failed"),
    );
  }

  render(link: ShownLink, refused: GetLinkOutput["refused"], held: unknown): TemplateResult {
    return html`${this.#warnings(link)} ${held}
      <div class="pad stack gap-4" part="status">
        ${this.#facts(link)} ${this.#actions(link, refused)}
        ${
          this.#plan === undefined
            ? nothing
            : html`<section class="note" aria-labelledby="plan-title" part="next-plan">
                <h3 id="plan-title" tabindex="-1">${this.#host.words.text("schedule-link.plan.title")}</h3>
                ${planSummary(this.#host.words, this.#plan.plan)}
              </section>`
        }
        ${this.#conflicts(link)}
      </div>`;
  }

  #warnings({ isStale, problem }: ShownLink): TemplateResult | typeof nothing {
    const { words } = this.#host;
    if (problem === null) return isStale ? notice("warning", words.text("schedule-link.stale")) : nothing;
    const failed = words.text("schedule-link.failed", { problem: words.text(`schedule-link.problem.${problem}`) });
    return notice("warning", isStale ? `${words.text("schedule-link.stale")} ${failed}` : failed);
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
        ${
          refused.remove
            ? this.#why.button(refused.remove, words.text("schedule-link.unlink.why-not"))
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

  #preview({ link, preview: { restored, synced } }: Unlinking): TemplateResult {
    const { words } = this.#host;
    const line = (text: string) => html`<li>${text}</li>`;
    return html`<ul class="bullets" id="unlink-dialog-text" part="unlink-preview">
      ${synced > 0 ? line(words.text("schedule-link.unlink.synced", { count: synced, provider: link.providerName })) : nothing}
      ${restored > 0 ? line(words.text("schedule-link.unlink.restored", { count: restored })) : nothing}
      ${line(words.text("schedule-link.unlink.stored"))}
    </ul>`;
  }

  async #sync(link: ShownLink): Promise<void> {
    if (isSyncing(link)) return;
    const scheduleId = this.#host.shownId ?? "";
    await this.#command.run("sync", (client, options) => client.links.sync({ scheduleId }, options), {
      done: () => {
        this.#asked = { runAt: link.lastRunAt };
        return this.#options.refresh();
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
      done: ({ plan }) => (this.#plan = plan === null ? undefined : { plan, runAt: lastRunAt }),
      focus: "#plan-title",
    });
  }

  async #askUnlink(link: ShownLink): Promise<void> {
    const scheduleId = this.#host.shownId ?? "";
    await this.#command.run("preview", (client) => client.links.remove.dryRun({ scheduleId }), {
      done: ({ output }) => this.#unlink.open({ link, preview: output }),
    });
  }
}
