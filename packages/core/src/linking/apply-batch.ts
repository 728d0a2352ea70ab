import { z } from "zod";
import { insert, remove, update } from "../kernel/store/change.ts";
import { operation } from "../identity/operation.ts";
import { invitationsByKey } from "../invitations/collection.ts";
import { queueInvitations } from "../invitations/queue-invitations.ts";
import { knownByKey, memberUpdate } from "../members/change-member.ts";
import { memberChanged, membersAdded } from "../members/declared-events.ts";
import { toMembersAdded } from "../members/events.ts";
import { deltaOf, deltaOfAll } from "../members/totals.ts";
import { organizationById } from "../organizations/collection.ts";
import { people, peopleByEmail, peopleById } from "../people/collection.ts";
import { peopleChanged } from "../people/events.ts";
import { peopleSummaryOf, recordPeopleChange } from "../people/people-topic.ts";
import { members } from "../schedules/members.ts";
import { updateScheduleSummary } from "../schedules/schedule-summary.ts";
import { scheduleReady } from "../schedules/events.ts";
import { movedBy, noTotals } from "../schedules/totals.ts";
import { arrivalsOf } from "./arrivals.ts";
import { links, tombstones, tombstonesByKey, upstreamByKey } from "./collection.ts";
import { lease, stepFacts, stepRules, toStepContext } from "./lease.ts";
import { followed } from "./followed.ts";
import { storeUpdated, storeUpstream } from "./store-upstream.ts";
import { addition, type FullUpdate, maxInBatch, step, syncUpdate } from "./sync-input.ts";

/**
 * Applies additions and updates of a run. Anything that has changed since the plan was made is left out, and the next run plans it again.
 * Applying the same batch twice changes nothing (X5).
 */
export const applyBatch = operation({
  name: "links.applyBatch",
  summary: "Adds and updates members of a linked schedule.",
  internal: true,
  input: z.strictObject({
    ...step,
    additions: z.array(addition).max(maxInBatch),
    updates: z.array(syncUpdate).max(maxInBatch),
  }),
  output: z.strictObject({ added: z.int(), updated: z.int() }),
  events: [membersAdded, memberChanged, peopleChanged, scheduleReady],
  load: [
    (input) => {
      const { scheduleId, additions, updates } = input;
      const keys = [...additions, ...updates].map(({ externalId }) => [scheduleId, externalId]);
      const ids = [...additions, ...updates].flatMap(({ personId }) => (personId === null ? [] : [personId]));
      return {
        ...stepFacts(input),
        stored: upstreamByKey(keys),
        buried: tombstonesByKey(keys),
        byId: peopleById(ids.map((personId) => [personId])),
        rows: knownByKey(ids.map((personId) => [scheduleId, personId])),
        invited: invitationsByKey(ids.map((personId) => [scheduleId, personId])),
      };
    },
    ({ link, stored }, { scheduleId, additions }) => {
      const organizationId = link?.organizationId ?? "";
      return {
        organization: organizationById(organizationId),
        summary: peopleSummaryOf(organizationId),
        byEmail: peopleByEmail(additions.flatMap(({ email }) => (email === null ? [] : [[organizationId, email.key]]))),
        storedRows: knownByKey(stored.map(({ personId }) => [scheduleId, personId])),
      };
    },
  ],
  context: toStepContext,
  rules: stepRules,
  apply: ({ known, context: { schedule, link } }, { scheduleId, leaseId, additions, updates }, call) => {
    // New people belong to the organization, and the person who linked the schedule invites them.
    const as = { ...call, actor: { ...call.actor, organizationId: link.organizationId, personId: link.linkedBy } };
    const { added, created, stored } = arrivalsOf(additions, { ...known, schedule }, as);
    const changed = followed(updates, known.rows);
    const erased = new Set(known.byId.flatMap(({ id, state }) => (state === "erased" ? [id] : [])));
    const isStill = ({ personId }: FullUpdate) => !erased.has(personId);
    const kept = [
      update(links, [scheduleId], lease(leaseId, call.now), { leaseId }),
      ...storeUpdated(scheduleId, updates.filter(isStill), known.stored, call.now),
    ];
    if (added.length + changed.members.length === 0) return { output: { added: 0, updated: 0 }, changes: kept };
    const delta = changed.members.reduce(
      (sum, { before, after }) => movedBy(sum, deltaOf(before, after)),
      movedBy(noTotals, deltaOfAll(added)),
    );
    const events = [
      ...(added.length === 0 ? [] : [{ ...toMembersAdded(added), because: "synced" as const }]),
      ...changed.events,
    ];
    const { change, entry } = updateScheduleSummary(schedule, delta, events);
    const newIds = created.map(({ id }) => id);
    const topics = newIds.length === 0 ? [] : [recordPeopleChange(link.organizationId, known.summary, ...newIds)];
    const queued = added.flatMap(({ invitation, personId }) => (invitation === "queued" ? [personId] : []));
    const before = new Map(known.stored.map((one) => [one.externalId, one]));
    const arrived = new Set(stored.map(({ externalId }) => externalId));
    return {
      output: { added: added.length, updated: changed.members.length },
      changes: [
        change,
        ...kept,
        ...topics.map((topic) => topic.change),
        ...created.map((person) => insert(people, person)),
        ...added.map((member) => insert(members, member)),
        ...changed.members.map((one) => memberUpdate(scheduleId, one.before, one.after, one.set)),
        ...stored.map((row) => storeUpstream(row, before.get(row.externalId))),
        ...known.buried
          .filter(({ externalId }) => arrived.has(externalId))
          .map(({ externalId }) => remove(tombstones, [scheduleId, externalId])),
        ...queueInvitations({ scheduleId, personIds: queued, known: known.invited }, as),
      ],
      journalEntries: [entry, ...topics.map((topic) => topic.entry)],
    };
  },
});
