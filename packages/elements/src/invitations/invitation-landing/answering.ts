import { type Reason, RollcallError } from "@rollcall/core/contract";
import { reasonOf } from "../../messages/reason-words.ts";
import type { RollcallElement } from "../../ui/rollcall-element.ts";
import type { Accepted } from "./ask-invitation.ts";
import { InvitationAcceptedEvent, InvitationDeclinedEvent } from "./invitation-landing.events.ts";
import type { LandingKey } from "./landing-messages.en.ts";

/** The user's response. */
export type Outcome =
  { readonly kind: "accepted"; readonly accepted: Accepted } | { readonly kind: "declined"; readonly schedule: string };

/** The page's callbacks. */
interface Answered {
  readonly token: () => string | undefined;
  /** Called when the link is used up. */
  readonly settled: () => void;
  /** Called when the session or the link has changed and the page must reload. */
  readonly again: () => void;
}

const changedBelow = new Set(["link.invalid", "invitation.other-account", "request.unauthenticated"]);

/** Sends the response to an invitation, only once even if the button is pressed repeatedly (P04). */
export class Answering {
  /** The recorded response. */
  outcome: Outcome | undefined;
  /** The response being sent. */
  sending: Outcome["kind"] | undefined;
  /** Why the response failed. */
  problem: Reason | undefined;
  /** Whether the confirmation dialog is open. */
  isAsking = false;
  readonly #host: RollcallElement<LandingKey>;
  readonly #answered: Answered;

  constructor(host: RollcallElement<LandingKey>, answered: Answered) {
    this.#host = host;
    this.#answered = answered;
  }

  accept(): Promise<void> {
    return this.#send("accepted", async (client, token) => {
      const accepted = await client.invitations.accept({ token });
      if (token !== this.#answered.token()) return;
      this.outcome = { kind: "accepted", accepted };
      this.#host.dispatchEvent(new InvitationAcceptedEvent(accepted.scheduleId));
    });
  }

  decline(): Promise<void> {
    return this.#send("declined", async (client, token) => {
      const { schedule } = await client.invitations.decline({ token });
      if (token !== this.#answered.token()) return;
      this.#answered.settled();
      this.outcome = { kind: "declined", schedule };
      this.#host.dispatchEvent(new InvitationDeclinedEvent(schedule));
    });
  }

  /** Opens the confirmation dialog. */
  async askToDecline(): Promise<void> {
    this.isAsking = true;
    this.problem = undefined;
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    this.#host.renderRoot.querySelector<HTMLDialogElement>("#decline")?.showModal();
  }

  /** Called when the dialog is closed. */
  closed(): void {
    this.isAsking = false;
    this.#host.requestUpdate();
  }

  /** Resets the state for another link. */
  forget(): void {
    this.outcome = this.problem = undefined;
    this.isAsking = false;
  }

  async #send(
    kind: Outcome["kind"],
    act: (client: NonNullable<RollcallElement["client"]>, token: string) => Promise<void>,
  ): Promise<void> {
    const { client } = this.#host;
    const token = this.#answered.token();
    if (this.sending !== undefined || client === undefined || token === undefined) return;
    this.sending = kind;
    this.problem = undefined;
    this.#host.requestUpdate();
    try {
      await act(client, token);
      this.isAsking = false;
    } catch (error) {
      const isChanged = error instanceof RollcallError && changedBelow.has(error.code);
      if (isChanged) {
        this.isAsking = false;
        this.#answered.again();
      } else this.problem = reasonOf(error);
    } finally {
      this.sending = undefined;
      this.#host.requestUpdate();
    }
  }
}
