import type { Reason } from "@rollcall/core/contract";
import { type TemplateResult, html, nothing } from "lit";
import { reasonOf, reasonWords } from "../../../messages/reason-words.ts";
import { Dialog } from "../../../ui/dialogs/dialog.ts";
import type { IconName } from "../../../ui/controls/icons.ts";
import { newKey } from "../../../ui/browser/new-key.ts";
import type { PanelHost, Words } from "../../../ui/host/panel-host.ts";
import { type BatchOptions, BatchRun, batchButtons, batchProgress, byCursor, reportLine } from "../../batch-run.ts";
import type { ListedMember, ScheduleView } from "../../listed-member.ts";
import { MailPreview, type Mailed, countOf, isAllMailed, mailedText, refusedList } from "../../mail-preview.ts";
import type { ListContext } from "../list-context.ts";
import type { DialogKey } from "../member-dialogs.messages.ts";
import { isEnded } from "./invitation-actions.ts";

/** The list whose members are invited. */
export type SendHost = PanelHost &
  Pick<ListContext, "scheduleId" | "schedule" | "rows" | "dialogWords" | "toast" | "ask" | "refresh">;

/** The maximum number of members that one request invites. */
const batchSize = 500;

/** States that need no invitation. */
const settled = ["accepted", "not-needed"];

/** Sends invitations to many members, in a dialog with the progress (B10, Q13). It closes if no one was refused; otherwise it shows the results. */
export class SendDialog {
  readonly #host: SendHost;
  readonly #dialog: Dialog<BatchRun<Mailed>>;

  constructor(host: SendHost) {
    this.#host = host;
    this.#dialog = new Dialog<BatchRun<Mailed>>(host, {
      id: "send",
      size: "long",
      title: (run) => host.dialogWords.text(run.isBusy ? "send.title" : "send.title.done"),
      content: (run) => html`
        ${run.isBusy ? batchProgress(host.dialogWords, run) : this.#report(run)}
        <div class="buttons">${batchButtons(host.dialogWords, run, "send", () => this.#dialog.close())}</div>
      `,
      cancelled: (event) => this.#dialog.subject?.cancelled(event),
      closed: (run) => run.stop(),
    });
  }

  /** Asks, then sends to all members who are waiting for an invitation (B10). */
  async sendWaiting(): Promise<void> {
    const { dialogWords: words } = this.#host;
    const preview = this.previewWaiting();
    if (preview === undefined) return;
    const isConfirmed = await this.#host.ask({
      title: words.text("send.waiting.ask"),
      text: words.text("send.chosen.text"),
      content: () => preview.render(words),
      get confirm() {
        return words.text("send.button", { count: preview.count });
      },
      canConfirm: () => preview.count > 0,
    });
    if (isConfirmed) await this.startWaiting();
  }

  /** Who would get an invitation; `undefined` if no one is waiting for one. */
  previewWaiting(): MailPreview | undefined {
    const { client, schedule, scheduleId } = this.#host;
    if (client === undefined || !schedule?.toInvite) return undefined;
    const dryRun = client.invitations.send.dryRun({ scheduleId });
    return new MailPreview(schedule.toInvite, dryRun, () => this.#host.requestUpdate());
  }

  /** Sends to all members who are waiting for an invitation, and shows the progress. */
  async startWaiting(): Promise<void> {
    const { client, schedule, scheduleId } = this.#host;
    if (client === undefined || !schedule?.toInvite) return;
    const { invitations } = client;
    await this.#start(
      schedule.toInvite,
      byCursor((after, options) => invitations.send({ scheduleId, ...after }, options)),
    );
  }

  /** Asks, then sends to those of some members who are to be invited and haven't accepted (B47). */
  async sendTo(people: readonly ListedMember[]): Promise<void> {
    const { client, scheduleId, dialogWords: words, rows } = this.#host;
    const current = people.map((one) => rows.get(one.personId) ?? one);
    const unanswered = current.filter(({ invitation }) => !settled.includes(invitation));
    const open = unanswered.filter(({ invitation }) => !isEnded(invitation));
    const invited = open.filter((one) => one.invited);
    const again = invited.filter(({ invitation }) => invitation !== "not-invited").length;
    const line = (drawn: IconName, key: DialogKey, count: number): unknown =>
      count > 0 ? html`<li>${reportLine(drawn, "", words.text(key, { count }))}</li>` : nothing;
    const count = invited.length;
    const isConfirmed = await this.#host.ask({
      title: words.text("send.chosen", { count }),
      text: words.text("send.chosen.text"),
      content: () =>
        html`<ul class="stack">
          ${line("info", "send.chosen.again", again)} ${line("stop", "send.chosen.unticked", open.length - count)}
          ${line("stop", "send.chosen.ended", unanswered.length - open.length)}
          ${line("done", "send.chosen.settled", current.length - unanswered.length)}
        </ul>`,
      confirm: words.text("send.button", { count }),
      canConfirm: () => count > 0,
    });
    if (!isConfirmed || client === undefined) return;
    const ids = invited.map(({ personId }) => personId);
    await this.#start(count, async (done, options) => {
      const personIds = ids.slice(done, done + batchSize);
      const { results } = await client.invitations.send({ scheduleId, personIds }, options);
      return { results, isLast: done + batchSize >= count };
    });
  }

  async #start(total: number, send: BatchOptions<Mailed>["send"]): Promise<void> {
    const run = new BatchRun<Mailed>({ total, send, changed: () => void this.#changed(run) });
    await this.#dialog.open(run);
    await run.run();
  }

  async #changed(run: BatchRun<Mailed>): Promise<void> {
    this.#host.requestUpdate();
    if (run.isBusy) return;
    this.#host.refresh();
    if (this.#dialog.subject === run && isAllMailed(run)) {
      const { dialogWords: words, toast } = this.#host;
      this.#dialog.close();
      toast.show(
        mailedText(
          run,
          (count) => words.text("send.queued", { count }),
          (count) => words.text("send.unchanged", { count }),
        ),
      );
      return;
    }
    await this.#host.updateComplete;
    this.#dialog.element?.querySelector<HTMLElement>("[part=send-retry], [part=send-close]")?.focus();
  }

  /** How many are being sent, who isn't invited and why, and how many are left. */
  #report(run: BatchRun<Mailed>): TemplateResult {
    const words = this.#host.dialogWords;
    const { results } = run;
    const [queued, unchanged, refused] = [
      countOf(results, "queued"),
      countOf(results, "unchanged"),
      countOf(results, "refused"),
    ];
    return html`<div class="stack scroll" role="status">
      ${reportLine("sent", "ok", words.text("send.queued", { count: queued }))}
      ${queued > 0 ? html`<p class="muted small">${words.text("send.queued.text")}</p>` : nothing}
      ${unchanged > 0 ? reportLine("info", "", words.text("send.unchanged", { count: unchanged })) : nothing}
      ${
        refused > 0
          ? html`${reportLine("stop", "danger", words.text("send.refused", { count: refused }))}
            ${refusedList(words, results)}`
          : nothing
      }
      ${run.open > 0 ? reportLine("clock", "warn", words.text("send.open", { count: run.open })) : nothing}
      ${run.problem ? reportLine("warning", "danger", retryText(words, run.problem)) : nothing}
    </div>`;
  }
}

