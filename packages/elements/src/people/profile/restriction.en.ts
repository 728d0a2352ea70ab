/** The English messages of the editor for restrictions, which loads on demand. */
export const restrictionWords = {
  "restriction.kind": "Kind of restriction",
  "restriction.kind.not-at": "Not at certain times",
  "restriction.kind.only-at": "Only at certain times",
  "restriction.kind.not-as": "Not in a position",
  "restriction.kind.only-as": "Only in a position",
  "restriction.kind.other": "Note",
  "restriction.kind.cannot-work-with": "Can’t work with",
  "restriction.kind.must-work-with": "Must work with",
  "restriction.days": "Days",
  "restriction.from": "From",
  "restriction.until": "Until",
  "restriction.times.text": "Leave the times empty for the whole day. Times are in this person’s time zone.",
  "restriction.position": "Position",
  "restriction.note": "For schedulers to read; shifts aren’t checked against it.",
  "restriction.person": "Name or email",
  "restriction.colleagues.text":
    "Only schedulers and organization admins see this. Workers and schedule members don’t.",
  "restriction.needs.days": "Choose at least one day.",
  "restriction.needs.position": "Enter the position.",
  "restriction.needs.note": "Enter a note.",
  "restriction.needs.person": "Choose a person from the suggestions.",
} as const;

/** The keys of these messages. */
export type RestrictionKey = keyof typeof restrictionWords;
