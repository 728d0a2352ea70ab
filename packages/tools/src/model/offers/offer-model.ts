import type { Name } from "../step.ts";
import { hour } from "./availability-model.ts";
import {
  type Answer,
  endOffer,
  isFull,
  latestAnswer,
  type ModelOffer,
  type ModelShift,
  offerStateAt,
  type SlotState,
} from "./model-offer.ts";
import { type OfferStep, planners, workers } from "./offer-step.ts";
import { beforeStep, hoursFrom, pendingOf, seenAs, ShiftModel } from "./shift-model.ts";

/** How long an `advance` step waits before the job runs. */
export const waitOf = ({ hours }: OfferStep): number => (hours % 7) * hour;

const done = "done";
const hidden = "request.not-found";

/** A simple implementation of the requirements of shifts, offers and availability, without rules and events. */
export class OfferModel extends ShiftModel {
  #offers = 0;

  /** Runs a step and returns `done` or the error code. An offer also returns who was asked, and who wasn't and why. */
  take(step: OfferStep): string {
    this.now += beforeStep;
    const { verb, actor, target } = step;
    switch (verb) {
      case "advance":
        return this.#advance(step);
      case "blockDays":
      case "unblockDays":
      case "requestTimeOff":
      case "decide":
      case "cancelTimeOff":
        return this.availability.take(step, this.now);
      case "accept":
      case "decline":
      case "undoDecline":
      case "joinWaitlist":
      case "leaveWaitlist":
      case "handBack":
        return this.#answer(step, this.shiftOf(step), verb, step.flag ? undefined : -1);
      case "answerFor": {
        const shift = this.shiftOf(step);
        if (!isKnownTo(shift, target)) return hidden;
        return refusal(actor) ?? this.#answer(step, shift, step.flag ? "accept" : "decline", undefined);
      }
      case "withdraw": {
        const offer = this.shiftOf(step).lastOffer;
        return offer === undefined ? hidden : (refusal(actor) ?? this.#withdraw(offer));
      }
      case "assign":
        return target === "Pim" ? hidden : (refusal(actor) ?? this.assign(step, this.shiftOf(step)));
      case "offer":
        return refusal(actor) ?? this.#offer(step, this.shiftOf(step));
      default:
        return refusal(actor) ?? this.plan(step);
    }
  }

  #withdraw(offer: ModelOffer): string {
    if (offerStateAt(offer, this.now) === "lapsed") return "offer.closed";
    if (offer.end !== "withdrawn") endOffer(offer, "withdrawn");
    return done;
  }

