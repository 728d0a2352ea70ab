/** The English messages of every panel: its states, its connection and dialogs. */
export const panelWords = {
  "panel.no-client": "Not connected",
  "panel.no-client.text": "Put this component inside a <rollcall-provider> that has a server.",
  "panel.pending": "Loading",
  "panel.refused": "Not available to you",
  "panel.refused.text": "You don’t have access to this.",
  "panel.failed": "Couldn’t load this",
  "panel.retry": "Try again",
  "panel.reload": "Reload the page",
  "panel.reconnecting": "Reconnecting. Changes will appear once you’re back online.",
  "panel.outdated": "This page is out of date.",
  "panel.just-now": "just now",
  "panel.cancel": "Cancel",
} as const;
