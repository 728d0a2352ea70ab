import type { ListHeldRemovalsOutput } from "@rollcall/core";
import { html, nothing, type TemplateResult } from "lit";
import { reasonOf } from "../../messages/reason-words.ts";
import { button } from "../../ui/controls/button.ts";
import { ConfirmDialog } from "../../ui/dialogs/confirm-dialog.ts";
import { icon } from "../../ui/controls/icons.ts";
import type { Words } from "../../ui/host/panel-host.ts";
import { reasonText } from "../../ui/notices/problem-line.ts";
import { timesIn } from "../../ui/text/times.ts";
import { linkProblem } from "./link-problem.ts";
import type { LinkHost, LinkSource, ShownLink } from "./link-host.ts";
import { LinkList } from "./link-list.ts";
import { type LinkPartKey, linkPartWords } from "./link-parts.messages.ts";
import { type Plan, planSummary } from "./plan-summary.ts";
import { HeldRemovalsDecidedEvent } from "./schedule-link.events.ts";

type Removal = ListHeldRemovalsOutput["rows"][number];
type Decision = "confirmed" | "discarded";

/** Waiting removals. */
interface Held extends NonNullable<ShownLink["held"]> {
  readonly providerName: string;
  readonly removalPercent: number;
}

/** Waiting removals: why they wait, who they affect, and the buttons that confirm or discard exactly these (Q20, P59). */
export class HeldRemovals {
  readonly #host: LinkHost;
  readonly #options: LinkSource;
  readonly #list: LinkList<Removal>;
  readonly #confirm: ConfirmDialog<Held>;
  readonly #discard: ConfirmDialog<Held>;
  /** What would change now, if it differs from the list to confirm. */
  #changed: Plan | undefined;

  constructor(host: LinkHost, options: LinkSource) {
    this.#host = host;
    this.#options = options;
    this.#list = new LinkList(host, {
      key: () => options.shown()?.held?.digest,
      load: (window, client, signal) =>
        client.links.listHeldRemovals({ scheduleId: this.#scheduleId, ...window }, { signal }),
      id: ({ personId }) => personId,
      part: "removals",
      look: "removals",
    });
    const outcome = (decision: Decision) => ({
      message: this.#words.text(`schedule-link.${decision}`),
      done: () => {
        host.dispatchEvent(new HeldRemovalsDecidedEvent({ scheduleId: this.#scheduleId, decision }));
        return options.refresh();
      },
      focus: "#sync",
    });
    this.#confirm = new ConfirmDialog<Held>(host, {
      id: "confirm-held",
      size: "wide",
      title: ({ departures }) => this.#words.text("schedule-link.confirm.title", { count: departures }),
      text: () => this.#words.text("schedule-link.confirm.text"),
      content: () => this.#newPlan(),
      confirm: () => this.#words.text("schedule-link.confirm"),
      busy: () => this.#words.text("schedule-link.confirming"),
      cancel: () => this.#words.text(this.#changed ? "schedule-link.close" : "panel.cancel"),
      isDangerous: () => true,
      // Another list that the caller hasn't seen is waiting by now.
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
        if (reason.code === "sync.plan-changed") return this.#words.text("schedule-link.changed");
        const text = linkProblem(this.#words, reason);
        return typeof text === "string" ? text : reasonText(this.#words, reason);
      },
      outcome: () => outcome("confirmed"),
      closed: () => (this.#changed = undefined),
    });
    this.#discard = new ConfirmDialog<Held>(host, {
      id: "discard-held",
      title: () => this.#words.text("schedule-link.discard.title"),
      text: () => this.#words.text("schedule-link.discard.text"),
      confirm: () => this.#words.text("schedule-link.discard"),
      busy: () => this.#words.text("schedule-link.discarding"),
      run: (_held, client, { idempotencyKey }) =>
        client.links.discardHeld({ scheduleId: this.#scheduleId }, { idempotencyKey }),
      outcome: () => outcome("discarded"),
    });
  }

  render({ held, providerName, removalPercent }: ShownLink, canManage: boolean): TemplateResult | typeof nothing {
    if (held === null) return nothing;
    const words = this.#words;
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
      ${this.#list.render({
        label: words.text("schedule-link.held.list"),
        none: words.text("schedule-link.plan.nothing"),
        row: (removal) => this.#row(removal),
      })}
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

  get #words(): Words<LinkPartKey> {
    return this.#host.wordsWith(linkPartWords);
  }

  get #scheduleId(): string {
    return this.#host.shownId ?? "";
  }

  #row({ name, email, isLock }: Removal): TemplateResult {
    const words = this.#words;
    return html`<li class="cluster between" part="removal">
      <span class="wrap"
        ><bdi>${name || email}</bdi>
        ${name ? html`<span class="muted small"><bdi>${email}</bdi></span>` : nothing}</span
      ><span class="state ${isLock ? "warn" : "danger"}"
        >${icon(isLock ? "lock" : "bin")}<span
          >${words.text(isLock ? "schedule-link.held.lock" : "schedule-link.held.remove")}</span
        ></span
      >
    </li>`;
  }

  #newPlan(): TemplateResult | typeof nothing {
    if (this.#changed === undefined) return nothing;
    return html`<div class="changed note" part="changed-plan" tabindex="0">
      ${planSummary(this.#words, this.#changed)}
    </div>`;
  }

  /** Shows what would change now. The next run makes it the list to confirm. */
  async #showNewPlan(): Promise<void> {
    const { client } = this.#host;
    const scheduleId = this.#scheduleId;
    const answer = await client?.links.getPlan({ scheduleId }).catch(() => undefined);
    this.#changed = answer?.plan ?? undefined;
    await client?.links.sync({ scheduleId }).catch(() => undefined);
    void this.#options.refresh();
  }
}
