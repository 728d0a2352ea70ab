/** Pixels between a popover and what it belongs to, and to the edge of the page. */
const gap = 6;

/**
 * Shows a popover under its anchor, or above where there is no room; one that shows is placed anew. The position is set through the object model, which
 * a strict content security policy allows.
 */
export function showAt(popover: HTMLElement, anchor: Element): void {
  if (!popover.matches(":popover-open")) popover.showPopover();
  const { width, height } = popover.getBoundingClientRect();
  const at = anchor.getBoundingClientRect();
  const endAligned = at.left + at.width / 2 > innerWidth / 2;
  const left = endAligned ? at.right - width : at.left;
  const below = at.bottom + gap;
  const top = below + height > innerHeight - gap ? at.top - height - gap : below;
  popover.style.setProperty("left", `${Math.max(gap, Math.min(left, innerWidth - width - gap))}px`);
  popover.style.setProperty("top", `${Math.max(gap, top)}px`);
}
