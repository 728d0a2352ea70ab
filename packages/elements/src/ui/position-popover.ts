/** Pixels between a popover and its anchor, and to the edge of the window. */
const gap = 6;

/**
 * Shows a popover below its anchor, or above if there is no room; one that is open is positioned again. The position is
 * set through the object model, which a strict content security policy allows.
 */
export function positionPopover(popover: HTMLElement, anchor: Element): void {
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
