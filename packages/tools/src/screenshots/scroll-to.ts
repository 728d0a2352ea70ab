import type { Page } from "playwright-core";

/** Scrolls an element below the header of the page once its content is there, and while the panels above it load. */
export const scrollTo =
  (tag: string) =>
  async (page: Page): Promise<void> => {
    const panel = page.locator(tag);
    await panel.getByRole("listitem").first().waitFor();
    await panel.evaluate(async (element: HTMLElement) => {
      element.style.scrollMarginTop = "72px";
      for (let frame = 0; frame < 60; frame++) {
        element.scrollIntoView();
        await new Promise(requestAnimationFrame);
      }
    });
  };
