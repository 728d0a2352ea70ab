import type { Profile } from "../profiles/collection.ts";
import { toProfileFacts } from "./candidate-facts.ts";

/** The people on a shift, with their restrictions. */
export function toTeam({
  held,
  teamProfiles,
}: {
  readonly held: readonly { readonly personId: string }[];
  readonly teamProfiles: readonly Profile[];
}) {
  const profiles = new Map(teamProfiles.map((profile) => [profile.personId, profile]));
  return held.map(({ personId }) => ({ personId, restrictions: toProfileFacts(profiles.get(personId)).restrictions }));
}
