import { ratingWords } from "../rating.en.ts";

/** The English messages of a worker's own skills. */
export const mySkillsWords = {
  ...ratingWords,
  "my-skills.title": "Your skills",
  "my-skills.text": "How your scheduler rates you, and how you rate yourself. Neither rating affects the other.",
  "my-skills.none": "No skills yet",
  "my-skills.none.text": "When your scheduler assigns you a skill, it appears here.",
  "my-skills.scheduler": "Your scheduler",
  "my-skills.own": "You",
  "my-skills.rate": "Rate yourself",
  "my-skills.rate.label": "Rate yourself on {name}",
  "my-skills.change": "Change your rating",
  "my-skills.change.label": "Change your rating of {name}",
  "my-skills.rate.title": "How do you rate yourself on {name}?",
  "my-skills.rate.text": "Your schedulers see your rating and your note next to theirs.",
} as const;

/** The keys of these messages. */
export type MySkillsKey = keyof typeof mySkillsWords;
