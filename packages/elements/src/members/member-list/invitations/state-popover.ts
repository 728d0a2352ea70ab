import type { Reason } from "@rollcall/core/contract";
import { html, nothing, type ReactiveController, type TemplateResult } from "lit";
import { button } from "../../../ui/controls/button.ts";
import { icon } from "../../../ui/controls/icons.ts";
import type { PanelHost, Words } from "../../../ui/host/panel-host.ts";
import { Popover } from "../../../ui/popovers/popover.ts";
import { reasonText } from "../../../ui/notices/problem-line.ts";
import { reportLine } from "../../batch-run.ts";
import { type ListedMember, nameOf } from "../../listed-member.ts";
import type { DialogKey } from "../member-dialogs.messages.ts";
import { provenanceFace } from "../linked-members.ts";
import { calendarIcons, invitationIcons } from "../member-row.ts";
import {
  type ActionHost,
  type Ended,
  type InvitationAction,
  InvitationActions,
  actionFace,
  actionsOf,
  isEnded,
} from "./invitation-actions.ts";
import { retryText } from "./send-dialog.ts";
import { detailText, type StateDetails, type StateKind } from "./state-details.ts";
import type { ListContext } from "../list-context.ts";
import { timesIn } from "../../../ui/text/times.ts";

/** The list whose states are explained. */
export type PopoverHost = PanelHost & ActionHost & Pick<ListContext, "schedule" | "applyEdits">;

/** Explains a state of a row (B39, Q25), or where it comes from (X4): what it means, its details, and the actions on an invitation. */
export class StatePopover implements ReactiveController {
  readonly #host: PopoverHost;
  readonly #details: StateDetails;
  readonly #actions: InvitationActions;
  readonly #popover: Popover;
  #shown: { readonly personId: string; readonly kind: StateKind } | undefined;
  /** The state whose details were requested last: each is requested once. */
  #requested = "";

  constructor(host: PopoverHost, details: StateDetails) {
    this.#host = host;
    this.#details = details;
    this.#actions = new InvitationActions(host);
    this.#popover = new Popover(host, "state", () => (this.#requested = ""));
    host.addController(this);
    host.overlays.add(this);
  }

  /** Opens next to a control, and moves the focus there. */
  async open(kind: StateKind, { personId }: ListedMember, anchor: HTMLElement): Promise<void> {
    this.#shown = { kind, personId };
    this.#actions.result = undefined;
    await this.#popover.open(anchor);
    this.#host.requestUpdate();
    // The decisions of a row are those of its page: changes since then may have changed them.
    const row = this.#row;
    if (row && (this.#host.schedule?.number ?? 0) > row.number) this.#host.refresh();
  }

  /** Runs an action that was chosen in a menu, and shows its result next to `anchor`. */
  act(action: InvitationAction, row: ListedMember, anchor: HTMLElement): void {
    this.#popover.anchor = anchor;
    this.#run(action, row);
  }

  /** Requests the details of the state on screen, and moves the popover to where its new size fits. */
  hostUpdated(): void {
    const row = this.#row;
    if (!row || !this.#shown || !this.#popover.isOpen) return;
    const { kind } = this.#shown;
    this.#popover.place();
    const requested = `${kind}:${row.personId}:${row[kind]}`;
    if (this.#details.get(kind, row) || this.#requested === requested) return;
    this.#requested = requested;
    void this.#details.load(kind, row).then(() => this.#host.requestUpdate());
    this.#host.requestUpdate();
  }

  render(): TemplateResult {
    const row = this.#row;
    const kind = this.#shown?.kind ?? "invitation";
    const words = this.#host.dialogWords;
    return html`<div
      id="state"
      part="state-popover"
      popover
      role="dialog"
      aria-label=${row ? words.text(`state.${kind}.of`, { name: nameOf(row) }) : nothing}
      tabindex="-1"
      @toggle=${this.#popover.toggled}
    >
      ${row ? this.#content(words, kind, row) : nothing}
    </div>`;
  }

  #content(words: Words<DialogKey>, kind: StateKind, row: ListedMember): TemplateResult {
    const { key, drawn, tone } = faceOf(kind, row);
    const detail = this.#details.get(kind, row);
    const { sentences, values } = detail ? detailText(words, detail) : { sentences: [], values: [] };
    const isLoading = !detail && this.#details.isLoading(kind, row);
    return html`
      <p class="state ${tone}">${drawn}<b>${words.text(key)}</b></p>
      <p class="muted">${[words.text(`${key}.text`), ...sentences].join(" ")}</p>
      ${isLoading ? html`<p class="muted" role="status">${words.text("state.loading")}…</p>` : nothing}
      ${
        values.length > 0
          ? html`<dl class="stack gap-1" part="facts">
              ${values.map(
                ([name, value]) =>
                  html`<div class="cluster between gap-1">
                    <dt class="muted">${name}</dt>
                    <dd><bdi>${value}</bdi></dd>
                  </div>`,
              )}
            </dl>`
          : nothing
      }
      ${kind === "invitation" ? this.#buttons(words, row) : nothing}
    `;
  }

  #buttons(words: Words<DialogKey>, row: ListedMember): TemplateResult | typeof nothing {
    const shown = actionsOf(row);
    const first = shown[0] && row.refused[shown[0]]?.[0];
    if (shown.length === 0) return nothing;
    // A reason that applies to all actions is shown once.
    if (first && shown.every((action) => row.refused[action]?.[0]?.code === first.code)) {
      return html`<p class="cluster nowrap start muted why">
        ${icon("lock")}<span>${waitText(words, row, first) ?? reasonText(words, first)}</span>
      </p>`;
    }
    return html`<div
        class="acts cluster"
        role="group"
        aria-label=${words.text("state.invitation.of", { name: nameOf(row) })}
      >
        ${shown.map((action) => this.#button(words, action, row))}
      </div>
      <div class="stack optional" part="outcome" role="status">
        ${this.#actions.isBusy ? html`<p class="muted">${words.text("act.busy")}…</p>` : this.#result(words, row)}
      </div>`;
  }

  #button(words: Words<DialogKey>, action: InvitationAction, row: ListedMember): TemplateResult {
    const { part, drawn, label } = actionFace(action, row);
    return button(html`${drawn}<span>${words.text(label)}</span>`, {
      look: `button ${action === "invite" ? "primary" : ""}`,
      part,
      isBusy: row.refused[action] !== undefined || this.#actions.isBusy,
      click: () => this.#run(action, row),
    });
  }

  #run(action: InvitationAction, row: ListedMember): void {
    const reason = row.refused["revoke-invitation"]?.[0];
    if (action !== "revoke-invitation") void this.#send(action, row);
    else if (reason) {
      this.#actions.result = { kind: "refused", reason, action };
      this.#host.requestUpdate();
    } else if (this.#popover.anchor) {
      this.#popover.hide();
      void this.#actions.revoke(row, this.#popover.anchor);
    }
  }

