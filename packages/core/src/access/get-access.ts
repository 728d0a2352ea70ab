import { z } from "zod";
import type { Reason } from "../contract/decision.ts";
import { reason } from "../ports/error-details.ts";
import { id } from "../kernel/values/fields.ts";
import { operation } from "../identity/operation.ts";
import { type Rule, stage } from "../kernel/operations/rule.ts";
import { toInstant } from "../kernel/values/instant.ts";
import { openMailOf, type OutboxRow } from "../mail/outbox.ts";
import { isPaused } from "../people/status.ts";
import { accessFacts, toAccessContext } from "./access-facts.ts";
import { contact } from "./fields.ts";
import { contactFacts, toContact } from "./pause-contact.ts";
import { type AccessContext, accessRules, activationRules, pauseRules, resendRules } from "./rules.ts";
import { lockPlaces } from "./sign-in-lock.ts";

const instant = z.string().nullable();

/** The actions on a person's portal access. */
const actions = ["activate", "resend", "setPortal", "unlock"] as const;

/**
 * Gets a person's portal access, and what the caller can change about it. For schedulers and organization admins.
 * @throws {RollcallError} `request.not-found`, `request.forbidden`
 */
export const getAccess = operation({
  name: "access.get",
  summary: "Gets a person's portal access, and what the caller can change about it.",
  input: z.strictObject({ personId: id }),
  output: z.strictObject({
    access: z.strictObject({
      portal: z.enum(["on", "off"]),
      /** When a pause begins or began, and when it ends automatically: ISO 8601, UTC. */
      from: instant,
      until: instant,
      reason: z.string(),
      contact: z.strictObject(contact.shape).extend({ address: z.string(), name: z.string() }).nullable(),
      stage: z.enum(["created", "invited", "active"]),
      temporaryUntil: instant,
      /** Identifies the valid temporary password, for `access.resend`. */
      issue: id.nullable(),
      /** Why its mail wasn't delivered; null if it was. */
      mailProblem: z.enum(["refused", "gave-up"]).nullable(),
      /** Why its mail is delayed, and when it will be tried: a limit per address or actor, or a failed attempt (Q53). */
      mailDelay: z.strictObject({ reason: z.enum(["limit", "failed"]), until: z.string() }).nullable(),
      /** When the person chose their password. */
      passwordAt: instant,
      /** The number of trusted devices: browsers the person has signed in with, which strangers can't lock (Q58). */
      devices: z.int().nonnegative(),
      /**
       * The lock after wrong passwords: in all browsers except trusted devices, or on one of these. It expires at `until`. If that is
       * null, it lasts until the password is reset by mail or `access.unlock` lifts it.
       */
      lock: z.strictObject({ where: z.enum(lockPlaces), since: z.string(), until: instant }).nullable(),
      refused: z.partialRecord(z.enum(actions), z.array(reason).readonly()),
      organizationId: id,
      /** The sequence number of the organization's people topic, `people:ORGANIZATION`. */
      number: z.int().nonnegative(),
      /** The sequence number of the person's own topic, which includes profile changes. */
      personNumber: z.int().nonnegative(),
    }),
  }),
  load: [
    accessFacts,
    (known, { personId }) => ({ ...contactFacts(known), mails: openMailOf(personId, known.person?.issue ?? "") }),
  ],
  context: (known, _input, actor, now) => toAccessContext(known, actor, now),
  rules: accessRules,
  apply: ({ known, context }, _input, { now }) => {
    const { account, devices, summary } = known;
    const { person, lock } = context;
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
          mailDelay: toMailDelay(known.mails[0]),
          passwordAt: toInstant(account?.passwordAt ?? null),
          devices: devices.filter(({ expiresAt }) => expiresAt > now).length,
          lock:
            lock === undefined
              ? null
              : { where: lock.where, since: toInstant(lock.since) ?? "", until: toInstant(lock.until) },
          refused: refusedOf(context),
          organizationId: person.organizationId,
          number: summary?.number ?? 0,
          personNumber: person.number,
        },
      },
    };
  },
});

function toMailDelay(mail: Pick<OutboxRow, "dueAt" | "attempts" | "paced" | "reason"> | undefined) {
  if (mail === undefined || (!mail.paced && (mail.attempts === 0 || mail.reason === null))) return null;
  return { reason: mail.paced ? ("limit" as const) : ("failed" as const), until: toInstant(mail.dueAt) ?? "" };
}

function refusedOf(context: AccessContext): Partial<Record<(typeof actions)[number], readonly Reason[]>> {
  const rulesOf: Record<(typeof actions)[number], readonly Rule<AccessContext & { readonly until: null }>[]> = {
    activate: activationRules,
    resend: resendRules,
    setPortal: pauseRules,
    unlock: accessRules,
  };
  const asked = { ...context, until: null };
  return Object.fromEntries(
    actions
      .map((action) => [action, stage(rulesOf[action], asked).settled] as const)
      .filter(([, reasons]) => reasons.length > 0),
  );
}
