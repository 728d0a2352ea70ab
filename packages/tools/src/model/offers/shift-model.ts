import type { Name } from "../step.ts";
import { AvailabilityModel, hour } from "./availability-model.ts";
import { isFull, type ModelOffer, type ModelShift, type SlotState } from "./model-offer.ts";
import type { OfferStep } from "./offer-step.ts";

/** The length of every shift. */
export const shiftLength = 8 * hour;

/** The time that passes before each step, so that no two things happen at once. */
export const beforeStep = 1000;

/** The first full hour at least this many hours from now. */
export const hoursFrom = (now: number, hours: number): number => (Math.floor(now / hour) + hours) * hour;

const done = "done";

/** Shifts and the people on them as required. */
export class ShiftModel {
  readonly shifts: ModelShift[] = [];
  readonly availability = new AvailabilityModel();
  now: number;

  /** @param now the time at the beginning */
  constructor(now: number) {
    this.now = now;
  }

  /** The shift of a step. */
  shiftOf({ shift }: OfferStep): ModelShift {
    const found = this.shifts[shift % this.shifts.length];
    if (found === undefined) throw new RangeError("there is no shift yet");
    return found;
  }

  /** Applies a step of a planner. */
  plan(step: OfferStep): string {
    const { verb, target } = step;
    if (verb === "create") {
      const start = hoursFrom(this.now, step.hours);
      this.shifts.push({
        ...{ start, end: start + shiftLength, slots: step.count, version: 1, isPublished: step.flag },
        ...{ isCancelled: false, people: new Map(), seenBy: new Set(), offers: [], lastOffer: undefined },
      });
      return done;
    }
    if (verb === "release") {
      for (const shift of this.shifts) if (this.#isUpcoming(shift) && shift.people.delete(target)) this.look(shift);
      return done;
    }
    const shift = this.shiftOf(step);
    if (verb === "cancel") {
      shift.isCancelled = true;
      this.look(shift);
      return done;
    }
    if (verb === "takeOff" && !shift.people.has(target)) return "request.stale-version";
    if (shift.isCancelled) return "shift.closed";
    if (verb === "takeOff") {
      shift.people.delete(target);
      this.look(shift);
      return done;
    }
    return this.#move(step, shift);
  }

  /** Everyone who confirmed an upcoming shift confirms it again (Q61). */
  #move({ hours }: OfferStep, shift: ModelShift): string {
    const start = hoursFrom(this.now, hours);
    if (start === shift.start) return done;
    const wasUpcoming = this.#isUpcoming(shift);
    Object.assign(shift, { start, end: start + shiftLength, version: shift.version + 1 });
    if (wasUpcoming || this.#isUpcoming(shift)) {
      for (const [name, state] of shift.people) if (state === "confirmed") shift.people.set(name, "changed");
    }
    this.look(shift);
    return done;
  }

  /** Assigns a person to a shift, or changes their state. */
  assign({ actor, target, state }: OfferStep, shift: ModelShift): string {
    if (shift.isCancelled) return "shift.closed";
    if (!shift.people.has(target)) {
      if (isFull(shift) && shift.slots > 1) return "shift.full";
      const [against] = this.#isUpcoming(shift) ? seenAs(actor, this.reasonsAgainst(target, shift)) : [];
      if (against !== undefined) return against;
      // The person on a shift with one slot is replaced.
      if (isFull(shift)) shift.people.clear();
    } else if (shift.people.get(target) === state) return done;
    this.put(shift, target, state);
    this.look(shift);
    return done;
  }

  /** Gives a person a slot, or another state in it. */
  put(shift: ModelShift, name: Name, state: SlotState): void {
    shift.people.set(name, state);
    if (state === "planned") return;
    shift.seenBy.add(name);
    shift.isPublished = true;
  }

  /** Makes the job process the offers of a shift. */
  look(shift: ModelShift): void {
    for (const offer of pendingOf(shift)) offer.dueAt = this.now;
  }

  /** Why a person can't take a shift (A13). An offered slot doesn't count until it is accepted. */
  reasonsAgainst(name: Name, shift: ModelShift): readonly string[] {
    if (name === "Pim") return ["request.not-found"];
    const isElsewhere = this.shifts.some((other) => {
      const state = other === shift || other.isCancelled ? undefined : other.people.get(name);
      return state !== undefined && state !== "offered" && other.start < shift.end && shift.start < other.end;
    });
    const away = this.availability.reasonsAgainst(name, shift.start, shift.end);
    return [...(isElsewhere ? ["worker.other-shift"] : []), ...away];
  }

  #isUpcoming({ start, isCancelled }: ModelShift): boolean {
    return start > this.now && !isCancelled;
  }
}

/** The offers of a shift that can still change. */
export const pendingOf = ({ offers }: ModelShift): readonly ModelOffer[] =>
  offers.filter(({ end }) => end === undefined);

/** People who plan only this schedule see that a person is away, never why (Q60). */
export const seenAs = (actor: Name, reasons: readonly string[]): readonly string[] =>
  actor === "Sam"
    ? reasons
    : [...new Set(reasons.map((code) => (code === "worker.on-time-off" ? "worker.unavailable" : code)))];
