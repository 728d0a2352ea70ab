import type { ListHeldRemovalsOutput } from "@rollcall/core";
import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { reasonOf } from "../../messages/reason-words.ts";
import { button } from "../../ui/button.ts";
import { ConfirmDialog } from "../../ui/dialogs/confirm-dialog.ts";
import { icon } from "../../ui/icons.ts";
import { loadPages } from "../../ui/lists/load-pages.ts";
import type { PanelHost } from "../../ui/panel-host.ts";
import { QueryController, type QueryHost } from "../../ui/query-controller.ts";
import { reasonText } from "../../ui/problem-line.ts";
import { timesIn } from "../../ui/times.ts";
import { linkProblem } from "./link-problem.ts";
import type { ShownLink } from "./link-status.ts";
import { type Plan, planSummary } from "./plan-summary.ts";
import type { ScheduleLinkKey } from "./schedule-link.messages.ts";

/** How many more removals each "Show more" lists. */
const pageSize = 20;

type Removals = Awaited<ReturnType<typeof loadPages<ListHeldRemovalsOutput>>>;
type Decision = "confirmed" | "discarded";

/** Removals as they wait. */
interface Held extends NonNullable<ShownLink["held"]> {
  readonly providerName: string;
  readonly removalPercent: number;
}

interface HeldOptions {
  readonly link: () => ShownLink | undefined;
  readonly refresh: () => Promise<unknown>;
  readonly decided: (decision: Decision) => unknown;
}

/** Removals that wait: why, whom they concern, and the buttons that confirm or discard exactly them (Q20, P59). */
export class HeldRemovals {
  readonly #host: PanelHost<ScheduleLinkKey>;
  readonly #options: HeldOptions;
  readonly #rows: QueryController<Removals>;
  readonly #confirm: ConfirmDialog<Held>;
  readonly #discard: ConfirmDialog<Held>;
  #count = pageSize;
  /** What would change now, if that is something else than what was to be confirmed. */
  #changed: Plan | undefined;

