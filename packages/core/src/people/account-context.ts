import type { Actor } from "../identity/actor.ts";
import { type Member, membershipsOf } from "../members/collection.ts";
import { type ScheduleRow, schedulesById } from "../schedules/collection.ts";
import { type FutureShifts, futureShiftsOf } from "../shifts/future-shifts.ts";
import { type Person, personById } from "./collection.ts";
import { peopleSummaryOf } from "./people-topic.ts";
import { type Membership, membershipsOn, maxMemberships } from "./memberships.ts";

/** What the rules on somebody's account judge. */
export interface AccountContext {
  readonly actor: Actor;
  readonly person: Person;
  /** The memberships that move with the account; none for callers who may not move it anyway. */
  readonly memberships: readonly Membership[];
  /** There are more of them than one transaction carries. */
  readonly tooMany: boolean;
}

/** Who decides on accounts: the organization's admins (Q49). */
export const decidesOnAccounts = ({ organizationRole }: Actor): boolean => organizationRole === "admin";

/** The memberships that move; none where they are too many, since nothing moves then. */
const moving = (rows: readonly Member[]): readonly Member[] => (rows.length > maxMemberships ? [] : rows);

const summaries = ({ rows }: { readonly rows: readonly Member[] }) => ({
  summaries: schedulesById(moving(rows).map(({ scheduleId }) => [scheduleId])),
});

/** The facts of whatever shows or opens an account, round by round. */
export const accountLoad = [
  ({ personId }: { readonly personId: string }, { organizationId }: Actor) => ({
    person: personById(personId),
    summary: peopleSummaryOf(organizationId),
  }),
  ({ person }: { readonly person: Person | undefined }, _input: unknown, actor: Actor) => {
    const isAsked = decidesOnAccounts(actor) && person?.organizationId === actor.organizationId;
    return { rows: membershipsOf({ equal: [person?.id ?? ""], limit: isAsked ? maxMemberships + 1 : 0 }) };
  },
  summaries,
] as const;

/** The same, with the shifts ahead of the person: for what takes them out of the plan (Q21). */
export const plannedAccountLoad = [
  accountLoad[0],
  accountLoad[1],
  (known: { readonly rows: readonly Member[] }, _input: unknown, _actor: Actor, now: number) => ({
    ...summaries(known),
    ...Object.fromEntries(
      moving(known.rows).map(({ scheduleId, personId }) => [
        aheadOn(scheduleId),
        futureShiftsOf(scheduleId, personId, now),
      ]),
    ),
  }),
] as const;

/** The name of the fact that holds the shifts ahead on a schedule. */
const aheadOn = (scheduleId: string): string => `ahead on ${scheduleId}`;

interface KnownAccount {
  readonly person: Person | undefined;
  readonly rows: readonly Member[];
  readonly summaries: readonly ScheduleRow[];
}

/** The context from those facts; `undefined` where there is no such person. */
export function toAccountContext(known: KnownAccount, _input: unknown, actor: Actor): AccountContext | undefined {
  const { person, rows, summaries } = known;
  if (person === undefined) return undefined;
  const answered = known as unknown as Readonly<Record<string, FutureShifts | undefined>>;
  const memberships = membershipsOn(rows, summaries, (scheduleId) => answered[aheadOn(scheduleId)] ?? []);
  return { actor, person, memberships, tooMany: rows.length > maxMemberships };
}
