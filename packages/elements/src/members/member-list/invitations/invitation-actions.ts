import type { Reason } from "@rollcall/core/contract";
import { reasonOf } from "../../../messages/reason-words.ts";
import { newKey } from "../../../ui/new-key.ts";
import { type ListedMember, nameOf } from "../../wire.ts";
import type { Hands } from "../hands/hands.ts";
import type { ListView } from "../list-view.ts";
import type { Invitations } from "./invitations.ts";

/** What can be done with the invitation of one member, as decisions name it. */
export type InvitationAction = "invite" | "revoke-invitation" | "copy-link";

/** A link that was made, and whether it lies on the clipboard. */
export interface MadeLink {
  readonly url: string;
  readonly expiresAt: string;
  readonly isCopied: boolean;
}

/** What came of the last action. */
export type Outcome =
  | { readonly kind: "refused"; readonly reason: Reason; readonly action: InvitationAction }
  | { readonly kind: "invited" }
  | { readonly kind: "link"; readonly link: MadeLink };

const all: readonly InvitationAction[] = ["invite", "revoke-invitation", "copy-link"];

/** What somebody may want in each state; what is allowed besides is offered, too. */
const fitting: Readonly<Record<ListedMember["invitation"], readonly InvitationAction[]>> = {
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

/** The actions to show for a row: those that fit its state, and all that are allowed. */
export const actionsOf = ({ invitation, refused }: ListedMember): readonly InvitationAction[] =>
  all.filter((action) => fitting[invitation].includes(action) || refused[action] === undefined);

/** Does what is asked for with the invitation of one member, and keeps what came of it until another is looked at. */
export class InvitationActions {
  outcome: Outcome | undefined;
  busy: InvitationAction | undefined;
  readonly #host: ListView;
  readonly #hands: Hands;
  readonly #invitations: Invitations;

  constructor(host: ListView, hands: Hands, invitations: Invitations) {
    this.#host = host;
    this.#hands = hands;
    this.#invitations = invitations;
  }

  /** Does it, or says why not (X1). */
  async do(action: InvitationAction, row: ListedMember, anchor: HTMLElement | undefined): Promise<void> {
    const reason = row.refused[action]?.[0];
    if (this.busy !== undefined) return;
    if (reason) this.#end({ kind: "refused", reason, action });
    else if (action === "revoke-invitation") await this.#revoke(row, anchor);
    else await this.#run(action, row);
  }

  async #run(action: "invite" | "copy-link", row: ListedMember): Promise<void> {
    const { client, scheduleId } = this.#host;
    if (client === undefined) return;
    const { personId } = row;
    this.busy = action;
    this.outcome = undefined;
    this.#host.requestUpdate();
    try {
      if (action === "invite") {
        const { member } = await client.invitations.resend({ scheduleId, personId }, { idempotencyKey: newKey() });
        this.#settled(member);
        this.#end({ kind: "invited" });
      } else {
        const { url, expiresAt, member } = await client.invitations.copyLink({ scheduleId, personId });
        this.#settled(member);
        this.#end({ kind: "link", link: { url, expiresAt, isCopied: await isCopied(url) } });
      }
    } catch (error) {
      this.#end({ kind: "refused", reason: reasonOf(error), action });
    }
  }

  /** Asks first: a link that somebody may be about to use dies. */
  async #revoke(row: ListedMember, anchor: HTMLElement | undefined): Promise<void> {
    const { client, scheduleId } = this.#host;
    const { words } = this.#invitations;
    const { personId } = row;
    const name = nameOf(row);
    this.#invitations.popover.hide();
    const isSure = await this.#hands.question.ask({
      title: words.text("revoke.title", { name }),
      text: words.text("revoke.text", { name }),
      confirm: words.text("revoke.confirm"),
      isDangerous: true,
    });
    if (!isSure || client === undefined) return anchor?.focus();
    try {
      const { member } = await client.invitations.revoke({ scheduleId, personId }, { idempotencyKey: newKey() });
      this.#settled(member);
      this.#hands.announce(words.text("revoke.done", { name }));
      anchor?.focus();
    } catch (error) {
      await this.#hands.why.show([reasonOf(error)], anchor ?? null, true);
    }
  }

  /** The row shows it at once; its decisions, and the totals, are asked for. */
  #settled({ personId, invitation }: Pick<ListedMember, "personId" | "invitation">): void {
    this.#host.pages.rows.replace(personId, (row) => ({ ...row, invitation }));
    this.#host.refresh();
  }

  #end(outcome: Outcome): void {
    this.busy = undefined;
    this.outcome = outcome;
    this.#host.requestUpdate();
  }
}

/** Puts a link on the clipboard, where the browser and its user let us. */
async function isCopied(url: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(url);
    return true;
  } catch {
    return false;
  }
}
