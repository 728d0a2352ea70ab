import { z } from "zod";
import type { Reason } from "../contract/decision.ts";
import { operation } from "../identity/operation.ts";
import { reason } from "../ports/error-details.ts";
import { cursor, id } from "../kernel/values/fields.ts";
import { toPage, toWindow } from "../kernel/store/page.ts";
import { list } from "../kernel/store/query.ts";
import { searchWords } from "../kernel/values/search-words.ts";
import { members } from "../schedules/members.ts";
import { membersPlan, outsidersSeeNothing, plans } from "../schedules/role-rules.ts";
import { assignmentsOf } from "../shifts/assignments.ts";
import { shiftFacts, toShiftContext } from "../shifts/shift-context.ts";
import { candidateFacts, toCandidates } from "./candidate-facts.ts";
import { eligibilityFor, withoutPrivateReasons } from "./evaluate-eligibility.ts";
import { teamFacts, toTeam } from "./team.ts";

const columns = ["personId", "name", "email", "nameKey"] as const;
const everyone = list(members, "name", 1, columns);
const assignables = list(members, "assignable", 2, columns);

const input = z.strictObject({
  scheduleId: id,
  shiftId: id,
  /** `eligible`: only people without a blocking reason. `everyone`: all members, with reasons. */
  only: z.enum(["eligible", "everyone"]).default("everyone"),
  /** Words of a name or address; each must be a prefix of a word there. */
  search: z.string().max(200).optional(),
  /** The number of people to evaluate. */
  limit: z.int().min(1).max(100).default(50),
  after: cursor.optional(),
});

type Asked = z.output<typeof input>;

/**
 * Evaluates the next members of a schedule for one shift, by name (A11, A13): whether they may take it and why not. The cost of a call
 * depends on `limit`, not on the number of members. A page of eligible people may be shorter than `limit`, or empty, even if `next`
 * continues. Members of the schedule see that a person is unavailable, never why (Q60).
 * @throws {RollcallError} `request.not-found`, `request.forbidden`, `request.invalid`
 */
export const listCandidates = operation({
  name: "eligibility.listCandidates",
  summary: "Lists who may take a shift, and why others may not.",
  input,
  output: z.strictObject({
    rows: z.array(
      z.strictObject({
        personId: id,
        name: z.string(),
        /** Whether they may take the shift. */
        eligible: z.boolean(),
        /** The reasons against them, if they may not. */
        blocking: z.array(reason).readonly(),
        /** Reasons to consider that don't block them. */
        warnings: z.array(reason).readonly(),
      }),
    ),
    /** The number of people evaluated. */
    evaluated: z.int().nonnegative(),
    next: cursor.nullable(),
  }),
  prepare: (asked: Asked, _actor, { eligibility }) => ({ ...asked, settings: eligibility }),
  load: [
    (asked, actor) => ({ ...shiftFacts(asked, actor), page: pageOf(asked) }),
    ({ schedule, shift, page }, asked) => ({
      held: assignmentsOf([shift]),
      ...candidateFacts(shift, idsOn(page, asked), schedule?.organizationId),
    }),
    ({ schedule, shift, held }) => teamFacts(held, [shift], schedule?.organizationId),
  ],
  context: (known, _asked, actor, now) => toShiftContext(known, actor, now),
  row: ({ shift }) => shift,
  rules: [outsidersSeeNothing, membersPlan],
  apply: ({ known, context: { actor, schedule }, row }, asked) => {
    const page = toPage(known.page, asked, ({ nameKey, personId }) => [nameKey, personId]);
    const evaluate = eligibilityFor({ ...row, team: toTeam(known) }, asked.settings);
    const shown = plans(actor) ? (reasons: readonly Reason[]) => reasons : withoutPrivateReasons;
    const names = new Map(page.rows.map(({ personId, name, email }) => [personId, name === "" ? email : name]));
    const candidates = toCandidates(known, row, [...names.keys()], schedule.timeZone);
    const rows = candidates.map((candidate) => {
      const { blocking, warnings } = evaluate(candidate);
      return {
        personId: candidate.personId,
        name: names.get(candidate.personId) ?? "",
        eligible: blocking.length === 0,
        blocking: shown(blocking),
        warnings: shown(warnings),
      };
    });
    return {
      output: {
        rows: asked.only === "eligible" ? rows.filter(({ eligible }) => eligible) : rows,
        evaluated: rows.length,
        next: page.next,
      },
    };
  },
});

/** The next members to evaluate. Without a search, only assignable ones can be eligible. */
function pageOf({ scheduleId, only, search = "", ...page }: Asked) {
  const words = searchWords(search);
  // Punctuation alone contains no word, and a search without words would list everyone.
  const window = search.trim() !== "" && words.length === 0 ? { limit: 0 } : toWindow(page, 2);
  return only === "eligible" && words.length === 0
    ? assignables({ ...window, equal: [scheduleId, true] })
    : everyone({ ...window, equal: [scheduleId], words });
}

const idsOn = (page: readonly { readonly personId: string }[], { limit }: Asked): readonly string[] =>
  page.slice(0, limit).map(({ personId }) => personId);
