import { Keyboard } from "./keyboard.fixture.ts";
import { rowOf, type Walk } from "./walk.fixture.ts";

/** Creates a schedule owned by the admin, without invitations. */
export async function newSchedule(walk: Walk, name: string, autoSend: boolean) {
  const { schedules } = walk.client("admin");
  const { schedule } = await schedules.create({ name });
  await schedules.setAutoSend({ scheduleId: schedule.id, autoSend });
  const admin = await Keyboard.at(walk, `/schedules/${schedule.id}/members`, "admin");
  return { admin, scheduleId: schedule.id };
}

/** Adds people with the field below the list, each with Enter. */
export async function addPeople(admin: Keyboard, names: readonly string[]): Promise<void> {
  for (const name of names) {
    await admin.type(admin.page.getByLabel("Add people"), `${name} <${addressOf(name)}>`);
    await admin.page.keyboard.press("Enter");
    await rowOf(admin.page, addressOf(name)).waitFor();
  }
}

/** The address of a person without an account. */
export const addressOf = (name: string): string => `${name.toLowerCase().replace(" ", ".")}@dock.example`;

/** Waits until a person's row shows a status. */
export const waitForStatus = (admin: Keyboard, name: string, word: string): Promise<void> =>
  rowOf(admin.page, addressOf(name)).getByRole("button", { name: word, exact: true }).waitFor();

/** Opens the newest email to a person in the Mailbox. */
export async function openLetter(reader: Keyboard, name: string): Promise<void> {
  await reader.press(reader.page.getByRole("main").getByRole("link").filter({ hasText: name }).first());
  await reader.page.getByRole("heading", { name: "Text part" }).waitFor();
}

/** Returns the link in the newest email to a person as a path of the host, and goes back to the Mailbox. */
export async function linkTo(walk: Walk, reader: Keyboard, name: string): Promise<string> {
  await openLetter(reader, name);
  const link = reader.page.locator(".plain a");
  const url = (await link.getAttribute("href")) ?? "";
  await reader.follow("Mailbox", /\/mailbox$/);
  return url.replace(walk.app.url, "");
}

/** Signs up from an invitation and returns to it. */
export async function signUp(guest: Keyboard, name: string, email = addressOf(name)): Promise<void> {
  const { page } = guest;
  await guest.press(page.getByRole("link", { name: "Create an account" }));
  await page.getByRole("heading", { level: 1, name: "Create an account" }).waitFor();
  await guest.type(page.getByRole("textbox", { name: "Name" }), name);
  await guest.type(page.getByRole("textbox", { name: "Email address" }), email);
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/invitation$/);
}

/** Connects one of the sample calendars. */
export async function connectCalendar(guest: Keyboard, walk: Walk): Promise<void> {
  const { page } = guest;
  const settings = await walk.window("/me", "viewer");
  const address = await settings.locator(".samples code").nth(1).innerText();
  await settings.close();
  await guest.type(page.getByRole("textbox", { name: "Calendar address" }), address);
  await page.keyboard.press("Enter");
  await page.getByText("Your next busy times").waitFor();
}
