/** The English messages about ratings of skills, for every element that shows them. */
export const ratingWords = {
  "rating.level": "{rating} of {levels}",
  "rating.level.labelled": "{label} ({rating} of {levels})",
  "rating.none": "Not rated yet",
  "rating.withdrawn": "Withdrawn",
  "rating.gap.above": { one: "Own rating {count} level higher", other: "Own rating {count} levels higher" },
  "rating.gap.below": { one: "Own rating {count} level lower", other: "Own rating {count} levels lower" },
  "rating.gap.none": "Both ratings are the same",
  "rating.field": "Rating",
  "rating.choose": "No rating",
  "rating.note": "Note (optional)",
  "rating.save": "Save",
  "rating.saving": "Saving",
  "rating.saved": "Rating of {name} saved",
  "rating.history": "History",
  "rating.history.label": "History of {name}",
  "rating.history.title": "Ratings of {name}",
  "rating.history.none": "No ratings yet.",
  "rating.history.loading": "Loading",
  "rating.history.by": "by {name}",
} as const;

/** The keys of these messages. */
export type RatingKey = keyof typeof ratingWords;
