import { z } from "zod";
import { schedulersMaintainCatalogues } from "../catalogues/rules.ts";
import { type Known, operation } from "../identity/operation.ts";
import { cursor, id, maxOnPage } from "../kernel/values/fields.ts";
import { toPage, toWindow } from "../kernel/store/page.ts";
import { list, type Read } from "../kernel/store/query.ts";
import { peopleById } from "../people/collection.ts";
import { peopleSummaryOf } from "../people/people-topic.ts";
import { isThere, scheduleById } from "../schedules/collection.ts";
import { members } from "../schedules/members.ts";
import { type SkillHolding, skillHoldings, skillsOf, skillTypeById, skillTypesById } from "./collection.ts";
import { managedSkillFields, toOwnSkillView } from "./view.ts";

const ofType = list(skillHoldings, "type", 1);
const ofTypeGap = list(skillHoldings, "typeGap", 2);
const ofAll = list(skillHoldings, "all", 1);
const ofGap = list(skillHoldings, "gap", 2);
const onSchedule = list(members, "name", 1, ["personId", "nameKey"]);

const input = z.strictObject({
  typeId: id.optional(),
  /** Only people on this schedule. Pages may have fewer rows than requested. */
  scheduleId: id.optional(),
  /** Only where the worker's rating is above or below the scheduler's, or where both are the same. */
  gap: z.enum(["above", "below", "none"]).optional(),
  /** The number of rows, or of people on a schedule. */
  limit: z.int().min(1).max(maxOnPage).default(50),
  after: cursor.optional(),
});

type Input = z.output<typeof input>;

/**
 * Lists who has which skill, by name, with both sides' ratings, for schedulers and organization admins. The gap between
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
      members: membersOf(asked),
      type: skillTypeById(asked.typeId ?? ""),
      schedule: scheduleById(asked.scheduleId ?? ""),
      summary: peopleSummaryOf(organizationId),
    }),
    ({ members }, asked): SkillsOfMembers =>
      Object.fromEntries(
        memberPage(members, asked).rows.map(({ personId }) => [skillsFact(personId), skillsOf(personId)]),
      ),
    (known, asked) => {
      const holdings = holdingsIn(known, asked);
      return {
        types: skillTypesById([...new Set(holdings.map(({ typeId }) => typeId))].map((one) => [one])),
        persons: peopleById([...new Set(holdings.map(({ personId }) => personId))].map((one) => [one])),
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
  apply: ({ known, context: { actor } }, asked) => {
    const types = new Map(known.types.map((type) => [type.id, type]));
    const persons = new Map(known.persons.map((person) => [person.id, person]));
    const shown = holdingsIn(known, asked).flatMap((holding) => {
      const { personId } = holding;
      const [type, person] = [types.get(holding.typeId), persons.get(personId)];
      if (type === undefined || person === undefined) return [];
      const personName = person.name === "" ? person.email : person.name;
      return [{ ...toOwnSkillView(holding, type), note: holding.note, personId, personName }];
    });
    const { next } = asked.scheduleId === undefined ? rowPage(known.found, asked) : memberPage(known.members, asked);
    const { organizationId } = actor;
    return { output: { rows: shown, next, organizationId, number: known.summary?.number ?? 0 } };
  },
});

interface OnSchedule {
  readonly personId: string;
  readonly nameKey: string;
}

const skillsFact = (personId: string) => `skills of ${personId}` as const;

type SkillsOfMembers = Readonly<Record<ReturnType<typeof skillsFact>, Read<readonly SkillHolding[]>>>;

interface KnownHolders {
  readonly found: readonly SkillHolding[];
  readonly members: readonly OnSchedule[];
}

/** The members of the schedule for this page. */
const membersOf = (asked: Input) =>
  onSchedule({
    ...(asked.scheduleId === undefined ? { limit: 0 } : toWindow(asked, 2)),
    equal: [asked.scheduleId ?? ""],
  });

/** The index for this page, if it isn't about a schedule. */
function pageOf(asked: Input, organizationId: string) {
  const { typeId, gap, scheduleId } = asked;
  const window = scheduleId === undefined ? toWindow(asked, typeId === undefined ? 3 : 2) : { limit: 0 };
  if (typeId !== undefined && gap !== undefined) return ofTypeGap({ ...window, equal: [typeId, gap] });
  if (typeId !== undefined) return ofType({ ...window, equal: [typeId] });
  if (gap !== undefined) return ofGap({ ...window, equal: [organizationId, gap] });
  return ofAll({ ...window, equal: [organizationId] });
}

const rowPage = (found: readonly SkillHolding[], asked: Input) =>
  toPage(found, asked, ({ nameKey, personId, typeId }) =>
    asked.typeId === undefined ? [nameKey, personId, typeId] : [nameKey, personId],
  );

const memberPage = (found: readonly OnSchedule[], asked: Input) =>
  toPage(found, asked, ({ nameKey, personId }) => [nameKey, personId]);

/** The rows of the page: those of an index, or what the members of the page have. */
function holdingsIn(known: KnownHolders & Known<SkillsOfMembers>, asked: Input): readonly SkillHolding[] {
  const { scheduleId, typeId, gap } = asked;
  if (scheduleId === undefined) return rowPage(known.found, asked).rows;
  return memberPage(known.members, asked)
    .rows.flatMap(({ personId }) => known[skillsFact(personId)] ?? [])
    .filter((one) => (typeId === undefined || one.typeId === typeId) && (gap === undefined || one.gapSide === gap));
}
