import assert from "node:assert/strict";
import { type Answer, filledOf, type ModelOffer, type ModelShift, offerStateAt, statusOf } from "./model-offer.ts";
import type { OfferModel } from "./offer-model.ts";
import type { OfferWorld } from "./offer-world.ts";

/** Compares all shifts and offers, as a scheduler sees them, with the model. */
export async function compareOffers(world: OfferWorld, model: OfferModel): Promise<void> {
  const { shifts, offers } = await world.read();
  assert.equal(world.now(), model.now);
  const nameOf = (personId: string): string => world.nameOf.get(personId) ?? personId;
  const found = shifts.map(({ id, start, status, version, slots, filled, assignees }) => ({
    shift: world.shiftIds.indexOf(id),
    ...{ start: Date.parse(start.replace(/\[.*/, "")), status, version, slots, filled },
    people: assignees.map(({ personId, state }) => `${nameOf(personId)} ${state}`).sort(),
    offers: offers
      .filter(({ shiftId }) => shiftId === id)
      .map(({ state, deadline, answers }) => {
        const waiting = answers
          .filter((one) => one.state === "waitlisted")
          .sort((one, other) => Date.parse(one.answeredAt ?? "") - Date.parse(other.answeredAt ?? ""));
        const people = answers.map((one) => `${nameOf(one.personId)} ${one.state}`).sort();
        return offerLine(
          state,
          Date.parse(deadline),
          people,
          waiting.map(({ personId }) => nameOf(personId)),
        );
      })
      .sort(),
  }));
  const expected = model.shifts.map((shift, number) => expectedShift(shift, number, model.now));
  const inOrder = found.sort((one, other) => one.shift - other.shift);
  assert.deepEqual(inOrder, expected);
}

const expectedShift = (shift: ModelShift, number: number, now: number) => ({
  ...{ shift: number, start: shift.start, status: statusOf(shift), version: shift.version, slots: shift.slots },
  filled: filledOf(shift),
  people: [...shift.people].map(([name, state]) => `${name} ${state}`).sort(),
  offers: shift.offers.map((offer) => expectedOffer(offer, now)).sort(),
});

function expectedOffer(offer: ModelOffer, now: number): string {
  const state = offerStateAt(offer, now);
  const isOver = state === "withdrawn" || state === "lapsed";
  const stateOf = (answer: Answer): string =>
    isOver && ["asked", "waitlisted"].includes(answer.state) ? "lapsed" : answer.state;
  const waiting = offer.answers
    .filter((answer) => stateOf(answer) === "waitlisted")
    .sort((one, other) => one.joinedAt - other.joinedAt);
  const people = offer.answers.map((answer) => `${answer.name} ${stateOf(answer)}`).sort();
  return offerLine(
    state,
    offer.deadline,
    people,
    waiting.map(({ name }) => name),
  );
}

const offerLine = (state: string, deadline: number, people: readonly string[], waitlist: readonly string[]): string =>
  `${state} until ${new Date(deadline).toISOString()}: ${people.join(", ")}; waitlist: ${waitlist.join(", ")}`;
