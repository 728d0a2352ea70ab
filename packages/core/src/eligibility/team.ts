import { type Profile, profilesOf } from "../profiles/collection.ts";
import type { ShiftNeed } from "../shifts/collection.ts";
import type { TeamMember } from "./candidate.ts";
import { toProfileFacts } from "./candidate-facts.ts";
import { certificationFacts, certificationsIn } from "./certification-facts.ts";
import { skillFacts, skillsIn } from "./skill-facts.ts";

interface PersonOnShift {
  readonly personId: string;
}

interface ShiftWithNeeds {
  readonly needs: readonly ShiftNeed[];
}

/** Reads what is evaluated about the people on shifts, for `toTeam`. */
export function teamFacts(
  held: readonly PersonOnShift[],
  shifts: readonly (ShiftWithNeeds | undefined)[],
  organizationId: string | undefined,
) {
  const personIds = [...new Set(held.map(({ personId }) => personId))];
  const needs = shifts.flatMap((shift) => shift?.needs ?? []);
  return {
    teamProfiles: profilesOf(personIds.map((personId) => [personId])),
    ...certificationFacts({ organizationId: organizationId ?? "", needs }, personIds),
    ...skillFacts({ organizationId: organizationId ?? "", needs }, personIds),
  };
}

/** The people on a shift, with their restrictions, skills and certifications. */
export function toTeam(known: {
  readonly held: readonly PersonOnShift[];
  readonly teamProfiles: readonly Profile[];
}): readonly TeamMember[] {
  const profiles = new Map(known.teamProfiles.map((profile) => [profile.personId, profile]));
  return known.held.map(({ personId }) => {
    const { restrictions } = toProfileFacts(profiles.get(personId));
    const [skills, certifications] = [skillsIn(known, personId), certificationsIn(known, personId)];
    return { personId, restrictions, skills, certifications };
  });
}
