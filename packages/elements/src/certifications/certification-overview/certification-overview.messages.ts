/** The English messages of the overview of certifications. */
export const overviewWords = {
  "overview.title": "Who is certified",
  "overview.search": "Search people",
  "overview.state": "State",
  "overview.all-states": "All states",
  "overview.type": "Certification",
  "overview.all-types": "All certifications",
  "overview.none": "No certifications assigned",
  "overview.none.text": "Assign certifications to people to see how long each one is valid.",
  "overview.none.filtered": "No one matches",
  "overview.none.filtered.text": "Change the search or the filters.",
  "overview.pending": "New proof to review",
  "overview.more": "Show more",
  "overview.count": { one: "{count} entry", other: "{count} entries" },
  "overview.count.more": "First {count} entries",
  "overview.export": "Export CSV",
  "overview.exporting": "Exporting",
  "overview.exported": "Certifications exported",
  "overview.file": "Certifications",
} as const;

/** The keys of these messages. */
export type OverviewKey = keyof typeof overviewWords;
