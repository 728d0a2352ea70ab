import type { Reason } from "@rollcall/core/contract";
import { html, nothing, type TemplateResult } from "lit";
import type { BaseKey, Messages } from "../../../messages/messages.ts";
import { reasonWords, type ReasonWords } from "../../../messages/reason-words.ts";
import { reasons } from "../../../messages/reasons.en.ts";
import type { ListedMember } from "../../wire.ts";
import { handsWords } from "../hands/hands.en.ts";
import type { Hands } from "../hands/hands.ts";
import type { ListView } from "../list-view.ts";
import { InvitationActions } from "./invitation-actions.ts";
import { invitationWords } from "./invitations.en.ts";
import { invitationStyles } from "./invitations.styles.ts";
import { inviteBar } from "./invite-bar.ts";
import { Sending } from "./sending.ts";
import { StateDetails, type StateKind } from "./state-details.ts";
import { factsOf } from "./state-facts.ts";
import { StatePopover } from "./state-popover.ts";

const catalogue = { ...handsWords, ...reasons, ...invitationWords };

/** The words of a list, its hands and its invitations; and of reasons. */
export type InvitationWords = Messages<BaseKey | keyof typeof catalogue> & { reason(reason: Reason): ReasonWords };

/** Invitations in a list: what is behind a state, what can be done about it, and the button below the list (B10). */
export class Invitations {
  readonly details: StateDetails;
  readonly actions: InvitationActions;
  readonly popover: StatePopover;
  readonly sending: Sending;
  readonly #host: ListView;
  #messages: Messages | undefined;
  #words: InvitationWords | undefined;

  constructor(host: ListView, hands: Hands) {
    this.#host = host;
    this.details = new StateDetails(host);
    this.actions = new InvitationActions(host, hands, this);
    this.popover = new StatePopover(host, this);
    this.sending = new Sending(host, hands, this);
    const { styleSheet } = invitationStyles;
    if (styleSheet) (host.renderRoot as ShadowRoot).adoptedStyleSheets.push(styleSheet);
    host.addController({ hostUpdated: () => this.popover.follow() });
  }

  /** The words of the list, with those of invitations. */
  get words(): InvitationWords {
    if (this.#messages !== this.#host.messages || this.#words === undefined) {
      this.#messages = this.#host.messages;
      const words = this.#messages.with(catalogue);
      this.#words = Object.assign(words, { reason: (reason: Reason) => reasonWords(words, reason) });
    }
    return this.#words;
  }

  /** What is behind a state, in a line; empty where there is no more to know. */
  async inShort(kind: StateKind, row: ListedMember): Promise<string> {
    await this.details.ask(kind, row);
    const known = this.details.of(kind, row);
    if (known === undefined) return "";
    const { sentences, values } = factsOf(this.words, known);
    return [...sentences, ...values.map(([name, value]) => `${name}: ${value}.`)].join(" ");
  }

  /** The bar below the list, the popover of a state, and the dialog of a sending. */
  render(): TemplateResult {
    const { pages } = this.#host;
    return html`${pages.state.kind === "ready" ? inviteBar(this.#host, this) : nothing} ${this.sending.render()}
    ${this.popover.render()}`;
  }
}
