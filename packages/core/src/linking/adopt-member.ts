import { z } from "zod";
import type { Reason } from "../contract/decision.ts";
import type { Actor } from "../identity/actor.ts";
import { operation } from "../identity/operation.ts";
import { guard, type Rule } from "../kernel/operations/rule.ts";
import { type KnownMember, memberByKey, memberUpdate } from "../members/change-member.ts";
import { memberChanged } from "../members/declared-events.ts";
import { memberKey, memberView, toMemberView } from "../members/view.ts";
import type { Schedule } from "../schedules/collection.ts";
import { recordScheduleChange } from "../schedules/schedule-summary.ts";
import { toLinkEvent, withLinkValues } from "./followed.ts";
import { type LinkContext, linkFacts, manageLinkRules, toLinkContext } from "./link-context.ts";

/** What happens to the member once the linked schedule no longer lists them. */
export const adoptionEffects = z.strictObject({ whenGone: z.enum(["stays", "removed"]) });

const notInLink: Reason = { code: "member.not-in-linked-schedule", remedy: "add-in-linked-schedule" };

const membersComeFromTheLink = guard<LinkContext, KnownMember>(
  "members come from the link",
  () =>
    ({ provenance, adopted }) =>
      provenance !== "local" || adopted || notInLink,
);

/** The rules for adopting and releasing a member: admins decide on synced and adopted members. */
export const adoptionRules: readonly Rule<LinkContext, KnownMember>[] = [...manageLinkRules, membersComeFromTheLink];

/** The load round of both. */
export const adoptionFacts = (input: z.output<typeof memberKey>, actor: Actor) => ({
  ...linkFacts(input, actor),
  row: memberByKey(input.scheduleId, input.personId),
});

/** Changes where a member comes from. Unchanged values write nothing. */
export function setAdoption(schedule: Schedule, row: KnownMember, set: Pick<KnownMember, "provenance" | "adopted">) {
  const changed = withLinkValues(row, set);
  const { before, after } = changed;
  const effects: z.output<typeof adoptionEffects> = { whenGone: set.adopted ? "stays" : "removed" };
  const plan = { output: { member: toMemberView(after) }, effects };
  if (row.provenance === set.provenance && row.adopted === set.adopted) return plan;
  const event = toLinkEvent(changed, set.adopted ? "adopted" : "released");
  const { change, entry } = recordScheduleChange(schedule, [event]);
  return { ...plan, changes: [change, memberUpdate(schedule.id, before, after, set)], journalEntries: [entry] };
}

/**
 * Adopts a synced member. When the linked schedule no longer lists them, they stay like a member added here, who can't be assigned while
 * the schedule is linked (X4, Q2). Until then nothing else changes: they can be assigned (B29) and can't be removed here (B33).
 * @throws {RollcallError} `request.not-found`, `request.forbidden`, `schedule.archived`, `schedule.not-linked`,
 *   `member.not-in-linked-schedule`
 */
export const adoptMember = operation({
  name: "links.adopt",
  summary: "Adopts a synced member, who then stays even if the linked schedule no longer lists them.",
  input: memberKey,
  output: z.strictObject({ member: memberView }),
  effects: adoptionEffects,
  events: [memberChanged],
  load: [adoptionFacts],
  context: (known, _input, actor, now) => toLinkContext(known, actor, now),
  row: ({ row }) => row,
  rules: adoptionRules,
  apply: ({ context: { schedule }, row }) =>
    setAdoption(schedule, row, { adopted: true, provenance: row.provenance === "local" ? "local" : "both" }),
});
