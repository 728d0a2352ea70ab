import { storedFieldIn, type Profile } from "./collection.ts";
import type { ProfileSettings } from "../ports/profile-fields.ts";
import { noticesOf } from "./view.ts";

/** A summary of a profile for the dashboard. */
export interface ProfileGlance {
  /** The number of readable fields changed by others since the worker last dismissed notices (X12). */
  readonly notices: number;
  readonly skills: number;
}

/** A summary of a profile for the dashboard. */
export const glanceOf = (profile: Profile | undefined, settings: ProfileSettings): ProfileGlance => ({
  notices: noticesOf(profile, settings),
  skills: countOf(profile, "skills"),
});

function countOf(profile: Profile | undefined, field: string): number {
  const value = storedFieldIn(profile, field)?.value;
  return Array.isArray(value) ? value.length : 0;
}
