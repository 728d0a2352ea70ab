import { z } from "zod";
import { operation } from "../identity/operation.ts";
import type { JobEnvironment } from "../identity/domain.ts";
import { update } from "../kernel/store/change.ts";
import { workOnDueRows } from "../kernel/queues/due-rows.ts";
import { id } from "../kernel/values/fields.ts";
import { list } from "../kernel/store/query.ts";
import { grant } from "../kernel/operations/rule.ts";
import { profileOf } from "../profiles/collection.ts";
import { queued } from "./announcements.ts";
import { notificationSettings, type SettingsRow, settingsOf } from "./collection.ts";
import { nextDigest } from "./digest-times.ts";
import { effectiveSettings } from "./effective-settings.ts";
import { ownMemberships, ownSchedules } from "./own-notifications.ts";

interface DigestContext {
  readonly settings: SettingsRow;
}

/** Queues the digest of one person that is due, and plans the next one. */
export const queueDigest = operation({
  name: "notifications.queueDigest",
  summary: "Queues the digest of a person.",
  internal: true,
  input: z.strictObject({ personId: id }),
  output: z.strictObject({}),
  prepare: ({ personId }, _actor, { notifications: defaults }) => ({ personId, defaults }),
  load: [
    ({ personId }) => ({
      settings: settingsOf(personId),
      profile: profileOf(personId),
      memberships: ownMemberships(personId),
    }),
    (known) => ownSchedules(known),
  ],
  context: ({ settings }, _input, _actor, now): DigestContext | undefined =>
    settings !== undefined && settings.digestDueAt !== null && settings.digestDueAt <= now ? { settings } : undefined,
  rules: [grant<DigestContext>("rollcall sends digests", () => true)],
  apply: ({ known: { profile, summaries }, context: { settings } }, { personId, defaults }, call) => {
    const { digest, timeZone } = effectiveSettings(settings, defaults, profile, summaries);
    const digestDueAt = nextDigest(digest, timeZone, call.now);
    return {
      output: {},
      changes: [update(notificationSettings, [personId], { digestDueAt }), queued({ kind: "digest", personId }, call)],
    };
  },
});

const byDigest = list(notificationSettings, "digest", 0, ["personId", "digestDueAt"]);

/** The page size. */
const pageSize = 100;

/** Queues all digests that are due. */
export const queueDigests = (environment: JobEnvironment): Promise<void> =>
  workOnDueRows(environment, {
    name: queueDigest.name,
    query: byDigest,
    // People without digests have no due time: they come before 0 or after all others, depending on the order of nulls.
    page: () => ({ equal: [], from: 0, limit: pageSize }),
    isDue: ({ digestDueAt }, now) => digestDueAt !== null && digestDueAt <= now,
    keyOf: ({ personId }) => [personId],
    work: ([{ personId }]) => environment.run(queueDigest.name, { personId }),
  });