/** Units of time and their lengths in seconds. */
const units = [
  ["day", 86_400],
  ["hour", 3600],
  ["minute", 60],
] as const;

/** A reason and, if it is temporary, when to try again: "Too many attempts. Try again in 12 minutes." */
export function retryText(words: Words<DialogKey>, reason: Reason): string {
  const { title, text, remedy } = reasonWords(words, reason);
  const seconds = reason.code === "request.throttled" ? (reason.details?.retryAfter ?? 0) : 0;
  if (seconds <= 0) return `${title}. ${text} ${remedy}`.trim();
  const format = new Intl.RelativeTimeFormat(words.lang, { numeric: "always" });
  const [unit, length] = units.find(([, length]) => seconds >= 1.5 * length) ?? (["second", 1] as const);
  return `${title}. ${words.text("act.retry-in", { when: format.format(Math.ceil(seconds / length), unit) })}`;
}

/** The list whose invitations are sent. */
export interface AutoSendHost extends Pick<
  ListContext,
  "client" | "scheduleId" | "dialogWords" | "ask" | "requestUpdate" | "editRefused"
> {
  schedule: ScheduleView | undefined;
}

/** Changes whether invitations are sent automatically (B7). */
export class AutoSend {
  /** The value that is being saved. */
  wanted: boolean | undefined;
  readonly #host: AutoSendHost;
  readonly #send: SendDialog;
  #sendsWaiting = false;

  constructor(host: AutoSendHost, send: SendDialog) {
    this.#host = host;
    this.#send = send;
  }

  /** Saves the switch. If it is pressed again while saving, the new state is saved afterward. */
  async set(autoSend: boolean, control: HTMLInputElement): Promise<void> {
    const { client, scheduleId } = this.#host;
    if (client === undefined) return;
    const isSaving = this.wanted !== undefined;
    if (autoSend && !isSaving && !(await this.#confirm(control))) return;
    this.wanted = autoSend;
    this.#host.requestUpdate();
    if (isSaving) return;
    try {
      let saved: boolean;
      do {
        saved = this.wanted;
        const input = { scheduleId, autoSend: saved };
        const { schedule } = await client.schedules.setAutoSend(input, { idempotencyKey: newKey() });
        this.#host.schedule = schedule;
      } while (saved !== this.wanted);
      if (saved && this.#sendsWaiting) void this.#send.startWaiting();
    } catch (error) {
      this.#host.editRefused(reasonOf(error), control);
    }
    this.wanted = undefined;
    this.#host.requestUpdate();
  }

  /** Asks for a confirmation if members are waiting, and whether to invite them too (Q13). */
  async #confirm(control: HTMLInputElement): Promise<boolean> {
    const { dialogWords: words, schedule } = this.#host;
    const preview = this.#send.previewWaiting();
    this.#sendsWaiting = false;
    if (preview === undefined) return true;
    control.checked = false;
    const toggle = ({ currentTarget }: Event): void => {
      this.#sendsWaiting = (currentTarget as HTMLInputElement).checked;
    };
    return this.#host.ask({
      title: words.text("auto.ask"),
      text: words.text("auto.text", { count: schedule?.toInvite ?? 0 }),
      content: () =>
        html`${preview.render(words)}
          <label class="cluster nowrap gap-3">
            <input type="checkbox" class="box" part="send-now" @change=${toggle} />
            <span>${words.text("auto.now")}</span>
          </label>`,
      confirm: words.text("auto.confirm"),
    });
  }
}
