import { Keyboard, type Sight } from "./keyboard.fixture.ts";
import { openLetter } from "./invited.fixture.ts";
import type { PersonaId, Walk } from "./walk.fixture.ts";

/** A strong password. */
export const ownPassword = "four winds and a lighthouse";

/** An external person. */
export interface Outsider {
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
}

/** The full name. */
export const nameOf = ({ firstName, lastName }: Outsider): string => `${firstName} ${lastName}`;

/** A scheduler on the Planner Users page. */
export async function plannerAt(walk: Walk, persona: PersonaId = "admin"): Promise<Keyboard> {
  const planner = await Keyboard.at(walk, "/", persona);
  await planner.follow("Planner Users", /\/planner\/users$/);
  return planner;
}

/** Fills in the form and submits it with Enter. */
export async function createUser(planner: Keyboard, outsider: Outsider): Promise<void> {
  const form = planner.page.getByRole("form", { name: "Add external planner user" });
  await planner.type(form.getByLabel("First name"), outsider.firstName);
  await planner.type(form.getByLabel("Last name"), outsider.lastName);
  await planner.type(form.getByLabel("Email address"), outsider.email);
  await planner.press(form.getByRole("button", { name: "Create user" }));
  await planner.page
    .getByText(`${nameOf(outsider)} was created and is on hold.`)
    .first()
    .waitFor();
}

/** The row of a person in Planner Users. */
export const userRow = ({ page }: Keyboard, name: string) => page.getByRole("row").filter({ hasText: name });

/** Waits until a person has this status in Planner Users. */
export const waitForStatus = (planner: Keyboard, name: string, status: string): Promise<void> =>
  userRow(planner, name).getByText(status, { exact: true }).waitFor();

/** Activates the button in a person's row: Tab to the table, then arrow keys. */
export async function inviteInRow(planner: Keyboard, name: string, button: string): Promise<void> {
  const { page } = planner;
  await planner.to(page.locator("planner-users [data-cell][tabindex='0']"));
  await page.keyboard.press("Control+Home");
  await planner.to(userRow(planner, name).getByRole("link"), "ArrowDown");
  await planner.press(userRow(planner, name).getByRole("button", { name: button }), "Enter", "ArrowRight");
}

/** Reads the newest email to a person: the portal's path on the host, and a password. */
export async function readLetter(walk: Walk, mailbox: Keyboard, name: string) {
  await openLetter(mailbox, name);
  const { page } = mailbox;
  const text = await page.locator(".plain").innerText();
  const [password = ""] = /\b(?:[2-9a-km-z]{4}-){4}[2-9a-km-z]{4}\b/.exec(text) ?? [];
  const link = (await page.locator(".plain a").first().getAttribute("href")) ?? "";
  return { password, path: link.replace(walk.app.url, "") };
}

/** Opens the portal in a private window and signs in. */
export async function signIn(
  walk: Walk,
  path: string,
  { email, password }: { readonly email: string; readonly password: string },
  sight: Sight = {},
): Promise<Keyboard> {
  const worker = await Keyboard.at(walk, path, undefined, sight);
  const { page } = worker;
  await page.getByRole("heading", { name: "Sign in" }).waitFor();
  await worker.look();
  await worker.type(page.getByRole("textbox", { name: "Email address" }), email);
  await worker.type(page.getByLabel("Password", { exact: true }), password);
  await page.keyboard.press("Enter");
  return worker;
}

/** Opens a person's account from Settings → Users, and its form with Edit. */
export async function editAccount(planner: Keyboard, name: string): Promise<void> {
  const { page } = planner;
  await planner.follow("Users", /\/settings\/users$/);
  await planner.follow(name, /\/settings\/users\/[\w-]+$/);
  await planner.press(page.getByRole("button", { name: "Edit", exact: true }));
}

/** Saves the settings. */
export async function saveAccess(planner: Keyboard, message: RegExp): Promise<void> {
  const { page } = planner;
  await planner.press(page.getByRole("button", { name: "Save Changes" }));
  await page.getByText(message).last().waitFor();
}

/** The switch in a given state. */
export const portalSwitch = ({ page }: Keyboard, checked: boolean) =>
  page.getByRole("switch", { name: "External Portal Access", checked });
