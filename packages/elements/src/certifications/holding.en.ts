/** The English messages about the state of a certification. */
export const holdingWords = {
  "holding.missing": "Missing",
  "holding.pending": "Waiting for review",
  "holding.valid": "Valid",
  "holding.expiring": "Expires soon",
  "holding.grace": "Expired, still counts",
  "holding.expired": "Expired",
  "holding.rejected": "Rejected",
  "holding.forever": "Doesn’t expire",
  "holding.from": "Valid from {date}",
  "holding.until": "Valid until {date}",
  "holding.ended": "Expired on {date}",
  "holding.grace-until": "Expired on {date}. It counts until {grace}.",
  "holding.documents": "Files of version {version}",
  "holding.document.held": "Virus scan not finished",
} as const;

/** The keys of these messages. */
export type HoldingKey = keyof typeof holdingWords;
