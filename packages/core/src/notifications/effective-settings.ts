import { zoneOf } from "../availability/own-availability.ts";
import type {
  NotificationChannel,
  NotificationKind,
  NotificationSettings,
  QuietHours,
} from "../ports/notification-settings.ts";
import type { Profile } from "../profiles/collection.ts";
import type { ScheduleRow } from "../schedules/collection.ts";
import type { digestIntervals, SettingsRow } from "./collection.ts";

/** What applies to a person: what they chose, or else the host's defaults. */
export interface EffectiveSettings {
  readonly channels: Readonly<Record<NotificationKind, readonly NotificationChannel[]>>;
  readonly reminders: readonly number[];
  readonly quietHours: QuietHours | null;
  readonly timeZone: string;
  /** One of the languages that there are words for. */
  readonly language: string;
  readonly digest: (typeof digestIntervals)[number];
}

/** The default settings that effective settings need. */
export type SettingsDefaults = Pick<
  NotificationSettings,
  "channels" | "reminders" | "quietHours" | "language" | "words"
>;

/** The settings that apply to a person. Their zone is the one they chose, or else their profile's or a schedule's. */
export function effectiveSettings(
  row: Pick<SettingsRow, "chosen"> | undefined,
  defaults: SettingsDefaults,
  profile: Profile | undefined,
  schedules: readonly ScheduleRow[],
): EffectiveSettings {
  const { channels, reminders, quietHours, timeZone, language = defaults.language, digest } = row?.chosen ?? {};
  return {
    channels: { ...defaults.channels, ...channels },
    reminders: reminders ?? defaults.reminders,
    quietHours: quietHours === undefined ? defaults.quietHours : quietHours,
    timeZone: timeZone ?? zoneOf(profile, schedules),
    language: Object.hasOwn(defaults.words, language) ? language : defaults.language,
    digest: digest ?? "off",
  };
}
