import { z } from "zod";
import { operation } from "../identity/operation.ts";
import { memberChanged } from "../members/declared-events.ts";
import { memberKey, memberView } from "../members/view.ts";
import { adoptionEffects, adoptionFacts, adoptionRules, setAdoption } from "./adopt-member.ts";
import { toLinkContext } from "./link-context.ts";

/**
 * Releases a member, so that the linked schedule alone decides about them: they leave when it no longer lists them (X4, B35). Reverses an
 * adoption, and also applies to members who were added here first (B36). An adopted member whom the linked schedule doesn't list stays as a
 * member added here, and can be removed.
 * @throws {RollcallError} `request.not-found`, `request.forbidden`, `schedule.archived`, `schedule.not-linked`,
 *   `member.not-in-linked-schedule`
 */
export const releaseMember = operation({
  name: "links.release",
  summary: "Releases a member, so that the linked schedule alone decides about them.",
  input: memberKey,
  output: z.strictObject({ member: memberView }),
  effects: adoptionEffects,
  events: [memberChanged],
  load: [adoptionFacts],
  context: (known, _input, actor, now) => toLinkContext(known, actor, now),
  row: ({ row }) => row,
  rules: adoptionRules,
  apply: ({ context: { schedule }, row }) =>
    setAdoption(schedule, row, { adopted: false, provenance: row.provenance === "local" ? "local" : "linked" }),
});
