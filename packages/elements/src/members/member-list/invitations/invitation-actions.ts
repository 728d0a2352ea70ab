import type { Reason } from "@rollcall/core/contract";
import type { TemplateResult } from "lit";
import { reasonOf } from "../../../messages/reason-words.ts";
import { drawing, icon } from "../../../ui/controls/icons.ts";
import { newKey } from "../../../ui/browser/new-key.ts";
import { type ListedMember, nameOf } from "../../listed-member.ts";
import type { DialogKey } from "../member-dialogs.messages.ts";
import type { ListContext } from "../list-context.ts";

// Icons from lucide (ISC license).
const undo = "M9 14 4 9l5-5M4 9h10.5a5.5 5.5 0 0 1 0 11H11";
const chain =
  "M10 13a5 5 0 0 0 7.54.54l3-3a5 5 0 0 0-7.07-7.07l-1.72 1.71M14 11a5 5 0 0 0-7.54-.54l-3 3a5 5 0 0 0 7.07 7.07l1.71-1.71";

/** An action on the invitation of one member, as decisions name it. */
export type InvitationAction = "invite" | "revoke-invitation" | "copy-link";

/** The result of the last action. */
export type ActionResult =
  | { readonly kind: "refused"; readonly reason: Reason; readonly action: InvitationAction }
  | { readonly kind: "invited" }
  | { readonly kind: "link"; readonly url: string; readonly expiresAt: string; readonly isCopied: boolean };

/** The list whose invitations are managed. */
export type ActionHost = Pick<
  ListContext,
  "client" | "scheduleId" | "rows" | "dialogWords" | "toast" | "ask" | "explain" | "requestUpdate" | "refresh"
>;

const all: readonly InvitationAction[] = ["invite", "revoke-invitation", "copy-link"];

/** The actions that are useful in each state; others are offered too if they are allowed. */
const useful: Readonly<Record<ListedMember["invitation"], readonly InvitationAction[]>> = {
  "not-invited": ["invite", "copy-link"],
  queued: ["revoke-invitation", "copy-link"],
  sent: all,
  bounced: all,
  accepted: [],
  declined: ["invite", "copy-link"],
  expired: ["invite", "copy-link"],
  revoked: ["invite", "copy-link"],
  "not-needed": [],
};

/** The actions to show for a row: the useful ones and all that are allowed. */
export const actionsOf = ({ invitation, refused }: ListedMember): readonly InvitationAction[] =>
  all.filter((action) => useful[invitation].includes(action) || refused[action] === undefined);

/** The appearance of an action's button. */
export function actionFace(
  action: InvitationAction,
  { invitation }: ListedMember,
): { readonly part: string; readonly drawn: TemplateResult; readonly label: DialogKey } {
  if (action === "copy-link") return { part: "copy-link", drawn: drawing(chain), label: "act.copy" };
  if (action === "revoke-invitation") return { part: "revoke", drawn: drawing(undo), label: "act.revoke" };
  return { part: "invite", drawn: icon("mail"), label: invitation === "not-invited" ? "act.invite" : "act.resend" };
}

/** Runs actions on the invitation of one member, and keeps the result of the last one. */
export class InvitationActions {
  result: ActionResult | undefined;
  isBusy = false;
  readonly #host: ActionHost;

  constructor(host: ActionHost) {
    this.#host = host;
  }

  /** Asks before sending a revoked or declined invitation again (Q56). */
  confirmAgain(action: "invite" | "copy-link", row: ListedMember, ended: Ended): Promise<boolean> {
    const { dialogWords: words } = this.#host;
    const name = nameOf(row);
    return this.#host.ask({
      title: words.text(`again.${ended}`, { name }),
      text: words.text(`again.${ended}.text`, { name }),
      confirm: words.text(`again.${action}`),
    });
  }

  /**
   * Sends an invitation or copies a link; if that is refused, the result explains why (X1). If this must be confirmed first, returns
   * how an earlier invitation ended: the person may have declined before they were removed and added again.
   */
  async run(action: "invite" | "copy-link", row: ListedMember, isConfirmed: boolean): Promise<Ended | undefined> {
    const { client, scheduleId } = this.#host;
    const reason = row.refused[action]?.[0];
    if (client === undefined || this.isBusy) return undefined;
    this.isBusy = reason === undefined;
    this.result = reason && { kind: "refused", reason, action };
    this.#host.requestUpdate();
    if (reason) return undefined;
    let ended: Ended | undefined;
    const input = { scheduleId, personId: row.personId, ...(isConfirmed && { confirm: true as const }) };
    try {
      if (action === "invite") {
        const { member } = await client.invitations.resend(input, { idempotencyKey: newKey() });
        this.#show(member);
        this.result = { kind: "invited" };
      } else {
        const { url, expiresAt, member } = await client.invitations.copyLink(input);
        this.#show(member);
        this.result = { kind: "link", url, expiresAt, isCopied: await copy(url) };
      }
    } catch (error) {
      const refusal = reasonOf(error);
      if (!isConfirmed && refusal.remedy === "confirm-sending-again")
        ended = refusal.code === "invitation.declined" ? "declined" : "revoked";
      else this.result = { kind: "refused", reason: refusal, action };
    }
    this.isBusy = false;
    this.#host.requestUpdate();
    return ended;
  }

  /** Revokes an invitation after confirmation: its link may be about to be used. */
  async revoke(row: ListedMember, anchor: HTMLElement): Promise<void> {
    const { client, scheduleId, dialogWords: words, toast } = this.#host;
    const { personId } = row;
    const name = nameOf(row);
    const isConfirmed = await this.#host.ask({
      title: words.text("revoke.title", { name }),
      text: words.text("revoke.text", { name }),
      confirm: words.text("revoke.confirm"),
      isDangerous: true,
    });
    anchor.focus();
    if (!isConfirmed || client === undefined) return;
    try {
      const { member } = await client.invitations.revoke({ scheduleId, personId }, { idempotencyKey: newKey() });
      this.#show(member);
      toast.show(words.text("revoke.done", { name }));
    } catch (error) {
      this.#host.explain([reasonOf(error)], anchor);
    }
  }

  /** Shows the new state immediately, and loads the decisions and totals that follow from it. */
  #show({ personId, invitation }: Pick<ListedMember, "personId" | "invitation">): void {
    this.#host.rows.replace(personId, (row) => ({ ...row, invitation }));
    this.#host.refresh();
  }
}

/** How an invitation ended that is sent again only after a confirmation (Q56). */
export type Ended = "declined" | "revoked";

/** Whether sending again needs a confirmation. */
export const isEnded = (invitation: ListedMember["invitation"]): invitation is Ended =>
  invitation === "declined" || invitation === "revoked";

/** Copies a text if the browser allows it. */
const copy = (text: string): Promise<boolean> =>
  navigator.clipboard.writeText(text).then(
    () => true,
    () => false,
  );
