/** Selects in which keys have moved past values since the last choice. */
const passing = new WeakSet<EventTarget>();

/**
 * Whether an event of a select settles its choice, so that it is saved. Ask for each `change`, `keydown`, `mousedown`, `click` and
 * `blur`. Browsers fire `change` for each value that letters or arrow keys pass. Such values wait for Enter, or until the focus
 * leaves.
 */
export function isSettled(event: Event): boolean {
  const { type, target: select } = event;
  if (!select) return false;
  if (type === "change") return !passing.has(select);
  if (type !== "keydown" || (event as KeyboardEvent).key === "Enter")
    return passing.delete(select) && type !== "mousedown";
  passing.add(select);
  return false;
}
