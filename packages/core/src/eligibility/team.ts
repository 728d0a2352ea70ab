import type { Profile } from "../profiles/collection.ts";
import type { TeamMember } from "./candidate.ts";
import { toProfileFacts } from "./candidate-facts.ts";

/** The people on a shift, with their restrictions, skills and certifications. */
export function toTeam({
  held,
  teamProfiles,
}: {
  readonly held: readonly { readonly personId: string }[];
  readonly teamProfiles: readonly Profile[];
}): readonly TeamMember[] {
  const profiles = new Map(teamProfiles.map((profile) => [profile.personId, profile]));
  return held.map(({ personId }) => {
    const { restrictions, skills, certifications } = toProfileFacts(profiles.get(personId));
    return { personId, restrictions, skills, certifications };
  });
}
