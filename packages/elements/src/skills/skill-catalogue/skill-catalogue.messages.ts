import { catalogueWords } from "../../catalogues/catalogue.en.ts";
import { managedSkillWords } from "../managed-skill.en.ts";
import { ratingWords } from "../rating.en.ts";

/** The English messages of the catalog of skills. */
export const skillCatalogueWords = {
  ...catalogueWords,
  ...ratingWords,
  ...managedSkillWords,
  "skills.title": "Skills",
  "skills.text": "What people can do, and how well. Shifts can require skills.",
  "skills.none": "No skills yet",
  "skills.none.text": "Add the skills that your shifts require, such as driving a forklift.",
  "skills.add": "Add skill",
  "skills.edit.title": "Edit skill",
  "skills.old.text": "People keep what they have. Archived skills can’t be assigned.",
  "skills.former": "Formerly {names}",
  "skills.levels": "{count} levels",
  "skills.levels.labelled": "{count} levels: {labels}",
  "skills.position": "Position (optional)",
  "skills.position.text": "The position it belongs to, such as Deck hand.",
  "skills.scale": "Levels",
  "skills.scale.text": "Ratings go from 1 to this number.",
  "skills.scale.fixed": "People have had this skill, so its number of levels is fixed.",
  "skills.labels": "Names of the levels (optional)",
  "skills.labels.text": "One line for each level, from the lowest to the highest.",
  "skills.labels.needed": "Enter a name for each of the {levels} levels, or none.",
  "skills.assign.text": "It appears in their portal, where they can rate themselves.",
  "skills.people": "People",
  "skills.people.label": "People with {name}",
  "skills.people.title": "People with {name}",
  "skills.people.back": "All skills",
  "skills.people.none": "No one here",
  "skills.people.none.text": "People who have the skill and match the filter appear here.",
  "skills.people.more": "Show more",
  "skills.gap": "Show",
  "skills.gap.all": "Everyone",
  "skills.gap.above": "Own rating higher",
  "skills.gap.below": "Own rating lower",
  "skills.gap.none": "Ratings are the same",
} as const;

/** The keys of these messages. */
export type SkillCatalogueKey = keyof typeof skillCatalogueWords;
