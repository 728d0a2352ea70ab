import type { Reason } from "../contract/decision.ts";
import { RollcallError } from "../contract/rollcall-error.ts";
import type { Actor } from "../identity/actor.ts";
import { decide, grant, guard, type Rule } from "../kernel/operations/rule.ts";
import { toRefusal } from "../kernel/operations/to-refusal.ts";
import { organizationById } from "../organizations/collection.ts";
import type { Environment } from "../ports/environment.ts";
import { scheduleById } from "../schedules/collection.ts";
import { roleOf } from "../schedules/members.ts";
import { archivedSchedulesCantChange, membersPlan, outsidersSeeNothing } from "../schedules/role-rules.ts";
import { theOwnerDecides } from "../schedules/rules.ts";
import { contextOfPlannedSchedule } from "../schedules/new-schedule.ts";
import { type ScheduleContext, toScheduleContext, wholeScheduleFacts } from "../schedules/schedule-context.ts";
import { type Link, linkOf } from "./collection.ts";

/** The context of the operations on a link. */
export interface LinkContext extends ScheduleContext {
  /** Undefined if the schedule isn't linked. */
  readonly link: Link | undefined;
}

/** The load round of these operations. */
export const linkFacts = ({ scheduleId }: { readonly scheduleId: string }, actor: Actor) => ({
  ...wholeScheduleFacts(scheduleId, actor),
  link: linkOf(scheduleId),
});

/** The context from that round; `undefined` if the caller's organization has no such schedule. */
export function toLinkContext(
  known: Parameters<typeof toScheduleContext>[0] & { readonly link: Link | undefined },
  actor: Actor,
  now: number,
): LinkContext | undefined {
  const context = toScheduleContext(known, actor, now);
  return context && { ...context, link: known.link };
}

/** The load round of operations that also serve an import into a schedule that doesn't exist yet. */
export const importFacts = ({ scheduleId = "" }: { readonly scheduleId?: string | undefined }, actor: Actor) =>
  linkFacts({ scheduleId }, actor);

/** The context from that round. Only internal people, who may create schedules (A7), get one. */
export function toImportContext(
  known: Parameters<typeof toLinkContext>[0],
  scheduleId: string | undefined,
  actor: Actor,
  now: number,
): LinkContext | undefined {
  if (scheduleId !== undefined) return toLinkContext(known, actor, now);
  if (known.organization === undefined || actor.affiliation !== "internal") return undefined;
  return { ...contextOfPlannedSchedule(actor, now, known.organization), link: undefined };
}

const adminsOnly: Reason = { code: "request.forbidden", remedy: "ask-an-admin" };
const alreadyLinked: Reason = { code: "schedule.already-linked" };
const notLinked: Reason = { code: "schedule.not-linked" };

/** Admins of a schedule link it and look after the link (Q9). */
const adminsManageLinks = grant<LinkContext>("admins manage links", ({ myRole }) => myRole === "admin" || adminsOnly);

const schedulesAreLinkedOnce = guard<LinkContext>(
  "schedules are linked once",
  ({ link }) => link === undefined || alreadyLinked,
);

/** The schedule must be linked. */
export const theScheduleIsLinked = guard<LinkContext>(
  "the schedule is linked",
  ({ link }) => link !== undefined || notLinked,
);

/** The rules for seeing the state of a link: those who plan. */
export const seeLinkRules: readonly Rule<LinkContext>[] = [outsidersSeeNothing, membersPlan];

/** The rules for asking an upstream product before linking. */
export const askUpstreamRules: readonly Rule<LinkContext>[] = [
  outsidersSeeNothing,
  adminsManageLinks,
  archivedSchedulesCantChange,
];

/** The rules for linking. */
export const createLinkRules: readonly Rule<LinkContext>[] = [...askUpstreamRules, schedulesAreLinkedOnce];

/** The rules for settings of a link, runs and held removals. */
export const manageLinkRules: readonly Rule<LinkContext>[] = [...askUpstreamRules, theScheduleIsLinked];

/** The rules for unlinking: archive, unlink and delete are one protected group (Q23). */
export const removeLinkRules: readonly Rule<LinkContext>[] = [
  outsidersSeeNothing,
  theOwnerDecides,
  theScheduleIsLinked,
];

/**
 * Decides before an upstream product is asked, so that no one else can make Rollcall send requests. The transaction decides
 * again.
 * @throws {RollcallError} the reason it is refused
 */
export async function requireAllowed(
  { read, clock }: Pick<Environment, "read" | "clock">,
  scheduleId: string | undefined,
  actor: Actor,
  rules: readonly Rule<LinkContext>[],
): Promise<LinkContext> {
  const schedule = await read(scheduleById(scheduleId ?? ""));
  const mine = await read(roleOf(scheduleId ?? "", actor.personId));
  const organization = await read(organizationById(actor.organizationId));
  const link = await read(linkOf(scheduleId ?? ""));
  const context = toImportContext({ schedule, mine, organization, link }, scheduleId, actor, clock.now());
  if (context === undefined) throw new RollcallError("request.not-found");
  const decision = decide(rules, context, undefined);
  if (!decision.allowed) throw toRefusal(decision);
  return context;
}
