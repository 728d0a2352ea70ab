import { catalogueReasons } from "../../messages/catalogue-reasons.en.ts";
import { managedSkillWords } from "../managed-skill.en.ts";
import { ratingWords } from "../rating.en.ts";

/** The English messages of the skills of a person. */
export const personSkillsWords = {
  ...catalogueReasons,
  ...ratingWords,
  ...managedSkillWords,
  "person-skills.none": "No skills assigned.",
  "person-skills.assign": "Assign skill",
  "person-skills.assign.title": "Assign a skill to {person}",
  "person-skills.assigned": "Skill assigned",
  "person-skills.skill": "Skill",
} as const;

/** The keys of these messages. */
export type PersonSkillsKey = keyof typeof personSkillsWords;
