/** Whether a click asks the browser for another tab or window: then it is the browser's alone. */
export const isElsewhere = (event: Event | undefined): boolean =>
  event instanceof MouseEvent &&
  (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
