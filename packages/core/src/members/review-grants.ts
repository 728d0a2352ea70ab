import { z } from "zod";
import type { JobEnvironment } from "../identity/domain.ts";
import { type Change, update } from "../kernel/store/change.ts";
import { workOnDueRows } from "../kernel/queues/due-rows.ts";
import { id } from "../kernel/values/fields.ts";
import { list } from "../kernel/store/query.ts";
import { grant } from "../kernel/operations/rule.ts";
import { type CallContext, operation } from "../identity/operation.ts";
import { queuedMail } from "../mail/queued-mail.ts";
import { people, type Person, personById } from "../people/collection.ts";
import { isThere, type Schedule, scheduleById } from "../schedules/collection.ts";
import { members } from "../schedules/members.ts";
import { recordScheduleChange } from "../schedules/schedule-summary.ts";
import { type KnownMember, knownByKey, memberUpdate } from "./change-member.ts";
import { memberChanged } from "./declared-events.ts";
import { granterFacts, isGrantLost, toAdminLowered } from "./settle-grant.ts";

/** The maximum number of pending admin roles reviewed per transaction, so that other writes don't wait long. */
const maxReviewed = 200;

/** The maximum number of admins notified per schedule. */
const maxNotified = 20;

const grantedByPerson = list(members, "grantedBy", 1, ["scheduleId", "personId", "grantedBy"]);
const adminsOf = list(members, "role", 2, ["personId", "canAct"]);

const place = z.strictObject({ scheduleId: id, personId: id });

const review = z.strictObject({ lowered: z.int(), next: place.nullable() });

interface ReviewContext {
  readonly granter: Person;
  readonly schedule: Schedule | undefined;
}

/**
 * Reviews the pending admin roles that one person granted on the next schedule. Roles they may no longer grant become member roles, with a
 * history entry and an email to the remaining admins (Q55). Call again with `next` until it is null.
 */
export const reviewGrants = operation({
  name: "members.reviewGrants",
  summary: "Lowers pending admin roles whose granter may no longer grant them.",
  internal: true,
  input: z.strictObject({
    granterId: id,
    /** When the granter lost an admin role, as read by the job. A later loss is reviewed again. */
    lostAt: z.int(),
    after: place.optional(),
  }),
  output: review,
  events: [memberChanged],
  load: [
    ({ granterId, after }) => ({
      granter: personById(granterId),
      pending: grantedByPerson({
        equal: [granterId],
        limit: maxReviewed + 1,
        after: after && [after.scheduleId, after.personId],
      }),
    }),
    ({ pending }) => {
      const here = onFirstSchedule(pending);
      const scheduleId = here[0]?.scheduleId ?? "";
      return {
        schedule: scheduleById(scheduleId),
        rows: knownByKey(here.map(({ personId }) => [scheduleId, personId])),
        admins: adminsOf({ equal: [scheduleId, "admin"], limit: maxNotified }),
        ...granterFacts(here),
      };
    },
  ],
  context: ({ granter, schedule }): ReviewContext | undefined => granter && { granter, schedule },
  rules: [grant<ReviewContext>("lost roles are reviewed", () => true)],
  apply: ({ known, context: { granter, schedule } }, { granterId, lostAt, after }, call) => {
    const here = onFirstSchedule(known.pending);
    const last = here.at(-1);
    const next =
      known.pending.length > here.length && last !== undefined
        ? { scheduleId: last.scheduleId, personId: last.personId }
        : null;
    const isReviewed = next === null && granter.adminLostAt === lostAt;
    const reviewed = isReviewed ? [update(people, [granterId], { adminLostAt: null })] : [];
    const lost = new Set(here.filter((one) => isGrantLost(one, known)).map(({ personId }) => personId));
    const rows = known.rows.filter(({ personId }) => lost.has(personId));
    if (schedule === undefined || !isThere(schedule) || rows.length === 0)
      return { output: { lowered: 0, next }, changes: reviewed };
    const events = rows.map(({ personId }) => toAdminLowered(personId));
    const { change, entry } = recordScheduleChange(schedule, events);
    const isFirst = after?.scheduleId !== schedule.id;
    const notified = isFirst ? known.admins.filter(({ canAct }) => canAct).map(({ personId }) => personId) : [];
    return {
      output: { lowered: rows.length, next },
      changes: [
        change,
        ...rows.map((row) => lowered(schedule.id, row)),
        ...notified.map((personId) => notice(schedule, { personId, granterId }, call)),
        ...reviewed,
      ],
      journalEntries: [entry],
    };
  },
});

/** The rows that belong to the first schedule. */
const onFirstSchedule = <R extends { readonly scheduleId: string }>(pending: readonly R[]): readonly R[] =>
  pending.slice(0, maxReviewed).filter(({ scheduleId }) => scheduleId === pending[0]?.scheduleId);

const lowered = (scheduleId: string, row: KnownMember): Change =>
  memberUpdate(scheduleId, row, { ...row, role: "member", grantedBy: null }, { role: "member" });

/** Queues an email to one remaining admin. */
function notice(
  { id: scheduleId, organizationId }: Schedule,
  { personId, granterId }: { readonly personId: string; readonly granterId: string },
  call: CallContext,
): Change {
  const asked = { kind: "admin-lowered", scheduleId, personId, subjectId: granterId, counted: true };
  return queuedMail(asked, { ...call, actor: { ...call.actor, organizationId } }).change;
}

const byLoss = list(people, "adminLost", 0, ["id", "adminLostAt"]);

/** The number of people per read. */
const maxRead = 50;

/**
 * Reviews the pending admin roles granted by everyone who lost an admin role before now (Q55).
 * @returns the number of roles lowered
 * @throws {StoreUnavailable} the store can't be written; the next run continues
 * @throws {RollcallError} why one of them failed, after all others are done; the next run continues
 */
export async function reviewLostGrants(environment: JobEnvironment): Promise<number> {
  let total = 0;
  await workOnDueRows(environment, {
    name: reviewGrants.name,
    query: byLoss,
    // Everyone else has null, which no range includes.
    page: () => ({ equal: [], from: 0, limit: maxRead }),
    // A loss in this millisecond may not be complete yet: the next run reviews it.
    isDue: ({ adminLostAt }, now) => adminLostAt !== null && adminLostAt < now,
    keyOf: ({ id }) => [id],
    async work([{ id: granterId, adminLostAt: lostAt }]) {
      let after: z.output<typeof place> | undefined;
      do {
        const input = { granterId, lostAt, after };
        const answer = (await environment.run(reviewGrants.name, input)) as z.output<typeof review>;
        total += answer.lowered;
        after = answer.next ?? undefined;
      } while (after !== undefined);
    },
  });
  return total;
}
