/** The English words of every panel: what stands in place of its content, and what is said of saving. */
export const panelWords = {
  "panel.no-client": "Not connected",
  "panel.no-client.text": "This stands outside a provider that knows its server.",
  "panel.pending": "Loading",
  "panel.refused": "Not available to you",
  "panel.refused.text": "Your part in this organization does not include it.",
  "panel.failed": "This could not be loaded",
  "panel.retry": "Try again",
  "panel.reload": "Reload the page",
  "panel.reconnecting": "Reconnecting. Changes by others show then.",
  "panel.outdated": "This page is out of date.",
  "panel.cancel": "Cancel",
} as const;
