/** The English messages of fields that save themselves. */
export const settingsWords = {
  "save.saving": "Saving",
  "save.saved": "Saved",
  "save.failed": "Not saved. {reason}",
  "save.retry": "Try again",
  "save.undo": "Undo",
  "save.changed": "Someone else set this to “{value}”.",
  "save.changed-empty": "Someone else cleared this.",
  "save.keep-mine": "Save mine",
  "save.use-theirs": "Use theirs",
  "save.needed": "Enter a name.",
} as const;

/** The keys of these messages. */
export type SettingsKey = keyof typeof settingsWords;