  /** Sends or copies. Revoked and declined invitations are confirmed in a dialog first, then the popover opens again (Q56). */
  async #send(
    action: "invite" | "copy-link",
    row: ListedMember,
    ended: Ended | undefined = isEnded(row.invitation) ? row.invitation : undefined,
  ): Promise<void> {
    const { anchor } = this.#popover;
    if (anchor && ended && row.refused[action] === undefined) {
      this.#popover.hide();
      const isConfirmed = await this.#actions.confirmAgain(action, row, ended);
      anchor.focus();
      if (!isConfirmed) return;
      await this.open("invitation", row, anchor);
    } else if (anchor && !this.#popover.isOpen) await this.open("invitation", row, anchor);
    const found = await this.#actions.run(action, row, ended !== undefined);
    if (found) await this.#send(action, row, found);
  }

  #result(words: Words<DialogKey>, row: ListedMember): TemplateResult | typeof nothing {
    const { result } = this.#actions;
    if (result === undefined) return nothing;
    if (result.kind === "invited") return reportLine("done", "ok", words.text("act.invited"));
    if (result.kind === "refused") {
      const text = waitText(words, row, result.reason) ?? retryText(words, result.reason);
      return reportLine("stop", "danger", text);
    }
    const { url, expiresAt, isCopied } = result;
    const text = words.text("link.text", { name: nameOf(row), when: timesIn(words).text(expiresAt, "moment") });
    return html`${reportLine(isCopied ? "done" : "info", isCopied ? "ok" : "warn", words.text(isCopied ? "link.copied" : "link.shown"))}
      ${
        isCopied
          ? nothing
          : html`<input
              class="field fill"
              part="link"
              readonly
              aria-label=${words.text("link.field")}
              .value=${url}
              @focus=${({ currentTarget }: Event) => (currentTarget as HTMLInputElement).select()}
            />`
      }
      <p class="muted">${text}</p>`;
  }

  get #row(): ListedMember | undefined {
    const row = this.#shown && this.#host.rows.get(this.#shown.personId);
    return row && this.#host.applyEdits(row);
  }
}

/** The key, icons and tone of what is explained. */
function faceOf(kind: StateKind, row: ListedMember) {
  if (kind === "provenance") return provenanceFace(row);
  const [drawn, tone] = kind === "invitation" ? invitationIcons[row.invitation] : calendarIcons[row.calendar];
  const key = kind === "invitation" ? (`invitation.${row.invitation}` as const) : (`calendar.${row.calendar}` as const);
  return { key, drawn: icon(drawn), tone };
}

/** Until when a person who declined can't be invited again, if that is the reason (Q56). */
function waitText(words: Words<DialogKey>, row: ListedMember, reason: Reason): string | undefined {
  const { code, details } = reason;
  const isWait = code === "request.throttled" && row.refused.invite?.some((one) => one.code === code) === true;
  if (!isWait || details?.retryAfter === undefined) return undefined;
  const until = new Date(Date.now() + details.retryAfter * 1000).toISOString();
  return words.text("again.wait", { when: timesIn(words).text(until, "moment") });
}
