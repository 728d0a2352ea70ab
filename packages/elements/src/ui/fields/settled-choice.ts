/** The select in which a key was pressed last, so that `change` is no choice yet. */
let typedIn: EventTarget | null = null;
/** Whether keys have chosen a value that isn't saved. Only the select that has the focus can have one. */
let isUnsaved = false;

/**
 * Whether an event of a select settles its choice, so that it is saved. Ask for each `change`, `keydown`, `mousedown`, `click` and
 * `blur`. Browsers fire `change` for each value that letters or arrow keys pass. Such values wait for Enter, or until the focus
 * leaves.
 */
export function isSettled(event: Event): boolean {
  const { type, target } = event;
  const isEnter = (event as KeyboardEvent).key === "Enter";
  if (isEnter || type === "mousedown") typedIn = null;
  else if (type === "keydown") typedIn = target;
  const isTyped = typedIn === target;
  if (type === "change") {
    isUnsaved = isTyped;
    return !isTyped;
  }
  // A click comes from the options if keys have opened them.
  if (!isEnter && type !== "blur" && !(isTyped && type === "click")) return false;
  const wasUnsaved = isUnsaved;
  isUnsaved = false;
  return wasUnsaved;
}
