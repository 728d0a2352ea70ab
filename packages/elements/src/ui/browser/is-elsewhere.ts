/** Whether a click opens another tab or window, which the browser handles itself. */
export const isElsewhere = (event: Event | undefined): boolean =>
  event instanceof MouseEvent &&
  (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
