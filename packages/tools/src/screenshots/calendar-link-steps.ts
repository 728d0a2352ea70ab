import type { Page } from "playwright-core";

export async function openLinkForm(page: Page): Promise<void> {
  await page.locator("calendar-links [part=create]").click();
}

export async function createLink(page: Page): Promise<void> {
  await openLinkForm(page);
  await page.locator("calendar-links #name").fill("My phone");
  await page.locator("calendar-links [part=confirm]").click();
}

export async function listLinks(page: Page): Promise<void> {
  await createLink(page);
  await page.locator("calendar-links [part=done]").click();
}
