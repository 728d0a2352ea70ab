import type { Page } from "playwright-core";

/** Scrolls an element below the page header once its content is there, and keeps it there while panels above load. */
export const scrollTo =
  (tag: string, content = "[role=listitem], li") =>
  async (page: Page): Promise<void> => {
    const panel = page.locator(tag);
    await panel.locator(content).first().waitFor();
    await panel.evaluate(async (element: HTMLElement) => {
      element.style.scrollMarginTop = "72px";
      for (let frame = 0; frame < 60; frame++) {
        element.scrollIntoView();
        await new Promise(requestAnimationFrame);
      }
    });
  };
