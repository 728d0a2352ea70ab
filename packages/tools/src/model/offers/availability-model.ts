import type { Name } from "../step.ts";
import type { OfferStep } from "./offer-step.ts";

/** One hour in milliseconds. */
export const hour = 3_600_000;
/** One day in milliseconds. */
export const day = 24 * hour;

const done = "done";

interface Request {
  readonly first: number;
  readonly last: number;
  state: "pending" | "approved" | "rejected" | "cancelled";
}

/** Blocked days and time off as required. Days are numbered from the epoch, in UTC (A12, A13, A51). */
export class AvailabilityModel {
  readonly #blocked = new Map<Name, Set<number>>();
  readonly #requests = new Map<Name, Request[]>();

  /** Why a person isn't available in a period (A13). */
  reasonsAgainst(name: Name, start: number, end: number): readonly string[] {
    const [first, last] = [Math.floor(start / day), Math.floor((end - 1) / day)];
    const isBlocked = [...(this.#blocked.get(name) ?? [])].some((date) => first <= date && date <= last);
    const isOff = this.#requestsOf(name).some(
      (one) => one.state === "approved" && one.first <= last && first <= one.last,
    );
    return [...(isOff ? ["worker.on-time-off"] : []), ...(isBlocked ? ["worker.unavailable"] : [])];
  }

  /** Applies a person's step on their own days, or a decision on their last request. */
  take({ verb, target, actor, day: offset, count, flag }: OfferStep, now: number): string {
    const today = Math.floor(now / day);
    const [first, last] = [today + offset, today + offset + count - 1];
    const requests = this.#requestsOf(target);
    const request = requests.at(-1);
    if (verb === "decide") {
      if (actor !== "Sam") return "request.forbidden";
      if (request === undefined) return "request.not-found";
      if (request.state === "cancelled") return "time-off.closed";
      request.state = flag ? "approved" : "rejected";
      return done;
    }
    if (verb === "cancelTimeOff") {
      if (request === undefined) return "request.not-found";
      const isOpen = request.state === "pending" || (request.state === "approved" && request.last >= today);
      if (!isOpen && request.state !== "cancelled") return "time-off.closed";
      request.state = "cancelled";
      return done;
    }
    if (first < today) return "availability.day-passed";
    if (verb === "requestTimeOff") {
      const open = requests.filter(({ state }) => state === "pending" || state === "approved");
      if (open.some((one) => one.first <= last && first <= one.last)) return "time-off.overlaps";
      this.#requests.set(target, [...requests, { first, last, state: "pending" }]);
      return done;
    }
    const blocked = this.#blocked.get(target) ?? new Set();
    this.#blocked.set(target, blocked);
    for (let date = first; date <= last; date++) {
      if (verb === "blockDays") blocked.add(date);
      else blocked.delete(date);
    }
    return done;
  }

  #requestsOf(name: Name): Request[] {
    return this.#requests.get(name) ?? [];
  }
}
