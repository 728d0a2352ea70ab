import { z } from "zod";
import { remove } from "../kernel/store/change.ts";
import { id } from "../kernel/values/fields.ts";
import { list } from "../kernel/store/query.ts";
import { operation } from "../identity/operation.ts";
import { knownColumns, memberUpdate } from "../members/change-member.ts";
import { memberChanged } from "../members/declared-events.ts";
import { deltaOf } from "../members/totals.ts";
import { effectsOf, scheduleEffects } from "../schedules/effects.ts";
import { scheduleReady } from "../schedules/events.ts";
import { members } from "../schedules/members.ts";
import { updateScheduleSummary } from "../schedules/schedule-summary.ts";
import { movedBy, noTotals } from "../schedules/totals.ts";
import {
  everyRow,
  links,
  syncRemovals,
  syncRemovalsOf,
  syncRuns,
  syncRunsOf,
  tombstonesOf,
  upstreamOf,
  upstreamPeople,
} from "./collection.ts";
import { scheduleUnlinked } from "./events.ts";
import { restored, toLinkEvent, withLinkValues } from "./followed.ts";
import { linkFacts, removeLinkRules, toLinkContext } from "./link-context.ts";
import { storeTombstone } from "./store-upstream.ts";

/** How long upstream ids of an ended link are remembered, so that linking again finds the same people. */
const rememberedAfterUnlink = 365 * 24 * 60 * 60 * 1000;

const membersOf = list(members, "key", 1, knownColumns);

/**
 * Unlinks a schedule. Its members stay, and those who lost their assignability because of the link get it back (Q3).
 * Their upstream ids are remembered for a year, so linking to the same schedule again finds the same people (Q17).
 * @throws {RollcallError} `request.not-found`, `request.forbidden`, `schedule.delete-not-granted`, `schedule.not-linked`
 */
export const removeLink = operation({
  name: "links.remove",
  summary: "Unlinks a schedule and restores the previous values.",
  input: z.strictObject({ scheduleId: id }),
  output: z.strictObject({
    /** The number of members who are assignable again. */
    restored: z.int(),
    /** The number of synced members, who stay as local ones. */
    synced: z.int(),
  }),
  effects: scheduleEffects,
  events: [scheduleUnlinked, memberChanged, scheduleReady],
  load: [
    linkFacts,
    ({ link }) => {
      const page = { equal: [link?.scheduleId ?? ""], limit: everyRow };
      return {
        rows: membersOf(page),
        stored: upstreamOf(page),
        buried: tombstonesOf(page),
        held: syncRemovalsOf(page),
        runs: syncRunsOf(page),
      };
    },
  ],
  context: (known, _input, actor, now) => toLinkContext(known, actor, now),
  rules: removeLinkRules,
  apply: ({ known, context: { schedule, link } }, { scheduleId }, { now }) => {
    const linkedRows = known.rows.filter(
      (row) => row.provenance !== "local" || row.assignableBeforeLink !== null || row.keptAsLastAdmin || row.adopted,
    );
    const changed = linkedRows.map((row) =>
      withLinkValues(row, {
        provenance: "local",
        keptAsLastAdmin: false,
        adopted: false,
        assignableBeforeLink: null,
        ...restored(row),
      }),
    );
    const rows = [...known.rows, ...changed.map(({ after }) => after)];
    const after = new Map(rows.map((row) => [row.personId, row]));
    const buried = new Set(known.buried.map(({ externalId }) => externalId));
    const moved = changed.filter(({ before, after }) => before.assignable !== after.assignable);
    const delta = moved.reduce((sum, { before, after }) => movedBy(sum, deltaOf(before, after)), noTotals);
    const events = [
      scheduleUnlinked({ provider: link?.provider ?? "" }),
      ...moved.map((one) => toLinkEvent(one, "unlinked")),
    ];
    const { summary, change, entry } = updateScheduleSummary(schedule, delta, events, { linked: false }, true);
    return {
      output: {
        restored: moved.length,
        synced: linkedRows.filter(({ provenance }) => provenance !== "local").length,
      },
      changes: [
        change,
        remove(links, [scheduleId]),
        ...changed.map(({ before, after, set }) => memberUpdate(scheduleId, before, after, set)),
        ...known.stored.map(({ externalId }) => remove(upstreamPeople, [scheduleId, externalId])),
        ...known.stored.flatMap(({ externalId, personId, mark }) => {
          const member = after.get(personId);
          if (member === undefined) return [];
          const remembered = {
            ...{
              scheduleId,
              externalId,
              personId,
              mark,
              source: link?.source ?? "",
              until: now + rememberedAfterUnlink,
            },
            // A role that ends in the meantime must not return with the link.
            ...{ role: "member" as const, invitation: member.invitation },
            assignable: member.assignableBefore ?? member.assignable,
          };
          return [storeTombstone(remembered, buried.has(externalId))];
        }),
        ...known.held.map(({ personId }) => remove(syncRemovals, [scheduleId, personId])),
        ...known.runs.map(({ number }) => remove(syncRuns, [scheduleId, number])),
      ],
      journalEntries: [entry],
      effects: effectsOf(summary),
    };
  },
});
