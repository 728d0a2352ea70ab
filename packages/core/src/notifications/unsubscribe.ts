import { z } from "zod";
import type { Reason } from "../contract/decision.ts";
import { operation } from "../identity/operation.ts";
import { chain } from "../kernel/platform/awaitable.ts";
import { grant, guard } from "../kernel/operations/rule.ts";
import { personById } from "../people/collection.ts";
import { movePerson } from "../people/move-person.ts";
import { type NotificationKind, notificationKinds } from "../ports/notification-settings.ts";
import { readToken, sameHash } from "../secrets/token.ts";
import { deliveryById, type DeliveryRow, settingsOf } from "./collection.ts";
import { notificationSettingsChanged } from "./events.ts";
import { writeSettings } from "./write-settings.ts";

/** The purpose that the hashes of unsubscribe links are bound to. */
export const unsubscribePurpose = "notification-unsubscribe";

interface LinkContext {
  /** The email that contained the link; undefined if the link is unknown or forged. */
  readonly mail: DeliveryRow | undefined;
}

const invalid: Reason = { code: "link.invalid" };

const unsubscribing = grant<LinkContext>("anyone with the link may unsubscribe", () => true);

/** Unknown, forged and old links are all rejected alike. */
const linksMustBeValid = guard<LinkContext>("links must be valid", ({ mail }) => mail !== undefined || invalid);

/**
 * Stops emails like the one that contains the link, or all notification emails, without signing in. Using the link again changes nothing.
 * Only POST requests call this, because mail scanners open links. The link works for 90 days.
 * @throws {RollcallError} `link.invalid`, `request.invalid`
 */
export const unsubscribe = operation({
  name: "notifications.unsubscribe",
  summary: "Stops notification emails with the link in one of them.",
  allowAnonymous: true,
  confidential: true,
  input: z.strictObject({
    token: z.string().max(300),
    /** Whether to stop all notification emails, not only those about the same. */
    all: z.boolean().default(false),
  }),
  output: z.strictObject({
    /** What the person no longer gets emails about. */
    kinds: z.array(z.enum(notificationKinds)).readonly(),
  }),
  events: [notificationSettingsChanged],
  prepare: ({ token, all }, _actor, { secrets, notifications: { channels } }) =>
    chain(readToken(secrets, unsubscribePurpose, token), (presented) => ({ presented, all, defaults: channels })),
  load: [
    ({ presented: { subject } }) => ({ delivery: deliveryById(subject) }),
    ({ delivery }) => ({
      person: personById(delivery?.personId ?? ""),
      settings: settingsOf(delivery?.personId ?? ""),
    }),
  ],
  context: ({ delivery, person }, { presented: { hash } }): LinkContext => ({
    mail: person !== undefined && sameHash(delivery?.unsubscribeHash ?? null, hash) ? delivery : undefined,
  }),
  rules: [linksMustBeValid, unsubscribing],
  apply: ({ known: { person, settings }, context: { mail } }, { all, defaults }, { now }) => {
    const about = new Set(mail?.items.map(({ kind }) => kind));
    // A test is an example of all emails.
    const isAboutAll = all || about.has("test");
    const kinds = notificationKinds.filter((kind) => isAboutAll || about.has(kind));
    const current = { ...defaults, ...settings?.chosen.channels };
    const stopped = kinds.filter((kind) => current[kind].includes("mail"));
    if (person === undefined || stopped.length === 0) return { output: { kinds } };
    const channelsWithoutMail = (kind: NotificationKind) => current[kind].filter((channel) => channel !== "mail");
    const channels = {
      ...settings?.chosen.channels,
      ...Object.fromEntries(stopped.map((kind) => [kind, channelsWithoutMail(kind)])),
    };
    const event = notificationSettingsChanged({ personId: person.id, fields: ["channels"] });
    const { change, entry } = movePerson(person, {}, event, now);
    return {
      output: { kinds },
      changes: [change, writeSettings(person.id, settings, { chosen: { ...settings?.chosen, channels } })],
      journalEntries: [{ ...entry, by: person.id }],
    };
  },
});
