import type { Facts } from "../identity/operation.ts";
import type { AskTimes } from "../ports/ask-times.ts";
import type { Environment } from "../ports/environment.ts";
import type { Schedule } from "../schedules/collection.ts";
import type { Shift } from "../shifts/collection.ts";
import type { Offer, OfferAnswer } from "./collection.ts";

/** What decides when the people of a wave can be asked. */
export interface WaveTimes {
  readonly askTimes: readonly AskTimes[];
  readonly notifications: Environment["notifications"];
}

/** Reads it from the environment. */
export const waveTimes = ({ askTimes, notifications }: Environment): WaveTimes => ({ askTimes, notifications });

/** Loads what decides when people can be asked. */
export const askFacts = ({ askTimes }: WaveTimes, personIds: readonly string[]): Facts =>
  Object.assign({}, ...askTimes.map((one) => one.facts(personIds))) as Facts;

/** Less than 12 hours before the shift, people are asked at any time. */
const lastHold = 12 * 60 * 60_000;

interface Wave extends WaveTimes {
  readonly offer: Pick<Offer, "waveSize" | "deadline">;
  readonly shift: Pick<Shift, "start">;
  readonly schedule: Pick<Schedule, "timeZone">;
  readonly now: number;
}

type Waiting = Pick<OfferAnswer, "personId" | "askAt">;

/**
 * Postpones people who would be asked during their quiet hours, unless the shift begins within 12 hours or the offer closes
 * first (Q59). If this affects everyone in a wave, later waves wait as long. Other people aren't held up.
 * @param waiting the people who haven't been asked yet
 * @param known what `askFacts` found about the people whose turn it is
 */
export function heldWaves<A extends Waiting>(waiting: readonly A[], known: object, wave: Wave): readonly A[] {
  const { offer, shift, schedule, now, askTimes, notifications } = wave;
  if (offer.waveSize === null) return waiting;
  const held = new Map<string, number>();
  const turn = waiting.filter(({ askAt }) => askAt <= now);
  for (const { personId } of turn) {
    const earliest = askTimes.map((one) => one.earliest(known, personId, now, schedule.timeZone, notifications));
    const until = Math.min(Math.max(now, ...earliest), shift.start - lastHold);
    if (until > now && until < offer.deadline) held.set(personId, until);
  }
  if (held.size === 0) return waiting;
  const delay = held.size < turn.length ? 0 : Math.min(...held.values()) - Math.min(...turn.map(({ askAt }) => askAt));
  return waiting.map((one) => ({
    ...one,
    askAt: held.get(one.personId) ?? (one.askAt > now ? one.askAt + delay : one.askAt),
  }));
}
