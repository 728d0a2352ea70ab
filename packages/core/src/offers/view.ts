import { z } from "zod";
import type { Actor } from "../identity/actor.ts";
import { id } from "../kernel/values/fields.ts";
import { toInstant } from "../kernel/values/instant.ts";
import { getMany, type ResultOf } from "../kernel/store/query.ts";
import { people, type PersonStatus } from "../people/collection.ts";
import { members } from "../schedules/members.ts";
import { plans } from "../schedules/role-rules.ts";
import type { Shift } from "../shifts/collection.ts";
import { answerStates, type Offer, type OfferAnswer, offerStates } from "./collection.ts";
import { offerStateAt } from "./offer-state.ts";

const answerView = z.strictObject({
  personId: id,
  /** Their name, or their address if they have no name; empty if erased. */
  name: z.string(),
  /** `lapsed` also while they can't answer: paused, deactivated or no longer on the schedule (Q35). */
  state: z.enum(answerStates),
  /** When they were or will be asked. */
  askAt: z.string(),
  answeredAt: z.string().nullable(),
  /** Why they declined. Only for schedulers and admins of the organization (Q60). */
  reason: z.string(),
});

/** The people of an offer as planners see them. */
export interface OfferAnswerView extends z.output<typeof answerView> {}

/** An offer as planners see it. */
export const offerView = z.strictObject({
  id,
  shiftId: id,
  state: z.enum(offerStates),
  /** The version of the shift it was made for (Q42). */
  version: z.int(),
  /** The last instant to answer. */
  deadline: z.string(),
  /** `size` people every this many minutes; null if all are asked at once. */
  wave: z.strictObject({ size: z.int(), minutes: z.int() }).nullable(),
  createdAt: z.string(),
  /** In the order in which they are asked. */
  answers: z.array(answerView).readonly(),
});

/** An offer as planners see it. */
export interface OfferView extends z.output<typeof offerView> {}

const memberOf = getMany(members, members.key, ["personId"]);
const personOf = getMany(people, people.key, ["id", "name", "email", "status"]);

/** Loads the people of offers. */
export function offeredPeopleFacts(scheduleId: string, personIds: readonly string[]) {
  const ids = [...new Set(personIds)];
  return {
    offeredMembers: memberOf(ids.map((personId) => [scheduleId, personId])),
    offeredPeople: personOf(ids.map((personId) => [personId])),
  };
}

type PeopleFacts = ReturnType<typeof offeredPeopleFacts>;

/** The loaded people of offers. */
export type KnownOffered = { readonly [K in keyof PeopleFacts]: ResultOf<PeopleFacts[K]> };

/** Names by person. */
export const namesOf = ({ offeredPeople }: KnownOffered): ReadonlyMap<string, string> =>
  new Map(offeredPeople.map(({ id, name, email }) => [id, name === "" ? email : name]));

const silent: ReadonlySet<PersonStatus> = new Set(["paused", "deactivated", "erased"]);

/** The people who can answer: on the schedule, not paused, deactivated or erased (Q35). */
export function ableIn({ offeredMembers, offeredPeople }: KnownOffered): ReadonlySet<string> {
  const on = new Set(offeredMembers.map(({ personId }) => personId));
  return new Set(offeredPeople.filter(({ id, status }) => on.has(id) && !silent.has(status)).map(({ id }) => id));
}

/** Converts an offer and its answers. */
export function toOfferView(
  offer: Offer,
  answers: readonly OfferAnswer[],
  shift: Shift | undefined,
  known: KnownOffered,
  { actor, now }: { readonly actor: Actor; readonly now: number },
): OfferView {
  const names = namesOf(known);
  const able = ableIn(known);
  const state = offerStateAt(offer, shift, now);
  const isOver = state === "lapsed" || state === "withdrawn";
  const { id, shiftId, version, waveSize, waveMinutes } = offer;
  return {
    ...{ id, shiftId, state, version },
    deadline: toInstant(offer.deadline) ?? "",
    wave: waveSize === null || waveMinutes === null ? null : { size: waveSize, minutes: waveMinutes },
    createdAt: toInstant(offer.createdAt) ?? "",
    answers: [...answers]
      .sort((one, other) => one.place - other.place)
      .map((answer) => {
        const isUnanswered = ["asked", "waiting", "waitlisted"].includes(answer.state);
        return {
          personId: answer.personId,
          name: names.get(answer.personId) ?? "",
          state: isUnanswered && (isOver || !able.has(answer.personId)) ? "lapsed" : answer.state,
          askAt: toInstant(answer.askAt) ?? "",
          answeredAt: toInstant(answer.answeredAt),
          reason: plans(actor) ? answer.reason : "",
        };
      }),
  };
}
