import { z } from "zod";
import { insert, remove } from "../kernel/store/change.ts";
import type { EventOf } from "../kernel/operations/event.ts";
import { operation, type CallContext } from "../identity/operation.ts";
import { type Invitation, invitationsByKey } from "../invitations/collection.ts";
import { queueInvitations } from "../invitations/queue-invitations.ts";
import { memberUpdate } from "../members/change-member.ts";
import { memberChanged, memberRemoved, membersAdded } from "../members/declared-events.ts";
import { toMemberRemoved, toMembersAdded } from "../members/events.ts";
import { existingFacts, passedFacts, passedRows } from "../members/passed-rows.ts";
import { deltaOf, deltaOfAll } from "../members/totals.ts";
import { type Organization, organizationById } from "../organizations/collection.ts";
import { scheduleReady } from "../schedules/events.ts";
import type { Schedule } from "../schedules/collection.ts";
import { members } from "../schedules/members.ts";
import { updateScheduleSummary } from "../schedules/schedule-summary.ts";
import { movedBy, noTotals } from "../schedules/totals.ts";
import { arrivalsOf } from "./arrivals.ts";
import { restored, toLinkEvent, withLinkValues } from "./followed.ts";
import {
  matchedFacts,
  matchFacts,
  matchKey,
  mergeMatchRules,
  type PossibleMatch,
  toMatchContext,
} from "./match-context.ts";
import { hasAccount } from "./read-sync-state.ts";

interface KnownMerge {
  readonly organization: Organization | undefined;
  readonly invited: readonly Invitation[];
}

type MergeEvent = EventOf<typeof memberChanged | typeof membersAdded>;

/** The known person's membership afterward: a member keeps their role, another person gets that of the member who arrived. */
function membershipOf(match: PossibleMatch, schedule: Schedule, known: KnownMerge, call: CallContext) {
  const { upstream, arrived } = match;
  const { person, row } = match.known;
  if (row !== undefined) {
    const provenance = row.provenance === "local" ? "both" : row.provenance;
    const changed = withLinkValues(row, { provenance, keptAsLastAdmin: false, ...restored(row) });
    const event: MergeEvent = toLinkEvent(changed, "synced");
    return {
      event,
      delta: deltaOf(changed.before, changed.after),
      changes: [memberUpdate(schedule.id, changed.before, changed.after, changed.set)],
    };
  }
  const { externalId, mark, name, address } = upstream;
  const addition = {
    ...{ externalId, personId: person.id, mark, name, address, email: null, possibleMatchId: null },
    ...{ role: arrived.row.role, assignable: arrived.row.assignable, reason: "known-address" as const },
    invitation: hasAccount(person) ? ("not-needed" as const) : undefined,
  };
  const here = { schedule, ...known, byEmail: [], byId: [person], rows: [], stored: [], storedRows: [] };
  const { added } = arrivalsOf([addition], here, call);
  const queued = added.flatMap(({ invitation, personId }) => (invitation === "queued" ? [personId] : []));
  const event: MergeEvent = toMembersAdded(added);
  return {
    event,
    delta: deltaOfAll(added),
    changes: [
      ...added.map((member) => insert(members, member)),
      ...queueInvitations({ scheduleId: schedule.id, personIds: queued, known: known.invited }, call),
    ],
  };
}

/**
 * Declares that a member who arrived from the linked schedule is a person the organization already has (Q17). The membership, the upstream
 * id and the next 100 shifts pass to that person, who keeps any role on the schedule (P62).
 * @throws {RollcallError} `request.not-found`, `request.forbidden`, `schedule.archived`, `schedule.not-linked`
 */
export const mergeMatch = operation({
  name: "links.mergeMatch",
  summary: "Merges a member who arrived from a linked schedule with the person they match.",
  input: matchKey,
  output: z.strictObject({
    /** Whether they are merged now. False if the match no longer exists, or the member who arrived has an account by now. */
    merged: z.boolean(),
  }),
  events: [memberRemoved, memberChanged, membersAdded, scheduleReady],
  prepare: (input, _actor, { transfers }) => ({ ...input, transfers }),
  load: [
    matchFacts,
    ({ upstream }, { scheduleId, transfers }, _actor, now) => {
      const { personId = "", possibleMatchId = null } = upstream ?? {};
      return {
        ...matchedFacts(scheduleId, upstream === undefined ? [] : [upstream]),
        ...passedFacts(transfers, scheduleId, personId, now),
        invited: invitationsByKey(possibleMatchId === null ? [] : [[scheduleId, possibleMatchId]]),
      };
    },
    (known, { transfers }) => ({
      ...existingFacts(known, transfers, known.upstream?.possibleMatchId ?? ""),
      organization: organizationById(known.schedule?.organizationId ?? ""),
    }),
  ],
  context: (known, _input, actor, now) => toMatchContext(known, actor, now),
  rules: mergeMatchRules,
  apply: ({ known, context: { schedule, match } }, { scheduleId, transfers }, call) => {
    if (match === undefined) return { output: { merged: false } };
    const { row } = match.arrived;
    const membership = membershipOf(match, schedule, known, call);
    const removed = { ...toMemberRemoved(row), because: "merged" as const };
    const delta = movedBy(movedBy(noTotals, deltaOf(row, undefined)), membership.delta);
    const { change, entry } = updateScheduleSummary(schedule, delta, [removed, membership.event]);
    return {
      output: { merged: true },
      changes: [
        change,
        remove(members, [scheduleId, row.personId]),
        ...membership.changes,
        ...passedRows(known, transfers, match.known.person.id),
      ],
      journalEntries: [entry],
    };
  },
});
