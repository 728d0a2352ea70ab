/** The English messages of requests for time off. */
export const timeOffWords = {
  "time-off.title": "Time-off requests",
  "time-off.state": "Show",
  "time-off.state.pending": "Waiting for a decision",
  "time-off.state.approved": "Approved",
  "time-off.state.rejected": "Rejected",
  "time-off.state.cancelled": "Canceled",
  "time-off.state.all": "All requests",
  "time-off.none": "No requests",
  "time-off.none.text": "Requests that match the filter appear here as soon as they’re sent.",
  "time-off.kind.block": "Blocked days",
  "time-off.unknown": "Unknown person",
  "time-off.select": "Select {name}’s request for {days}",
  "time-off.selected": { one: "{count} request selected", other: "{count} requests selected" },
  "time-off.approve": "Approve",
  "time-off.approve.label": "Approve {name}’s request for {days}",
  "time-off.approved": { one: "Request approved", other: "{count} requests approved" },
  "time-off.reject": "Reject",
  "time-off.reject.label": "Reject {name}’s request for {days}",
  "time-off.reject.title": { one: "Reject this request?", other: "Reject {count} requests?" },
  "time-off.reject.reason": "Reason",
  "time-off.reject.reason.text": "The person who sent the request sees it.",
  "time-off.reject.needed": "Enter a reason.",
  "time-off.rejecting": "Rejecting",
  "time-off.rejected": { one: "Request rejected", other: "{count} requests rejected" },
  "time-off.refused": {
    one: "{count} request changed in the meantime. Check it again.",
    other: "{count} requests changed in the meantime. Check them again.",
  },
  "time-off.answer": "Reason: {reason}",
  "time-off.clash": {
    one: "Conflicts with an accepted shift:",
    other: "Conflicts with {count} accepted shifts:",
  },
  "time-off.own": "Your own request. Another scheduler or organization admin decides on it.",
  "time-off.more": "Show more",
} as const;

/** The keys of these messages. */
export type TimeOffKey = keyof typeof timeOffWords;
