import type { Facts } from "../identity/operation.ts";
import { type Organization, organizationById } from "../organizations/collection.ts";
import { type Person, personById } from "../people/collection.ts";
import { statusAt } from "../people/status.ts";
import type { LinkedPage } from "../ports/mail-settings.ts";
import type { NotificationSettings, NotificationText } from "../ports/notification-settings.ts";
import { type Profile, profileOf } from "../profiles/collection.ts";
import type { Member } from "../schedules/members.ts";
import { type DeliveryRow, settingsOf, type SettingsRow } from "./collection.ts";
import { digestCountsIn, digestFacts, digestMemberships, isEmptyDigest } from "./digest.ts";
import { type EffectiveSettings, effectiveSettings } from "./effective-settings.ts";
import { pageOf } from "./kinds.ts";
import { type KnownSubjects, notificationFacts, subjectIn } from "./notification-facts.ts";
import { textOf } from "./notification-text.ts";
import { isRelevant } from "./relevance.ts";

/** The facts of the recipient and of what a delivery is about. */
export const contentFacts = ({ personId, items }: Pick<DeliveryRow, "personId" | "items">) => ({
  recipient: personById(personId),
  settings: settingsOf(personId),
  profile: profileOf(personId),
  memberships: digestMemberships(personId, items),
  ...notificationFacts(personId, items),
});

/** The facts after that: the organization, and the counts of a digest. */
export const contentDetails = (
  { recipient, memberships }: Pick<KnownContent, "recipient" | "memberships">,
  now: number,
): Facts => ({
  organization: organizationById(recipient?.organizationId ?? ""),
  ...digestFacts(memberships, recipient, now),
});

/** What both rounds found. */
export type KnownContent = KnownSubjects & {
  readonly recipient: Person | undefined;
  readonly settings: SettingsRow | undefined;
  readonly profile: Profile | undefined;
  readonly memberships: readonly Member[];
  readonly organization?: Organization | undefined;
};

/** Whether a person gets notifications: not while their account is closed, paused or not activated (P45). */
export const isReachable = (person: Person | undefined, now: number): person is Person => {
  if (person === undefined) return false;
  const status = statusAt(person, now);
  return status === "active" || status === "invited";
};

/** The content of a delivery. */
export interface DeliveryContent {
  readonly recipient: Person;
  readonly settings: EffectiveSettings;
  /** One for each notification that still applies. */
  readonly texts: readonly NotificationText[];
  /** The same texts with marked names. */
  readonly marked: readonly NotificationText[];
  /** The page to open, for a message to a scheduler. */
  readonly page: LinkedPage | undefined;
  /** The page of each text; null for the portal. */
  readonly pages: readonly (LinkedPage | null)[];
}

/**
 * Writes the content of a delivery as it applies now (Q59). Undefined if there is nothing left to say: the person can't be reached or
 * switched it off, or the notification is outdated.
 */
export function contentOf(
  { items, channel }: Pick<DeliveryRow, "items" | "channel">,
  known: KnownContent,
  defaults: NotificationSettings,
  now: number,
  mark?: (name: string) => string,
): DeliveryContent | undefined {
  const { recipient, profile, aboutSchedules } = known;
  if (!isReachable(recipient, now)) return undefined;
  const settings = effectiveSettings(known.settings, defaults, profile, aboutSchedules);
  const digest = digestCountsIn(known);
  const sent = items.filter((item) => {
    if (item.kind !== "test" && !settings.channels[item.kind].includes(channel)) return false;
    if (item.kind === "digest" && isEmptyDigest(digest)) return false;
    return isRelevant(subjectIn(known, item), item, now);
  });
  if (sent.length === 0) return undefined;
  const context = { settings, words: defaults.words, organization: known.organization?.name ?? "", digest };
  const write = (name?: (value: string) => string): readonly NotificationText[] =>
    sent.map((item) => textOf(item, subjectIn(known, item), { ...context, ...(name && { mark: name }) }));
  const pages = sent.map((item) => pageOf([item]) ?? null);
  return { recipient, settings, texts: write(), marked: write(mark), page: pageOf(sent), pages };
}
