import type { Browser, Page } from "playwright-core";

/** The result of a walk through an example. */
export interface FrameworkWalk {
  /** Milliseconds until a change appeared in another window, through the event stream. */
  readonly liveAfter: number;
  /** Console errors and uncaught errors. */
  readonly complaints: readonly string[];
}

const name = "Night Watch";
const address = "noor@example.org";

/**
 * Walks through an example as its users do: opens it signed out, signs in, creates a schedule, adds a member in one window
 * and waits until the member shows in another one.
 */
export async function driveFramework(browser: Browser, url: string): Promise<FrameworkWalk> {
  const complaints: string[] = [];
  const open = async (path: string): Promise<Page> => {
    const context = await browser.newContext({ locale: "en-GB", reducedMotion: "reduce" });
    const page = await context.newPage();
    page.on("pageerror", ({ message }) => complaints.push(message));
    page.on("console", (message) => {
      if (message.type() === "error") complaints.push(`${message.text()} ${message.location().url}`);
    });
    await page.goto(url + path);
    return page;
  };
  const part = (page: Page, tag: string, of: string) => page.locator(tag).locator(`[part~="${of}"]`);

  const visitor = await open("/");
  await part(visitor, "schedule-list", "state-page").waitFor();
  const writer = await open("/sign-in/amara");
  await part(writer, "schedule-list", "create").click();
  await writer.locator('schedule-list input[name="name"]').fill(name);
  await part(writer, "schedule-list", "confirm").click();
  await part(writer, "member-list", "row").first().waitFor();
  const reader = await open("/sign-in/amara");
  await part(reader, "schedule-list", "schedule").click();
  await part(reader, "member-list", "row").first().waitFor();
  await part(writer, "member-list", "add").fill(address);
  await part(writer, "member-list", "add-button").click();
  await part(writer, "member-list", "row").nth(1).waitFor();
  const added = performance.now();
  await reader.locator("member-list").getByText(address).first().waitFor();
  const liveAfter = performance.now() - added;
  for (const page of [visitor, writer, reader]) await page.context().close();
  return { liveAfter, complaints };
}
