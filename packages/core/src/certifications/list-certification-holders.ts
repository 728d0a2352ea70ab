import { z } from "zod";
import { schedulersMaintainCatalogues } from "../catalogues/rules.ts";
import { operation } from "../identity/operation.ts";
import { cursor, id } from "../kernel/values/fields.ts";
import { dateAt } from "../kernel/values/plain-dates.ts";
import { peopleById } from "../people/collection.ts";
import { peopleSummaryOf } from "../people/people-topic.ts";
import { isThere, scheduleById } from "../schedules/collection.ts";
import { holderFacts, holdersInput, holdersPage, holdingFactsOfPage, holdingsIn } from "./holder-pages.ts";
import { nameOf } from "./reviewed-proof.ts";
import { typeById, typesById } from "./type-collection.ts";
import { holdingFields, toHoldingSummary } from "./view.ts";

const distinct = (ids: readonly string[]) => [...new Set(ids)].map((one) => [one]);

/**
 * Lists who has which certification and until when. With a schedule or a search, rows are sorted by name; otherwise those never approved
 * come first, then those that expire soonest. For schedulers and organization admins (X15).
 * @throws {RollcallError} `request.not-found`, `request.forbidden`, `request.invalid`
 */
export const listCertificationHolders = operation({
  name: "certifications.listHolders",
  summary: "Lists who has which certification, and until when.",
  input: holdersInput,
  output: z.strictObject({
    rows: z.array(
      z.strictObject({
        ...holdingFields,
        personId: id,
        personName: z.string(),
        email: z.string(),
        /** The proof waiting for review. */
        pendingProofId: id.nullable(),
      }),
    ),
    next: cursor.nullable(),
    organizationId: id,
    /** The sequence number of the organization's people topic, `people:ORGANIZATION`. */
    number: z.int().nonnegative(),
  }),
  load: [
    (asked, { organizationId }, now) => ({
      ...holderFacts(asked, organizationId, now),
      type: typeById(asked.typeId ?? ""),
      schedule: scheduleById(asked.scheduleId ?? ""),
      summary: peopleSummaryOf(organizationId),
    }),
    (known, asked) => holdingFactsOfPage(known, asked),
    (known, asked) => {
      const holdings = holdingsIn(known, asked);
      return {
        types: typesById(distinct(holdings.map(({ typeId }) => typeId))),
        persons: peopleById(distinct(holdings.map(({ personId }) => personId))),
      };
    },
  ],
  context: ({ schedule, type }, { scheduleId, typeId }, actor) => {
    const { organizationId } = actor;
    const hasType = typeId === undefined || type?.organizationId === organizationId;
    const hasSchedule = scheduleId === undefined || (schedule?.organizationId === organizationId && isThere(schedule));
    return hasType && hasSchedule ? { actor } : undefined;
  },
  rules: [schedulersMaintainCatalogues],
  apply: ({ known, context: { actor } }, asked, { now }) => {
    const types = new Map(known.types.map((type) => [type.id, type]));
    const persons = new Map(known.persons.map((person) => [person.id, person]));
    const today = dateAt(now, known.schedule?.timeZone ?? "UTC");
    const found = holdingsIn(known, asked).flatMap((holding) => {
      const [type, person] = [types.get(holding.typeId), persons.get(holding.personId)];
      if (type === undefined || person?.state !== "active") return [];
      const summary = toHoldingSummary(holding, type, today);
      if (asked.state !== undefined && asked.state !== summary.state) return [];
      return [{ ...holding, view: { ...summary, personName: nameOf(person), email: person.email } }];
    });
    const { rows, next } = holdersPage(found, known, asked);
    const shown = rows.map(({ view, personId, pendingProofId }) => ({ ...view, personId, pendingProofId }));
    const { organizationId } = actor;
    return { output: { rows: shown, next, organizationId, number: known.summary?.number ?? 0 } };
  },
});
