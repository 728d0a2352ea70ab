/** English messages of the operations on linked schedules. */
export const linkOperationWords = {
  "matrix.links.listProviders": "View products to link",
  "matrix.links.findUpstreamSchedules": "Find schedules of another product",
  "matrix.links.get": "View the link",
  "matrix.links.create": "Link the schedule",
  "matrix.links.sync": "Synchronize now",
  "matrix.links.createTrigger": "Create the trigger of a linked schedule",
  "matrix.links.getPlan": "View the next changes",
  "matrix.links.listRuns": "View synchronizations",
  "matrix.links.listHeldRemovals": "View held removals",
  "matrix.links.confirmHeld": "Confirm held removals",
  "matrix.links.discardHeld": "Discard held removals",
  "matrix.links.update": "Change the link",
  "matrix.links.listMatches": "View possible matches",
  "matrix.links.mergeMatch": "Merge a possible match",
  "matrix.links.dismissMatch": "Dismiss a possible match",
  "matrix.links.remove": "Unlink the schedule",
} as const;
