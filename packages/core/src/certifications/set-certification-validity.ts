import { z } from "zod";
import { operation } from "../identity/operation.ts";
import { update } from "../kernel/store/change.ts";
import { id } from "../kernel/values/fields.ts";
import { plainDate } from "../kernel/values/plain-dates.ts";
import type { Rule } from "../kernel/operations/rule.ts";
import { personById } from "../people/collection.ts";
import { peopleSummaryOf } from "../people/people-topic.ts";
import { profileOf } from "../profiles/collection.ts";
import { certificationHoldings, holdingByKey } from "./collection.ts";
import { certificationValiditySet, toEventDates } from "./events.ts";
import { nextNotice } from "./notice-times.ts";
import { lastDayOf } from "./periods.ts";
import { publishCertification } from "./publish-certification.ts";
import { type HoldingContext, othersDecide, proofsComeFirst, schedulerRules } from "./rules.ts";
import { todayOf } from "./today.ts";
import { typeById } from "./type-collection.ts";
import { holdingView, toHoldingView } from "./view.ts";

/** The days on which a certification is valid. */
export const validity = {
  /** The first day on which it is valid; null if it isn't limited. */
  validFrom: plainDate.nullable(),
  /** The last day on which it is valid; null if it doesn't expire. */
  expiresOn: plainDate.nullable(),
};

/** Whether a range of days isn't reversed. */
export const isInOrder = ({
  validFrom,
  expiresOn,
}: {
  validFrom?: string | null | undefined;
  expiresOn?: string | null | undefined;
}) => typeof validFrom !== "string" || typeof expiresOn !== "string" || validFrom <= expiresOn;

/** The issue of a reversed range. */
export const outOfOrder = { path: ["expiresOn"], error: "`validFrom` or a later day" };

const validityRules: readonly Rule<HoldingContext>[] = [...schedulerRules, othersDecide, proofsComeFirst];

/**
 * Sets the days on which a person's certification is valid, for certifications that need no proof. They replace the days that were set
 * before.
 * @throws {RollcallError} `request.forbidden`, `request.not-found`, `request.invalid`, `certification.proof-required`,
 *   `certification.own-proof`
 */
export const setCertificationValidity = operation({
  name: "certifications.setValidity",
  summary: "Sets the days on which a person's certification is valid.",
  input: z.strictObject({ personId: id, typeId: id, ...validity }).refine(isInOrder, outOfOrder),
  output: z.strictObject({ certification: holdingView }),
  events: [certificationValiditySet],
  prepare: (asked, _actor, { certifications }) => ({ ...asked, noticeDays: certifications.noticeDays }),
  load: [
    ({ personId, typeId }, { organizationId }) => ({
      person: personById(personId),
      profile: profileOf(personId),
      type: typeById(typeId),
      holding: holdingByKey(personId, typeId),
      people: peopleSummaryOf(organizationId),
    }),
  ],
  context: ({ person, type }, _input, actor) =>
    type?.organizationId === actor.organizationId ? { actor, person, type } : undefined,
  row: ({ person, holding }) => (person !== undefined && holding !== undefined ? { person, holding } : undefined),
  rules: validityRules,
  apply: (
    { known, context: { type }, row: { person, holding } },
    { validFrom, expiresOn, noticeDays },
    { actor, now },
  ) => {
    const { id: typeId, name } = type;
    const periods = [{ from: validFrom, until: expiresOn }];
    const lastDay = lastDayOf(periods);
    const noticeDueAt = nextNotice(lastDay, noticeDays, now);
    const decided = { deciders: [actor.personId], decidedBy: actor.personId };
    const set = { periods, ...decided, lastDay, noticeDueAt, approvedProofId: null };
    const event = certificationValiditySet({
      personId: person.id,
      typeId,
      name,
      ...toEventDates({ validFrom, expiresOn }),
    });
    const { changes, journalEntries } = publishCertification(person, event, known.people, now);
    const today = todayOf(known.profile, now);
    return {
      output: { certification: toHoldingView({ ...holding, ...set }, type, new Map(), today) },
      changes: [...changes, update(certificationHoldings, [person.id, typeId], set)],
      journalEntries,
    };
  },
});
