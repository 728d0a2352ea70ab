import { expect } from "chai";
import { hasAnchorMoved, positionPopover } from "./position-popover.ts";

/** A page that scrolls, with a popover in a shadow tree, opened from a button. */
function openPopover(container: "main" | "dialog") {
  const host = document.body.appendChild(document.createElement("div"));
  host.style.setProperty("height", "5000px");
  const root = host.attachShadow({ mode: "open" });
  const parent = root.appendChild(document.createElement(container));
  const anchor = parent.appendChild(document.createElement("button"));
  const popover = root.appendChild(document.createElement("div"));
  popover.popover = "manual";
  popover.style.setProperty("margin", "0");
  popover.textContent = "Why";
  if (parent instanceof HTMLDialogElement) parent.showModal();
  positionPopover(popover, anchor);
  const distance = (): number => popover.getBoundingClientRect().top - anchor.getBoundingClientRect().top;
  return { popover, distance };
}

describe("a popover", () => {
  for (const container of ["main", "dialog"] as const) {
    it(`stays next to its control in a ${container} when the page scrolls [X1]`, () => {
      scrollTo(0, 0);
      const { popover, distance } = openPopover(container);
      const before = distance();
      scrollTo(0, 100);
      expect(scrollY).to.equal(100);
      expect(distance()).to.be.closeTo(before, 0.5);
      if (container === "main") expect(hasAnchorMoved(popover)).to.equal(false);
      scrollTo(0, 0);
      document.body.replaceChildren();
    });
  }
});
