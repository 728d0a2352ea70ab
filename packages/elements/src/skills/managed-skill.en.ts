/** The English messages of a skill of a person, as schedulers see it. */
export const managedSkillWords = {
  "skills.scheduler": "Scheduler",
  "skills.own": "Own rating",
  "skills.rate": "Rate",
  "skills.rate.label": "Rate {name}",
  "skills.rate.title": "How do you rate {person} on {name}?",
  "skills.rate.text": "They see your rating next to their own, but not your note.",
  "skills.unassign": "Remove",
  "skills.unassign.label": "Remove {name}",
  "skills.unassigned": "{person} no longer has {name}",
} as const;

/** The keys of these messages. */
export type ManagedSkillKey = keyof typeof managedSkillWords;
