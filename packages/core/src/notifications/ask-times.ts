import type { AskTimes } from "../ports/ask-times.ts";
import { type Profile, profilesOf, timeZoneIn } from "../profiles/collection.ts";
import { settingsOfPeople, type SettingsRow } from "./collection.ts";
import { quietUntil } from "./quiet-hours.ts";

interface KnownQuiet {
  readonly askSettings?: readonly SettingsRow[];
  readonly askProfiles?: readonly Profile[];
}

/** People can be asked outside their quiet hours (Q59). */
export const outsideQuietHours: AskTimes = {
  facts(personIds) {
    const keys = personIds.map((personId) => [personId]);
    return { askSettings: settingsOfPeople(keys), askProfiles: profilesOf(keys) };
  },
  earliest(known, personId, now, timeZone, defaults) {
    const { askSettings = [], askProfiles = [] } = known as KnownQuiet;
    const chosen = askSettings.find((row) => row.personId === personId)?.chosen ?? {};
    const hours = chosen.quietHours === undefined ? defaults.quietHours : chosen.quietHours;
    const profile = askProfiles.find((row) => row.personId === personId);
    return quietUntil(now, hours, chosen.timeZone ?? timeZoneIn(profile) ?? timeZone) ?? now;
  },
};