  #offer({ actor, targets, deadline }: OfferStep, shift: ModelShift): string {
    if (shift.isCancelled) return "shift.closed";
    if (shift.start <= this.now) return "shift.began";
    if (isFull(shift)) return "shift.full";
    const last = deadline === 0 ? shift.start : hoursFrom(this.now, deadline);
    if (last > shift.start) return "request.invalid";
    const answers: Answer[] = [];
    const results = targets.map((name) => {
      const isOn = shift.people.has(name);
      const reasons = isOn ? ["worker.other-shift"] : seenAs(actor, this.reasonsAgainst(name, shift));
      if (reasons.length > 0) return `${name}:${reasons.join("+")}`;
      const former = latestAnswer(shift, name)?.answer;
      if (former?.open === true) Object.assign(former, { state: "lapsed", open: false });
      answers.push({ name, state: "asked", open: true, joinedAt: 0, joinedVersion: 0 });
      return name;
    });
    if (answers.length > 0) {
      shift.isPublished = true;
      shift.lastOffer = this.#addOffer(shift, last, answers);
    }
    return [done, ...results.sort()].join(" ");
  }

  #answer(
    { target: name }: OfferStep,
    shift: ModelShift,
    verb: "accept" | "decline" | "undoDecline" | "joinWaitlist" | "leaveWaitlist" | "handBack",
    seen: number | undefined,
  ): string {
    if (!isKnownTo(shift, name)) return hidden;
    const state = shift.people.get(name);
    const latest = latestAnswer(shift, name);
    if (state === "confirmed" && verb !== "handBack") return verb.includes("ecline") ? "offer.closed" : done;
    const offered = this.#stateOfAnswer(shift, state, latest?.offer);
    if (offered === "withdrawn") return "offer.withdrawn";
    if (shift.start <= this.now) return "shift.began";
    if (offered === "lapsed") return "offer.closed";
    if (verb === "accept") {
      // The first accept wins (Q41).
      if (offered === "filled") return "offer.already-filled";
      if (seen !== undefined) return "offer.changed";
      const isTheirs = state !== undefined && state !== "offered";
      if (!isTheirs && this.reasonsAgainst(name, shift).length > 0) return "offer.not-eligible";
      this.#accept(shift, name, latest?.answer);
      return done;
    }
    if (verb === "handBack") return this.#handBack(shift, name, latest?.answer);
    if (verb === "decline" || verb === "undoDecline") {
      if (state !== undefined && state !== "offered") return "offer.closed";
      if (verb === "decline") this.#decline(shift, name, latest);
      else if (latest?.answer.state === "declined") latest.answer.state = "asked";
      return done;
    }
    const isJoining = verb === "joinWaitlist";
    if (latest === undefined || state !== undefined || (latest.answer.state === "waitlisted") === isJoining)
      return done;
    const joined = { joinedAt: this.now, joinedVersion: shift.version };
    Object.assign(latest.answer, { state: isJoining ? "waitlisted" : "asked", open: true, ...joined });
    if (isJoining && offered === "open") latest.offer.dueAt = this.now;
    return done;
  }

  /** People answer for the slot that was offered to them directly, or to the last offer. */
  #stateOfAnswer(shift: ModelShift, state: SlotState | undefined, offer: ModelOffer | undefined) {
    if (state !== undefined && state !== "planned") return shift.isCancelled ? "withdrawn" : "open";
    return offer === undefined ? "withdrawn" : offerStateAt(offer, this.now);
  }

  #accept(shift: ModelShift, name: Name, answer: Answer | undefined): void {
    this.put(shift, name, "confirmed");
    if (answer !== undefined) Object.assign(answer, { state: "accepted", open: false });
    if (!isFull(shift)) return;
    for (const offer of pendingOf(shift)) {
      if (!offer.isFilled) Object.assign(offer, { isFilled: true, dueAt: shift.start });
    }
  }

  /** Declining a slot frees it. The decline can be undone like that of any offer (Q43). */
  #decline(shift: ModelShift, name: Name, latest: ReturnType<typeof latestAnswer>): void {
    const wasOn = shift.people.delete(name);
    if (wasOn) this.look(shift);
    if (latest !== undefined && (!wasOn || latest.offer.end === undefined)) {
      latest.answer.state = "declined";
      if (wasOn) latest.answer.open = true;
    } else if (wasOn) {
      const answer = { name, state: "declined", open: true, joinedAt: 0, joinedVersion: 0 } as const;
      this.#addOffer(shift, shift.start, [{ ...answer }]);
    }
  }

  #handBack(shift: ModelShift, name: Name, answer: Answer | undefined): string {
    const state = shift.people.get(name);
    if (state === "offered") return "offer.closed";
    if (state === undefined) return answer?.state === "handed-back" ? done : "offer.closed";
    shift.people.delete(name);
    this.look(shift);
    if (answer !== undefined) Object.assign(answer, { state: "handed-back", open: false });
    else {
      const given = { name, state: "handed-back", open: false, joinedAt: 0, joinedVersion: 0 } as const;
      this.#addOffer(shift, shift.start, [{ ...given }]);
    }
    return done;
  }

  /** Advances the time, then runs the job. */
  #advance(step: OfferStep): string {
    this.now += waitOf(step);
    const due = this.shifts
      .flatMap((shift) => pendingOf(shift))
      .filter(({ dueAt }) => dueAt <= this.now)
      .sort((one, other) => one.dueAt - other.dueAt || one.number - other.number);
    for (const offer of due) this.#advanceOffer(offer);
    return done;
  }

  #advanceOffer(offer: ModelOffer): void {
    const { shift } = offer;
    const hasBegun = shift.start <= this.now;
    if (!shift.isCancelled && !hasBegun) this.#serve(offer);
    offer.isFilled = false;
    const state = offerStateAt(offer, this.now);
    if (state === "withdrawn" || state === "lapsed") endOffer(offer, state);
    else if (hasBegun) endOffer(offer, "began");
    offer.isFilled = state === "filled";
    offer.dueAt = state === "open" ? Math.min(offer.deadline, shift.start) : shift.start;
  }

  /** Free slots go to the first eligible people on the waitlist, who confirm if the shift changed since they joined (Q42). */
  #serve({ shift, answers }: ModelOffer): void {
    const waiting = answers.filter(({ state }) => state === "waitlisted");
    for (const answer of waiting.sort((one, other) => one.joinedAt - other.joinedAt)) {
      const { name, joinedVersion } = answer;
      if (isFull(shift)) return;
      if (shift.people.has(name) || this.reasonsAgainst(name, shift).length > 0) continue;
      this.put(shift, name, joinedVersion === shift.version ? "confirmed" : "offered");
      Object.assign(answer, { state: "accepted", open: false });
    }
  }

  #addOffer(shift: ModelShift, deadline: number, answers: Answer[]): ModelOffer {
    const number = ++this.#offers;
    const offer = { number, shift, deadline, end: undefined, isFilled: false, dueAt: deadline, answers };
    shift.offers.push(offer);
    return offer;
  }
}

/** Shifts that weren't offered to a person aren't found (P42). */
const isKnownTo = (shift: ModelShift, name: Name): boolean =>
  shift.seenBy.has(name) || latestAnswer(shift, name) !== undefined;

/** Viewers don't plan, and others don't see the schedule. */
function refusal(actor: Name): string | undefined {
  if (planners.includes(actor)) return undefined;
  return workers.includes(actor) && actor !== "Pim" ? "request.forbidden" : hidden;
}
