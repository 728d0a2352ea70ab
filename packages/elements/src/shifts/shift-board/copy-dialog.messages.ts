/** The messages of copying a shift, which load with its dialog. */
export const copyWords = {
  "copy.title": "Copy {shift} to another day",
  "copy.date": "Day",
  "copy.text": "The copy is a draft without people.",
  "copy.confirm": "Copy",
  "copy.skipped": "The clocks change on that day, so this time doesn’t exist. Choose another day.",
} as const;
