import { z } from "zod";
import type { Reason } from "../contract/decision.ts";
import { reason } from "../ports/error-details.ts";
import type { ViewSchema } from "../kernel/values/fields.ts";
import { toInstant } from "../kernel/values/instant.ts";
import { type Rule, stage } from "../kernel/operations/rule.ts";
import { type LinkProvider, linkProblems } from "../ports/link-provider.ts";
import type { LinkSettings } from "../ports/link-settings.ts";
import type { Link } from "./collection.ts";
import { createLinkRules, type LinkContext, manageLinkRules, removeLinkRules } from "./link-context.ts";
import { staleAfter } from "./run-times.ts";
import { isLeased } from "./lease.ts";
import { conflictView, type KnownConflicts, toConflictViews } from "./conflicts.ts";
import { heldReasonCodes } from "./sync-plan.ts";

const linkFields = z.strictObject({
  provider: z.string(),
  /** As shown, such as `PagerDuty`. */
  providerName: z.string(),
  upstreamId: z.string(),
  upstreamName: z.string(),
  /** The settings of the connection, without files and queries of addresses. Credentials are never returned. */
  settings: z.record(z.string(), z.string()),
  /** Whether an admin has declared all upstream addresses verified (Q17). */
  trustsAddresses: z.boolean(),
  /** The percentage of synced members that may leave within 24 hours without confirmation (Q20). */
  removalPercent: z.int(),
  linkedAt: z.string(),
  /** Whether a run is in progress. */
  isRunning: z.boolean(),
  /** The number of synced members after the last run. */
  synced: z.int(),
  lastRunAt: z.string().nullable(),
  lastSuccessAt: z.string().nullable(),
  nextRunAt: z.string(),
  /** Whether the last success is more than 60 minutes ago (Q18). */
  isStale: z.boolean(),
  /** Why the last run failed; null if it didn't. */
  problem: z.enum(linkProblems).nullable(),
  failingSince: z.string().nullable(),
  /** Removals waiting for confirmation (Q20). */
  held: z
    .strictObject({
      /** Identifies exactly these removals; `links.confirmHeld` requires it. */
      digest: z.string(),
      at: z.string().nullable(),
      reasons: z.array(z.enum(heldReasonCodes)).readonly(),
      departures: z.int(),
    })
    .nullable(),
  conflicts: z.array(conflictView).readonly(),
  /** Whether the other product can start runs: a secret exists that `links.createTrigger` returned. */
  hasTrigger: z.boolean(),
  /** Whether `links.listOnCall` has the times of the other product. */
  hasOnCallTimes: z.boolean(),
});

/** A link as shown to those who plan. */
export interface LinkView extends z.output<typeof linkFields> {}

/** A link in an output. */
export const linkView: ViewSchema<LinkView> = linkFields;

/** A link as shown to a caller. */
export function toLinkView(
  link: Link,
  { providers }: LinkSettings,
  now: number,
  known: KnownConflicts = { conflicting: [], conflictPeople: [] },
): LinkView {
  const { provider, upstreamId, upstreamName, trustsAddresses, removalPercent, synced, problem } = link;
  const product = providers.get(provider);
  return {
    ...{ provider, upstreamId, upstreamName, trustsAddresses, removalPercent, synced, problem },
    settings: shownSettings(link, product),
    providerName: product?.name ?? provider,
    linkedAt: new Date(link.linkedAt).toISOString(),
    isRunning: isLeased(link, now),
    lastRunAt: toInstant(link.lastRunAt),
    lastSuccessAt: toInstant(link.lastSuccessAt),
    nextRunAt: new Date(link.nextRunAt).toISOString(),
    isStale: now - (link.lastSuccessAt ?? link.linkedAt) > staleAfter,
    failingSince: toInstant(link.problemSince),
    held:
      link.heldDigest === null
        ? null
        : {
            digest: link.heldDigest,
            at: toInstant(link.heldAt),
            reasons: link.heldReasons,
            departures: link.heldCount,
          },
    conflicts: toConflictViews(link.conflicts, known),
    hasTrigger: link.triggerSecret !== null,
    hasOnCallTimes: product?.capabilities.onCallTimes ?? false,
  };
}

/** Files contain the data of people, and queries of addresses often contain a key. */
function shownSettings({ settings }: Link, provider: LinkProvider | undefined): Link["settings"] {
  const shown: Record<string, string> = {};
  for (const { name, kind } of provider?.fields ?? []) {
    const value = settings[name];
    if (value === undefined || kind === "file" || kind === "secret") continue;
    shown[name] = kind === "url" ? value.replace(/[?#].*$/s, "") : value;
  }
  return shown;
}

/** The actions on a link, as named in its decisions. */
export const linkActions = ["create", "manage", "remove"] as const;

/** The actions the caller may not perform, and why. A missing action is allowed. */
export const linkRefusals = z.partialRecord(z.enum(linkActions), z.array(reason).readonly());

/** The refused actions on a link. */
export function refusedLinkActions(context: LinkContext): z.output<typeof linkRefusals> {
  const rules = { create: createLinkRules, manage: manageLinkRules, remove: removeLinkRules };
  const refused: Partial<Record<(typeof linkActions)[number], readonly Reason[]>> = {};
  for (const [action, list] of Object.entries(rules) as [
    (typeof linkActions)[number],
    readonly Rule<LinkContext>[],
  ][]) {
    const { settled } = stage(list, context);
    if (settled.length > 0) refused[action] = settled;
  }
  return refused;
}
