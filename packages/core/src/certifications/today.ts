import { dateAt } from "../kernel/values/plain-dates.ts";
import { type Profile, timeZoneIn } from "../profiles/collection.ts";

/** The current date in the time zone of a person, or in UTC if they set none. */
export const todayOf = (profile: Profile | undefined, now: number): string => dateAt(now, timeZoneIn(profile) ?? "UTC");
