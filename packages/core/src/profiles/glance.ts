import { heldIn, type Profile } from "./collection.ts";
import type { ProfileSettings } from "../ports/profile-fields.ts";
import { noticesOf } from "./view.ts";

/** What of a profile a dashboard shows at a glance. */
export interface ProfileGlance {
  /** Fields that somebody else changed since the worker took note, and that the worker may read (X12). */
  readonly notices: number;
  readonly skills: number;
  readonly certifications: number;
}

/** What a dashboard shows of a profile. */
export const glanceOf = (profile: Profile | undefined, settings: ProfileSettings): ProfileGlance => ({
  notices: noticesOf(profile, settings),
  skills: countOf(profile, "skills"),
  certifications: countOf(profile, "certifications"),
});

function countOf(profile: Profile | undefined, field: string): number {
  const value = heldIn(profile, field)?.value;
  return Array.isArray(value) ? value.length : 0;
}
