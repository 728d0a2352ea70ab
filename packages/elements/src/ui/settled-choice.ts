/** Selects in which keys have passed values since the last choice. */
const passing = new WeakSet<EventTarget>();

/**
 * Handles the events of a select that saves what is chosen: `change`, `keydown`, `mousedown` and `blur`. Browsers fire `change` for each value
 * that letters or arrow keys pass, so such values wait for Enter, or until the focus leaves.
 */
export function settledChoice(save: (value: string) => void): (event: Event) => void {
  return (event) => {
    const select = event.currentTarget as HTMLSelectElement;
    const isEnter = event instanceof KeyboardEvent && event.key === "Enter";
    if (event.type === "keydown" && !isEnter) passing.add(select);
    else if (event.type !== "change") {
      if (passing.delete(select) && event.type !== "mousedown") save(select.value);
    } else if (!passing.has(select)) save(select.value);
  };
}
