/** Chromium draws the options itself here. Escape and a press outside then choose the one that keys have reached. */
const drawsOptions = /(X11|Windows).*Chrome/.test(navigator.userAgent);
/** Whether keys have been pressed in the select that has the focus, so that `change` is no choice yet. */
let isTyped = false;
/** Whether keys have chosen a value that isn't saved. */
let isUnsaved = false;

/**
 * Whether an event of a select settles its choice: Escape puts it back, others save it. Call this for each `change`, `keydown`, `keyup`,
 * `mousedown`, `click` and `blur`. Browsers fire `change` for each value that is passed with letters or arrow keys. Such values wait for
 * Enter, or until the focus leaves.
 */
export function isChoiceSettled(event: Event): boolean {
  const { type, key, isTrusted } = event as KeyboardEvent;
  if (type === "change") {
    // If an option was chosen, a click follows.
    isTyped ||= drawsOptions && isTrusted;
    isUnsaved = isTyped;
    return !isTyped;
  }
  // Only `keyup` shows that Escape has closed the options.
  const isEnd = key === "Enter" || key === "Escape" || type === "blur";
  // A click comes from the options if keys have opened them.
  const isDone = isUnsaved && (isEnd || (isTyped && type === "click"));
  if (isDone) isUnsaved = false;
  if (isEnd || type === "mousedown") isTyped = false;
  else if (type === "keydown") isTyped = true;
  return isDone;
}
