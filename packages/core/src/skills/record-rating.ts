import type { CallContext } from "../identity/operation.ts";
import { insert, update } from "../kernel/store/change.ts";
import { type Person, personById } from "../people/collection.ts";
import { movePerson } from "../people/move-person.ts";
import { type PeopleSummary, peopleSummaryOf, recordPeopleChange } from "../people/people-topic.ts";
import {
  type SkillHolding,
  skillHoldingByKey,
  skillHoldings,
  type SkillRating,
  skillRatings,
  type SkillType,
  skillTypeById,
} from "./collection.ts";
import { skillRated } from "./events.ts";
import { gapSideOf } from "./scale.ts";

/** The load round of rating a skill of a person. */
export const ratingFacts = (organizationId: string, personId: string, typeId: string) => ({
  person: personById(personId),
  type: skillTypeById(typeId),
  holding: skillHoldingByKey(personId, typeId),
  summary: peopleSummaryOf(organizationId),
});

/** A new rating by one side. */
interface NewRating extends Pick<SkillRating, "author" | "rating" | "note"> {
  readonly person: Person;
  readonly type: SkillType;
  readonly holding: SkillHolding;
  readonly summary: PeopleSummary | undefined;
}

/** Writes a rating by one side and its history. The rating of the other side stays (A73). An unchanged one writes nothing. */
export function recordRating(
  { person, type, holding, summary, author, rating, note }: NewRating,
  { actor, newId, now }: CallContext,
) {
  const isOwn = author === "worker";
  const [before, noteBefore] = isOwn ? [holding.ownRating, holding.ownNote] : [holding.rating, holding.note];
  if (before === rating && noteBefore === note) return { holding };
  const rated = isOwn
    ? { ownRating: rating, ownNote: note, ownRatedAt: now }
    : { rating, note, ratedAt: now, ratedBy: actor.personId };
  const ratings = { rating: holding.rating, ownRating: holding.ownRating, ...rated };
  const set = { ...rated, gapSide: gapSideOf(ratings.rating, ratings.ownRating), nameKey: person.nameKey };
  const key = { personId: person.id, typeId: type.id };
  const event = skillRated({ ...key, name: type.name, by: author });
  const onPerson = movePerson(person, {}, event, now);
  const forManagers = recordPeopleChange(person.organizationId, summary);
  const past: SkillRating = { id: newId(), ...key, author, authorId: actor.personId, rating, note, at: now };
  return {
    holding: { ...holding, ...set },
    changes: [
      onPerson.change,
      forManagers.change,
      update(skillHoldings, [key.personId, key.typeId], set),
      insert(skillRatings, past),
    ],
    journalEntries: [onPerson.entry, { ...forManagers.entry, events: [event] }],
  };
}
