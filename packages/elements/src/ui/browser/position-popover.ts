/** Pixels between a popover and its anchor, and to the edge of the window. */
const gap = 6;

/** Where the anchors of popovers were on the page when these were positioned. */
const positions = new WeakMap<HTMLElement, { readonly anchor: Element; readonly left: number; readonly top: number }>();

/**
 * Shows a popover below its anchor, or above if there is no room. An open popover is repositioned. The position is
 * set through the object model, which a strict content security policy allows. It scrolls with the page, unless the anchor is in a
 * dialog. Tab moves from the anchor into the popover, and then to the
 * control after the anchor.
 */
export function positionPopover(popover: HTMLElement, anchor: HTMLElement): void {
  if (!popover.matches(":popover-open")) popover.showPopover({ source: anchor });
  const { width, height } = popover.getBoundingClientRect();
  const at = anchor.getBoundingClientRect();
  const endAligned = at.left + at.width / 2 > innerWidth / 2;
  const left = endAligned ? at.right - width : at.left;
  const below = at.bottom + gap;
  const top = below + height > innerHeight - gap ? at.top - height - gap : below;
  positions.set(popover, { anchor, left: at.left + scrollX, top: at.top + scrollY });
  const isFixed = anchor.closest("dialog") !== null;
  const [x, y] = isFixed ? [0, 0] : [scrollX, scrollY];
  popover.style.setProperty("position", isFixed ? "fixed" : "absolute");
  popover.style.setProperty("left", `${x + Math.max(gap, Math.min(left, innerWidth - width - gap))}px`);
  popover.style.setProperty("top", `${y + Math.max(gap, top)}px`);
}

/** Whether the anchor of a popover has moved on the page since it was positioned, for example by scrolling a list. */
export function hasAnchorMoved(popover: HTMLElement): boolean {
  const position = positions.get(popover);
  if (!position) return false;
  const { left, top } = position.anchor.getBoundingClientRect();
  return Math.abs(left + scrollX - position.left) > 1 || Math.abs(top + scrollY - position.top) > 1;
}
