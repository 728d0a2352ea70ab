import { z } from "zod";
import { schedulersKeepCatalogues } from "../catalogues/rules.ts";
import { operation } from "../identity/operation.ts";
import { cursor, id, maxOnPage } from "../kernel/fields.ts";
import { toPage, toWindow } from "../kernel/page.ts";
import { list } from "../kernel/query.ts";
import { peopleById } from "../people/collection.ts";
import { peopleSummaryOf } from "../people/people-topic.ts";
import { isThere, scheduleById } from "../schedules/collection.ts";
import { membersByKey } from "../schedules/members.ts";
import { type SkillHolding, skillHoldings, skillTypeById, skillTypesById } from "./collection.ts";
import { managedSkillFields, toOwnSkillView } from "./view.ts";

const ofType = list(skillHoldings, "type", 1);
const ofTypeGap = list(skillHoldings, "typeGap", 2);
const ofAll = list(skillHoldings, "all", 1);
const ofGap = list(skillHoldings, "gap", 2);

const input = z.strictObject({
  typeId: id.optional(),
  /** Only people on this schedule. Pages may have fewer rows than requested. */
  scheduleId: id.optional(),
  /** Only where the worker's rating is above or below the scheduler's, or where both are the same. */
  gap: z.enum(["above", "below", "none"]).optional(),
  limit: z.int().min(1).max(maxOnPage).default(50),
  after: cursor.optional(),
});

type Input = z.output<typeof input>;

/**
 * Lists who has which skill by name with the ratings of both sides, for schedulers and organization admins. The gap between
 * the ratings shows where training may help (X16).
 * @throws {RollcallError} `request.not-found`, `request.forbidden`, `request.invalid`
 */
export const listSkillHolders = operation({
  name: "skills.listHolders",
  summary: "Lists who has which skill.",
  input,
  output: z.strictObject({
    rows: z.array(z.strictObject({ ...managedSkillFields, personId: id, personName: z.string() })),
    next: cursor.nullable(),
    organizationId: id,
    /** The sequence number of the organization's people topic, `people:ORGANIZATION`. */
    number: z.int().nonnegative(),
  }),
  load: [
    (asked, { organizationId }) => ({
      found: pageOf(asked, organizationId),
      type: skillTypeById(asked.typeId ?? ""),
      schedule: scheduleById(asked.scheduleId ?? ""),
      summary: peopleSummaryOf(organizationId),
    }),
    ({ found }, { scheduleId }) => ({
      types: skillTypesById([...new Set(found.map(({ typeId }) => typeId))].map((one) => [one])),
      persons: peopleById([...new Set(found.map(({ personId }) => personId))].map((one) => [one])),
      members: membersByKey(scheduleId === undefined ? [] : found.map(({ personId }) => [scheduleId, personId])),
    }),
  ],
  context: ({ schedule, type }, { scheduleId, typeId }, actor) => {
    const { organizationId } = actor;
    const hasType = typeId === undefined || type?.organizationId === organizationId;
    const hasSchedule = scheduleId === undefined || (schedule?.organizationId === organizationId && isThere(schedule));
    return hasType && hasSchedule ? { actor } : undefined;
  },
  rules: [schedulersKeepCatalogues],
  apply: ({ known, context: { actor } }, asked) => {
    const { rows, next } = toPage(known.found, asked, ({ nameKey, personId, typeId }) =>
      asked.typeId === undefined ? [nameKey, personId, typeId] : [nameKey, personId],
    );
    const types = new Map(known.types.map((type) => [type.id, type]));
    const persons = new Map(known.persons.map((person) => [person.id, person]));
    const members = new Set(known.members.map(({ personId }) => personId));
    const shown = rows.flatMap((holding: SkillHolding) => {
      const { personId } = holding;
      const [type, person] = [types.get(holding.typeId), persons.get(personId)];
      if (type === undefined || person === undefined) return [];
      if (asked.scheduleId !== undefined && !members.has(personId)) return [];
      const personName = person.name === "" ? person.email : person.name;
      return [{ ...toOwnSkillView(holding, type), note: holding.note, personId, personName }];
    });
    const { organizationId } = actor;
    return { output: { rows: shown, next, organizationId, number: known.summary?.number ?? 0 } };
  },
});

/** The index for this page. */
function pageOf(asked: Input, organizationId: string) {
  const { typeId, gap } = asked;
  const window = toWindow(asked, typeId === undefined ? 3 : 2);
  if (typeId !== undefined && gap !== undefined) return ofTypeGap({ ...window, equal: [typeId, gap] });
  if (typeId !== undefined) return ofType({ ...window, equal: [typeId] });
  if (gap !== undefined) return ofGap({ ...window, equal: [organizationId, gap] });
  return ofAll({ ...window, equal: [organizationId] });
}
