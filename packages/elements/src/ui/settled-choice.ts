/** Selects in which a key was pressed last, so that `change` is no choice yet. */
const byKeys = new WeakSet<EventTarget>();
/** Selects with a value that keys have chosen and that isn't saved. */
const unsaved = new WeakSet<EventTarget>();

/**
 * Whether an event of a select settles its choice, so that it is saved. Ask for each `change`, `keydown`, `mousedown`, `click` and
 * `blur`. Browsers fire `change` for each value that letters or arrow keys pass. Such values wait for Enter, or until the focus
 * leaves.
 */
export function isSettled(event: Event): boolean {
  const { type, target: select } = event;
  if (!select) return false;
  const isEnter = (event as KeyboardEvent).key === "Enter";
  if (isEnter || type === "mousedown") byKeys.delete(select);
  else if (type === "keydown") byKeys.add(select);
  const isByKeys = byKeys.has(select);
  if (type === "change" && isByKeys) unsaved.add(select);
  // A click comes from the options if keys have opened them.
  else if (isEnter || type === "change" || type === "blur" || (type === "click" && isByKeys))
    return unsaved.delete(select) || type === "change";
  return false;
}
