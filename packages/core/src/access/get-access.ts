import { z } from "zod";
import type { Reason } from "../contract/decision.ts";
import { reason } from "../kernel/error-details.ts";
import { id } from "../kernel/fields.ts";
import { operation } from "../identity/operation.ts";
import { type Rule, stage } from "../kernel/rule.ts";
import { toInstant } from "../kernel/instant.ts";
import { isPaused } from "../people/status.ts";
import { accessFacts, toAccessContext } from "./access-facts.ts";
import { contact } from "./fields.ts";
import { contactFacts, toContact } from "./pause-contact.ts";
import { type AccessContext, activationRules, pauseRules, schedulersTendAccess } from "./rules.ts";
import { strangersStayHidden } from "../people/rules.ts";

const instant = z.string().nullable();

const rules: readonly Rule<AccessContext>[] = [strangersStayHidden, schedulersTendAccess];

/** What can be done to somebody's way into the portal. */
const actions = ["activate", "setPortal"] as const;

/**
 * How somebody comes into the portal, and what the caller may do about it: for schedulers and organization admins.
 * @throws {RollcallError} `request.not-found`, `request.forbidden`
 */
export const getAccess = operation({
  name: "access.get",
  summary: "How somebody comes into the portal, and what the caller may do about it.",
  input: z.strictObject({ personId: id }),
  output: z.strictObject({
    access: z.strictObject({
      portal: z.enum(["on", "off"]),
      /** When a pause begins or has begun, and when it ends by itself: ISO 8601, UTC. */
      from: instant,
      until: instant,
      reason: z.string(),
      contact: z.strictObject(contact.shape).extend({ address: z.string(), name: z.string() }).nullable(),
      stage: z.enum(["created", "invited", "active"]),
      temporaryUntil: instant,
      /** Which temporary password counts, for `access.resend`. */
      issue: id.nullable(),
      /** What became of the mail that carried it, where it did not arrive. */
      mailProblem: z.enum(["refused", "gave-up"]).nullable(),
      /** When they chose their password. */
      passwordAt: instant,
      refused: z.partialRecord(z.enum(actions), z.array(reason).readonly()),
      /** The running number of the topic that tells of people, `people:ORGANIZATION`. */
      number: z.int().nonnegative(),
      /** The running number of the person's own topic, which tells of their profile, too. */
      personNumber: z.int().nonnegative(),
    }),
  }),
  load: [accessFacts, (known) => contactFacts(known)],
  context: (known, _input, actor, now) => toAccessContext(known, actor, now),
  rules,
  apply: ({ known, context }, _input, { now }) => {
    const { account, summary } = known;
    const { person } = context;
    return {
      output: {
        access: {
          portal: isPaused(person, now) ? ("off" as const) : ("on" as const),
          from: toInstant(person.pausedFrom),
          until: toInstant(person.pausedUntil),
          reason: account?.pauseReason ?? "",
          contact: toContact(known),
          stage: person.stage,
          temporaryUntil: toInstant(person.temporaryUntil),
          issue: person.issue,
          mailProblem: account?.mailProblem ?? null,
          passwordAt: toInstant(account?.passwordAt ?? null),
          refused: refusedOf(context),
          number: summary?.number ?? 0,
          personNumber: person.number,
        },
      },
    };
  },
});

function refusedOf(context: AccessContext): Partial<Record<(typeof actions)[number], readonly Reason[]>> {
  const activate = stage(activationRules, context).settled;
  const setPortal = stage(pauseRules, { ...context, until: null }).settled;
  return {
    ...(activate.length > 0 && { activate }),
    ...(setPortal.length > 0 && { setPortal }),
  };
}
