import { type Change, insert, update } from "../kernel/store/change.ts";
import { notificationSettings, type SettingsRow } from "./collection.ts";

/** Sets columns of a person's settings, and creates the row with the first ones. */
export function writeSettings(personId: string, row: SettingsRow | undefined, set: Partial<SettingsRow>): Change {
  if (row !== undefined) return update(notificationSettings, [personId], set);
  const empty = { personId, chosen: {}, digestDueAt: null, sentAt: 0, dayFrom: 0, dayCount: 0 };
  return insert(notificationSettings, { ...empty, ...set });
}
