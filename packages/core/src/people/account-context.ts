import type { Actor } from "../identity/actor.ts";
import { type Member, membershipsOf } from "../schedules/members.ts";
import { type ScheduleRow, schedulesById } from "../schedules/collection.ts";
import { type UpcomingShifts, upcomingShiftsOf } from "../shifts/upcoming-shifts.ts";
import type { Read } from "../kernel/query.ts";
import { type Person, personById } from "./collection.ts";
import { peopleSummaryOf } from "./people-topic.ts";
import { type Membership, membershipsOn, maxMemberships } from "./memberships.ts";

/** The context of the rules on accounts. */
export interface AccountContext {
  readonly actor: Actor;
  readonly person: Person;
  /** The memberships that change with the account; empty for callers who may not change it anyway. */
  readonly memberships: readonly Membership[];
  /** Whether there are too many memberships for one transaction. */
  readonly tooMany: boolean;
}

/** Whether the caller manages accounts, as organization admins do (Q49). */
export const canManageAccounts = ({ organizationRole }: Actor): boolean => organizationRole === "admin";

/** The memberships that change; empty if there are too many, since nothing changes then. */
const moving = (rows: readonly Member[]): readonly Member[] => (rows.length > maxMemberships ? [] : rows);

const summaries = ({ rows }: { readonly rows: readonly Member[] }) => ({
  summaries: schedulesById(moving(rows).map(({ scheduleId }) => [scheduleId])),
});

/** The load rounds of operations that show or reopen an account. */
export const accountLoad = [
  ({ personId }: { readonly personId: string }, { organizationId }: Actor) => ({
    person: personById(personId),
    summary: peopleSummaryOf(organizationId),
  }),
  ({ person }: { readonly person: Person | undefined }, _input: unknown, actor: Actor) => {
    const isAsked = canManageAccounts(actor) && person?.organizationId === actor.organizationId;
    return { rows: membershipsOf({ equal: [person?.id ?? ""], limit: isAsked ? maxMemberships + 1 : 0 }) };
  },
  summaries,
] as const;

/** The same with the person's upcoming shifts, for operations that make them unassignable (Q21). */
export const plannedAccountLoad = [
  accountLoad[0],
  accountLoad[1],
  (known: { readonly rows: readonly Member[] }, _input: unknown, _actor: Actor, now: number) =>
    Object.assign(
      summaries(known),
      Object.fromEntries(
        moving(known.rows).map(({ scheduleId, personId }) => [
          upcomingShiftsOn(scheduleId),
          upcomingShiftsOf(scheduleId, personId, now),
        ]),
      ) as UpcomingFacts,
    ),
] as const;

/** The key of the upcoming shifts on a schedule. */
const upcomingShiftsOn = (scheduleId: string) => `upcoming shifts on ${scheduleId}` as const;

type UpcomingKey = ReturnType<typeof upcomingShiftsOn>;
type UpcomingFacts = Readonly<Record<UpcomingKey, Read<UpcomingShifts>>>;

interface KnownAccount {
  readonly person: Person | undefined;
  readonly rows: readonly Member[];
  readonly summaries: readonly ScheduleRow[];
  readonly [upcoming: UpcomingKey]: UpcomingShifts | undefined;
}

/** The context from those rounds; `undefined` if the person doesn't exist. */
export function toAccountContext(known: KnownAccount, _input: unknown, actor: Actor): AccountContext | undefined {
  const { person, rows, summaries } = known;
  if (person === undefined) return undefined;
  const memberships = membershipsOn(rows, summaries, (scheduleId) => known[upcomingShiftsOn(scheduleId)] ?? []);
  return { actor, person, memberships, tooMany: rows.length > maxMemberships };
}
