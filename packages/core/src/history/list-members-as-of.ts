import { z } from "zod";
import type { Reason } from "../contract/decision.ts";
import { type Actor, affiliations } from "../identity/actor.ts";
import { compareText } from "../kernel/compare-text.ts";
import { cursor, id, maxOnPage } from "../kernel/fields.ts";
import { operation } from "../identity/operation.ts";
import { toPage, toWindow } from "../kernel/page.ts";
import { list } from "../kernel/query.ts";
import { decide, guard, type Rule } from "../kernel/rule.ts";
import { members } from "../members/collection.ts";
import { everybodyOnItMayLook, outsidersSeeNothing } from "../members/rules/roles.ts";
import { type JudgedMember, type MemberContext, scheduleFacts, toMemberContext } from "../members/member-context.ts";
import { role } from "../members/view.ts";
import { type Person, peopleById } from "../people/collection.ts";
import { type Then, thenOf } from "./as-of.ts";
import { lookBack, maxLookedBack, newestEntries, olderEntries, type Past } from "./past.ts";

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

/** A member as they were then, under the name and address they have now; null of whoever was erased. */
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
  /** An instant, ISO 8601: the list as it was then. */
  at: z.iso.datetime({ offset: true, local: false }).optional(),
  /** The number of an entry: the list as it was right after it. 0: before there was a schedule. */
  number: z.int().nonnegative().optional(),
  limit: z.int().min(1).max(maxOnPage).default(50),
  after: cursor.optional(),
});

interface Lookback extends MemberContext {
  readonly past: Past;
}

const tooFar: Reason = { code: "request.too-large", details: { most: maxLookedBack } };

/** Nobody makes a server look back at more than it can hold. */
const historyIsFollowedSoFar = guard<Lookback>("history is followed so far", ({ past }) => past.isReached || tooFar);

const lookRules: readonly Rule<MemberContext>[] = [outsidersSeeNothing, everybodyOnItMayLook];

/** Who may look back, and how far. */
const lookBackRules: readonly Rule<Lookback, JudgedMember>[] = [...lookRules, historyIsFollowedSoFar];

/**
 * The member list as it was: the changes since are undone from the present list, so that it costs a page and what has
 * changed since. Names and addresses are those of now. In order of name (X8, P25).
 * @throws {RollcallError} `request.not-found`, `request.invalid`, `request.too-large` (more than 20,000 entries since)
 */
export const listMembersAsOf = operation({
  name: "history.listMembers",
  summary: "The member list as it was at an instant, or after an entry of history.",
  input: input.refine(({ at, number }) => (at === undefined) !== (number === undefined), "`at` or `number`"),
  output: z.strictObject({
    /** The number of the last entry up to then; 0 where there is none. */
    number: z.int().nonnegative(),
    /** When that was, ISO 8601, UTC. */
    at: z.string().nullable(),
    rows: z.array(memberThen),
    /** How many members there were. */
    total: z.int().nonnegative(),
    next: cursor.nullable(),
  }),
  load: [
    ({ scheduleId }, actor) => ({
      ...scheduleFacts(scheduleId, actor),
      newest: newestEntries(scheduleId),
    }),
    (known, input, actor) => ({ older: olderEntries(mayLook(known, actor) ? known.newest : [], input) }),
    ({ newest, older }, input) => {
      const then = thenOf(lookBack(newest, older, input).since);
      const { after } = toWindow(input, 2);
      return {
        now: byName({ equal: [input.scheduleId], after, limit: input.limit + 1 + gone(then) }),
        back: peopleById(returning(then).map(([personId]) => [personId])),
      };
    },
  ],
  context: (known, input, actor): Lookback | undefined => {
    const context = toMemberContext(known, actor);
    return context === undefined ? undefined : { ...context, past: lookBack(known.newest, known.older, input) };
  },
  rules: lookBackRules,
  apply: ({ known, context: { schedule, past } }, input) => {
    const then = thenOf(past.since);
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

/** Far back is read only for those who may look at all: for anybody else it would be much work for a refusal. */
function mayLook(known: Parameters<typeof toMemberContext>[0], actor: Actor): boolean {
  const context = toMemberContext(known, actor);
  return context !== undefined && decide(lookRules, context, undefined).allowed;
}

/** How many are on the list now and were not then. */
const gone = (then: ReadonlyMap<string, Then>): number =>
  [...then.values()].filter(({ there, isNow }) => isNow && !there).length;

/** Who was on the list then and is not now. */
const returning = (then: ReadonlyMap<string, Then>): readonly (readonly [string, Then])[] =>
  [...then].filter(([, { there, isNow }]) => there && !isNow);

const toMemberThen = (personId: string, was: Then["was"], person: Person | undefined): MemberThen => ({
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
