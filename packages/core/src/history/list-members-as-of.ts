import { z } from "zod";
import type { Reason } from "../contract/decision.ts";
import { type Actor, affiliations } from "../identity/actor.ts";
import { compareText } from "../kernel/values/compare-text.ts";
import { cursor, id, maxOnPage } from "../kernel/values/fields.ts";
import { operation } from "../identity/operation.ts";
import { toPage, toWindow } from "../kernel/store/page.ts";
import { list } from "../kernel/store/query.ts";
import { decide, guard, type Rule } from "../kernel/operations/rule.ts";
import { members } from "../schedules/members.ts";
import { everyoneOnAScheduleSeesIt, outsidersSeeNothing } from "../schedules/role-rules.ts";
import {
  type EvaluatedMember,
  type MemberContext,
  scheduleFacts,
  toMemberContext,
} from "../schedules/member-context.ts";
import { role } from "../members/view.ts";
import { type Person, peopleById } from "../people/collection.ts";
import { type PastMember, pastMembers } from "./past-members.ts";
import { toPast, maxEntriesSince, newestEntries, olderEntries, type Past } from "./past.ts";

const byName = list(members, "name", 1, [
  "personId",
  "name",
  "nameKey",
  "email",
  "role",
  "assignable",
  "invited",
  "affiliation",
]);

/** A member at that time, with their current name and address; null for an erased person. */
const memberThen = z.strictObject({
  personId: id,
  name: z.string().nullable(),
  email: z.string().nullable(),
  role,
  assignable: z.boolean(),
  invited: z.boolean(),
  affiliation: z.enum(affiliations),
});

type MemberThen = z.output<typeof memberThen> & { readonly nameKey: string };

const input = z.strictObject({
  scheduleId: id,
  /** An instant in ISO 8601. */
  at: z.iso.datetime({ offset: true, local: false }).optional(),
  /** The number of an entry: the list right after it. 0 is before the schedule existed. */
  number: z.int().nonnegative().optional(),
  limit: z.int().min(1).max(maxOnPage).default(50),
  after: cursor.optional(),
});

interface AsOfContext extends MemberContext {
  readonly past: Past;
}

const tooFar: Reason = { code: "request.too-large", details: { most: maxEntriesSince } };

const theTimeIsWithinReach = guard<AsOfContext>("the time is within reach", ({ past }) => past.isReached || tooFar);

const viewRules: readonly Rule<MemberContext>[] = [outsidersSeeNothing, everyoneOnAScheduleSeesIt];

/** The rules on viewing the past, and how far back. */
const listMembersAsOfRules: readonly Rule<AsOfContext, EvaluatedMember>[] = [...viewRules, theTimeIsWithinReach];

/**
 * Lists the members at a time in the past, by name (X8, P25). Undoes later changes from the current list, so the
 * cost depends on the page and on what has changed since. Names and addresses are the current ones.
 * @throws {RollcallError} `request.not-found`, `request.invalid`, `request.too-large` (more than 20,000 entries since)
 */
export const listMembersAsOf = operation({
  name: "history.listMembers",
  summary: "Lists the members of a schedule at an instant or after a history entry.",
  input: input.refine(({ at, number }) => (at === undefined) !== (number === undefined), "`at` or `number`"),
  output: z.strictObject({
    /** The number of the last entry up to that time; 0 if there is none. */
    number: z.int().nonnegative(),
    /** The time of that entry: ISO 8601, UTC. */
    at: z.string().nullable(),
    rows: z.array(memberThen),
    /** The number of members at that time. */
    total: z.int().nonnegative(),
    next: cursor.nullable(),
  }),
  load: [
    ({ scheduleId }, actor) => ({
      ...scheduleFacts(scheduleId, actor),
      newest: newestEntries(scheduleId),
    }),
    (known, input, actor, now) => ({ older: olderEntries(mayView(known, actor, now) ? known.newest : [], input) }),
    ({ newest, older }, input) => {
      const then = pastMembers(toPast(newest, older, input).since);
      const { after } = toWindow(input, 2);
      return {
        now: byName({ equal: [input.scheduleId], after, limit: input.limit + 1 + gone(then) }),
        back: peopleById(returning(then).map(([personId]) => [personId])),
      };
    },
  ],
  context: (known, input, actor, now): AsOfContext | undefined => {
    const context = toMemberContext(known, actor, now);
    return context === undefined ? undefined : { ...context, past: toPast(known.newest, known.older, input) };
  },
  rules: listMembersAsOfRules,
  apply: ({ known, context: { schedule, past } }, input) => {
    const then = pastMembers(past.since);
    const stayed = known.now.flatMap((row): readonly MemberThen[] => {
      const before = then.get(row.personId);
      return before?.there === false ? [] : [{ ...row, ...before?.was }];
    });
    const people = new Map(known.back.map((person) => [person.id, person]));
    const all = returning(then);
    const { after } = toWindow(input, 2);
    const back = all.map(([personId, { was }]) => toMemberThen(personId, was, people.get(personId)));
    const found = [...stayed, ...back.filter((row) => after === undefined || compare(keyOf(row), after) > 0)];
    found.sort((one, other) => compare(keyOf(one), keyOf(other)));
    const { rows, next } = toPage(found, input, keyOf);
    return {
      output: {
        number: past.last?.number ?? 0,
        at: past.last === undefined ? null : new Date(past.last.at).toISOString(),
        rows: rows.map(({ nameKey: _nameKey, ...row }) => row),
        total: schedule.members - gone(then) + all.length,
        next,
      },
    };
  },
});

/** Reads distant entries only for callers with access, so that refusals stay cheap. */
function mayView(known: Parameters<typeof toMemberContext>[0], actor: Actor, now: number): boolean {
  const context = toMemberContext(known, actor, now);
  return context !== undefined && decide(viewRules, context, undefined).allowed;
}

/** The number of members added since. */
const gone = (then: ReadonlyMap<string, PastMember>): number =>
  [...then.values()].filter(({ there, isNow }) => isNow && !there).length;

/** The people removed since. */
const returning = (then: ReadonlyMap<string, PastMember>): readonly (readonly [string, PastMember])[] =>
  [...then].filter(([, { there, isNow }]) => there && !isNow);

const toMemberThen = (personId: string, was: PastMember["was"], person: Person | undefined): MemberThen => ({
  personId,
  name: person?.state === "erased" ? null : (person?.name ?? null),
  email: person?.state === "erased" ? null : (person?.email ?? null),
  nameKey: person?.nameKey ?? "",
  role: was.role ?? "viewer",
  assignable: was.assignable ?? false,
  invited: was.invited ?? true,
  affiliation: person?.affiliation ?? "internal",
});

const keyOf = ({ nameKey, personId }: MemberThen): readonly [string, string] => [nameKey, personId];

const compare = (one: readonly string[], other: readonly string[]): number =>
  compareText(one[0] ?? "", other[0] ?? "") || compareText(one[1] ?? "", other[1] ?? "");
