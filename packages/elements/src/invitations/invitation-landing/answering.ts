import { type Reason, RollcallError } from "@rollcall/core/contract";
import { reasonOf } from "../../messages/reason-words.ts";
import type { RollcallElement } from "../../ui/rollcall-element.ts";
import type { Accepted } from "./ask-invitation.ts";
import { InvitationAcceptedEvent, InvitationDeclinedEvent } from "./invitation-landing.events.ts";
import type { LandingKey } from "./landing-messages.en.ts";

/** What somebody answered. */
export type Outcome =
  { readonly kind: "accepted"; readonly accepted: Accepted } | { readonly kind: "declined"; readonly schedule: string };

/** What answering needs of the page. */
interface Answered {
  readonly token: () => string | undefined;
  /** Nothing more can be done with the link. */
  readonly settled: () => void;
  /** Who asks is not who they were, or the link is not what it was: the page asks anew. */
  readonly again: () => void;
}

const changedBelow = new Set(["link.invalid", "invitation.other-account", "request.unauthenticated"]);

/** Somebody's answer to an invitation, given once however often it is pressed (P04). */
export class Answering {
  /** The answer that was taken. */
  outcome: Outcome | undefined;
  /** Which answer is on its way. */
  sending: Outcome["kind"] | undefined;
  /** Why it was not taken. */
  problem: Reason | undefined;
  /** Whether somebody is asked if they really decline. */
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

  /** Asks first. */
  async askToDecline(): Promise<void> {
    this.isAsking = true;
    this.problem = undefined;
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    this.#host.renderRoot.querySelector<HTMLDialogElement>("#decline")?.showModal();
  }

  /** The question was closed. */
  closed(): void {
    this.isAsking = false;
    this.#host.requestUpdate();
  }

  /** There is another link. */
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
