import { html, nothing, type TemplateResult } from "lit";
import { icon, type IconName } from "../../../ui/icons.ts";
import { type ListedMember, nameOf } from "../../wire.ts";
import type { Hands } from "../hands/hands.ts";
import type { ListView } from "../list-view.ts";
import type { Invitations, InvitationWords } from "./invitations.ts";
import { SendRun } from "./send-run.ts";
import { sendReport } from "./send-report.ts";

const settled = ["accepted", "not-needed"];

/** Sends invitations to many, in a dialog that shows how far it is and what came of it (B10, Q13). */
export class Sending {
  readonly #host: ListView;
  readonly #hands: Hands;
  readonly #invitations: Invitations;
  #run: SendRun | undefined;
  #names: ReadonlyMap<string, string> = new Map();

  constructor(host: ListView, hands: Hands, invitations: Invitations) {
    this.#host = host;
    this.#hands = hands;
    this.#invitations = invitations;
  }

  /** Sends to whoever is ticked and waits. */
  async waiting(): Promise<void> {
    const { scheduleId, schedule } = this.#host;
    if (schedule && schedule.toInvite > 0) await this.#start(new SendRun(scheduleId, schedule.toInvite));
  }

  /** Invitations have just been switched to go out by themselves: whoever waits is mailed only if wanted (Q13). */
  async offer(count: number): Promise<void> {
    const { words } = this.#invitations;
    const isWanted = await this.#hands.question.ask({
      title: words.text("send.offer", { count }),
      text: words.text("send.offer.text"),
      confirm: words.text("send.button", { count }),
      cancel: words.text("send.offer.not-now"),
    });
    if (isWanted) await this.waiting();
  }

  /** Sends to those of a selection whose box is ticked and who have not accepted; asks first (B47). */
  async chosen(people: readonly ListedMember[]): Promise<void> {
    const { words } = this.#invitations;
    // What is selected may have moved on since.
    const now = people.map((one) => this.#host.pages.rows.find((row) => row.personId === one.personId) ?? one);
    const open = now.filter(({ invitation }) => !settled.includes(invitation));
    const ticked = open.filter(({ invited }) => invited);
    const again = ticked.filter(({ invitation }) => invitation !== "not-invited").length;
    const isWanted = await this.#hands.question.ask({
      title: words.text("send.chosen", { count: ticked.length }),
      text: words.text("send.chosen.text"),
      more: () =>
        html`<ul class="effects">
          ${point(words, "info", "send.chosen.again", again)}
          ${point(words, "stop", "send.chosen.unticked", open.length - ticked.length)}
          ${point(words, "done", "send.chosen.settled", now.length - open.length)}
        </ul>`,
      confirm: words.text("send.button", { count: ticked.length }),
      canConfirm: () => ticked.length > 0,
    });
    if (!isWanted) return;
    this.#names = new Map(ticked.map((row) => [row.personId, nameOf(row)]));
    const ids = ticked.map(({ personId }) => personId);
    await this.#start(new SendRun(this.#host.scheduleId, ids));
  }

  render(): TemplateResult | typeof nothing {
    const run = this.#run;
    if (run === undefined) return nothing;
    const { words } = this.#invitations;
    const count = run.total;
    return html`<dialog
      id="send"
      part="dialog"
      aria-labelledby="send-title"
      @close=${this.#closed}
      @cancel=${this.#cancelled}
    >
      <h3 id="send-title">${run.isBusy ? words.text("send.title", { count }) : words.text("send.title.done")}</h3>
      ${run.isBusy ? progress(words, run) : sendReport(words, run, (personId) => this.#nameOf(personId))}
      <div class="buttons">
        ${
          run.isBusy
            ? html`<button class="button" part="send-stop" @click=${() => run.stop()}>
                ${words.text("send.stop")}
              </button>`
            : this.#ends(words, run)
        }
      </div>
    </dialog>`;
  }

  #ends(words: InvitationWords, run: SendRun): TemplateResult {
    const isOpen = run.open > 0;
    return html`<button
        class="button ${isOpen ? "" : "primary"}"
        part="send-close"
        @click=${() => this.#dialog?.close()}
      >
        ${words.text("send.close")}
      </button>
      ${
        isOpen
          ? html`<button class="button primary" part="send-rest" @click=${() => void this.#go(run)}>
              ${words.text("send.rest")}
            </button>`
          : nothing
      }`;
  }

  async #start(run: SendRun): Promise<void> {
    if (this.#run?.isBusy) return;
    this.#run = run;
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    this.#dialog?.showModal();
    await this.#go(run);
  }

  async #go(run: SendRun): Promise<void> {
    const { client } = this.#host;
    if (client === undefined) return;
    await run.run(client, () => this.#host.requestUpdate());
    this.#host.refresh();
    await this.#host.updateComplete;
    this.#dialog?.querySelector<HTMLElement>("[part=send-rest], [part=send-close]")?.focus();
  }

  #nameOf(personId: string): string | undefined {
    const row = this.#host.pages.rows.find((one) => one.personId === personId);
    return row ? nameOf(row) : this.#names.get(personId);
  }

  get #dialog(): HTMLDialogElement | null {
    return this.#host.renderRoot.querySelector<HTMLDialogElement>("#send");
  }

  /** While mails are being asked for, Escape stops that first. */
  readonly #cancelled = (event: Event): void => {
    if (!this.#run?.isBusy) return;
    event.preventDefault();
    this.#run.stop();
  };

  readonly #closed = (): void => {
    this.#run?.stop();
    this.#run = undefined;
    this.#host.requestUpdate();
    const { renderRoot } = this.#host;
    renderRoot.querySelector<HTMLElement>("[part=send]:enabled, [part=bulk-invite]")?.focus();
  };
}

function progress(words: InvitationWords, run: SendRun): TemplateResult {
  const { total: count, answered: done } = run;
  const label = words.text("send.progress", { done, count });
  return html`<div class="progress">
    <progress max=${count} value=${done > 0 ? done : nothing} aria-label=${label}></progress>
    <p role="status">${label}</p>
  </div>`;
}

type Counted = "send.chosen.again" | "send.chosen.unticked" | "send.chosen.settled";

const point = (
  words: InvitationWords,
  drawn: IconName,
  key: Counted,
  count: number,
): TemplateResult | typeof nothing =>
  count > 0 ? html`<li class="state">${icon(drawn)}<span>${words.text(key, { count })}</span></li>` : nothing;
