/**
 * Selects in which keys have moved past values that aren't saved, and whether keys were used last. Once a pointer is used, `change` is a
 * choice from the options.
 */
const passing = new WeakMap<EventTarget, boolean>();

/**
 * Whether an event of a select settles its choice, so that it is saved. Ask for each `change`, `keydown`, `mousedown`, `click` and
 * `blur`. Browsers fire `change` for each value that letters or arrow keys pass. Such values wait for Enter, or until the focus
 * leaves.
 */
export function isSettled(event: Event): boolean {
  const { type, target: select } = event;
  if (!select) return false;
  const byKeys = passing.get(select);
  if (type === "keydown" && (event as KeyboardEvent).key !== "Enter") passing.set(select, true);
  else if (type === "mousedown") {
    if (byKeys) passing.set(select, false);
  } else if (type === "change" ? !byKeys : type !== "click" || byKeys)
    return passing.delete(select) || type === "change";
  return false;
}