  constructor(host: PanelHost<ScheduleLinkKey> & QueryHost, options: HeldOptions) {
    this.#host = host;
    this.#options = options;
    this.#rows = new QueryController(host, {
      key: () => options.link()?.held?.digest,
      load: (client, signal) =>
        loadPages(this.#count, (page) =>
          client.links.listHeldRemovals({ scheduleId: this.#scheduleId, ...page }, { signal }),
        ),
    });
    const outcome = (decision: Decision) => ({
      message: host.words.text(`schedule-link.${decision}`),
      done: () => options.decided(decision),
      focus: "#sync",
    });
    this.#confirm = new ConfirmDialog<Held>(host, {
      id: "confirm-held",
      size: "wide",
      title: ({ departures }) => host.words.text("schedule-link.confirm.title", { count: departures }),
      text: () => host.words.text("schedule-link.confirm.text"),
      content: () => this.#newPlan(),
      confirm: () => host.words.text("schedule-link.confirm"),
      busy: () => host.words.text("schedule-link.confirming"),
      cancel: () => host.words.text(this.#changed ? "schedule-link.close" : "panel.cancel"),
      isDangerous: () => true,
      // Another list waits by now, which the caller hasn't seen.
      missing: () => (this.#changed ? "confirm-held" : undefined),
      run: async ({ digest }, client, { idempotencyKey }) => {
        try {
          return await client.links.confirmHeld({ scheduleId: this.#scheduleId, digest }, { idempotencyKey });
        } catch (error) {
          if (reasonOf(error).code === "sync.plan-changed") await this.#showNewPlan();
          throw error;
        }
      },
      problem: (reason) => {
        if (reason.code === "sync.plan-changed") return host.words.text("schedule-link.changed");
        const text = linkProblem(host.words, reason);
        return typeof text === "string" ? text : reasonText(host.words, reason);
      },
      outcome: () => outcome("confirmed"),
      closed: () => (this.#changed = undefined),
    });
    this.#discard = new ConfirmDialog<Held>(host, {
      id: "discard-held",
      title: () => host.words.text("schedule-link.discard.title"),
      text: () => host.words.text("schedule-link.discard.text"),
      confirm: () => host.words.text("schedule-link.discard"),
      busy: () => host.words.text("schedule-link.discarding"),
      run: (_held, client, { idempotencyKey }) =>
        client.links.discardHeld({ scheduleId: this.#scheduleId }, { idempotencyKey }),
      outcome: () => outcome("discarded"),
    });
  }

  render({ held, providerName, removalPercent }: ShownLink, canManage: boolean): TemplateResult | typeof nothing {
    if (held === null) return nothing;
    const { words } = this.#host;
    const subject = { ...held, providerName, removalPercent };
    const reasons = held.reasons.map((one) => words.text(`schedule-link.held.${one}`, { percent: removalPercent }));
    const since =
      held.at === null
        ? ""
        : words.text("schedule-link.held.since", { time: timesIn(words).text(held.at, "longDayAndClock") });
    return html`<section class="held stack gap-3 pad" part="held" aria-labelledby="held-title">
      <h3 id="held-title" class="state warn">
        ${icon("warning")}<span>${words.text("schedule-link.held", { count: held.departures })}</span>
      </h3>
      <p>${[...reasons, words.text("schedule-link.held.check", { provider: providerName })].join(" ")}</p>
      <p class="muted small">${since}</p>
      ${this.#list()}
      ${
        canManage
          ? html`<div class="cluster">
              ${button(words.text("schedule-link.confirm"), {
                ...{ part: "confirm-held", look: "button danger", opensDialog: true },
                click: () => void this.#confirm.open(subject),
              })}
              ${button(words.text("schedule-link.discard"), {
                ...{ part: "discard-held", label: words.text("schedule-link.discard.label"), opensDialog: true },
                click: () => void this.#discard.open(subject),
              })}
            </div>`
          : nothing
      }
    </section>`;
  }

  get #scheduleId(): string {
    return this.#host.shownId ?? "";
  }

  #list(): TemplateResult {
    const { words } = this.#host;
    const { state } = this.#rows;
    if (state.kind === "refused" || state.kind === "failed") {
      return html`<p class="state danger" role="alert">
        ${icon("warning")}<span>${words.text("schedule-link.held.failed")}</span>
        ${button(words.text("panel.retry"), { look: "link", click: () => void this.#rows.reload() })}
      </p>`;
    }
    if (state.kind !== "ready") return html`<p class="muted" role="status">${words.text("panel.pending")}</p>`;
    const { rows, hasMore } = state.value;
    return html`<ul class="lined removals" part="removals" aria-label=${words.text("schedule-link.held.list")}>
        ${repeat(
          rows,
          ({ personId }) => personId,
          ({ name, email, isLock }) =>
            html`<li class="cluster between" part="removal">
              <span class="wrap"
                ><bdi>${name || email}</bdi>
                ${name ? html`<span class="muted small"><bdi>${email}</bdi></span>` : nothing}</span
              ><span class="state ${isLock ? "warn" : "danger"}"
                >${icon(isLock ? "lock" : "bin")}<span
                  >${words.text(isLock ? "schedule-link.held.lock" : "schedule-link.held.remove")}</span
                ></span
              >
            </li>`,
        )}
      </ul>
      ${
        hasMore
          ? button(words.text("schedule-link.held.more"), {
              ...{ part: "more-removals", look: "button small" },
              click: () => {
                this.#count = rows.length + pageSize;
                void this.#rows.refresh();
              },
            })
          : nothing
      }`;
  }

  #newPlan(): TemplateResult | typeof nothing {
    if (this.#changed === undefined) return nothing;
    return html`<div class="changed note" part="changed-plan" tabindex="0">
      ${planSummary(this.#host.words, this.#changed)}
    </div>`;
  }

  /** Shows what would change now, and has the next run make it the list to confirm. */
  async #showNewPlan(): Promise<void> {
    const { client } = this.#host;
    const scheduleId = this.#scheduleId;
    const answer = await client?.links.getPlan({ scheduleId }).catch(() => undefined);
    this.#changed = answer?.plan ?? undefined;
    await client?.links.sync({ scheduleId }).catch(() => undefined);
    void this.#options.refresh();
  }
}
