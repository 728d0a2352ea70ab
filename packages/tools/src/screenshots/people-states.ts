import type { Page } from "playwright-core";
import type { PageState } from "./page-state.ts";

const planner = { persona: "admin", path: "/planner/users", tag: "planner-users" };
/** Opens the page of a person by name. */
const accountOf = (name: string) => ({ persona: "admin", path: `/settings/users?search=${name}`, tag: "main" });

/** The pages about people for schedulers. */
export const peopleStates: readonly PageState[] = [
  { ...planner, name: "planner-users", shows: "Amara Okafor" },
  { ...planner, name: "planner-users-external", shows: "Yusuf Demir", act: showExternal },
  { ...planner, name: "planner-users-directory", shows: "Add from your directory", act: openDirectory },
  { ...planner, name: "planner-users-refused", persona: "viewer", shows: "Not available to you" },
  { ...accountOf("farid"), name: "planner-user", shows: "Emergency contact", act: openProfile },
  { ...accountOf("farid"), name: "planner-user-access", shows: "Portal account", act: openAccess },
  { ...accountOf("leif"), name: "planner-user-locked", shows: "Unlock", act: lockSignIn },
  { ...accountOf("leif"), name: "planner-user-replace", shows: "Send password", act: replacePassword },
  { ...accountOf("farid"), name: "planner-user-schedules", shows: "Upcoming shifts", act: openSchedules },
  { ...accountOf("farid"), name: "planner-user-history", shows: "Newest first", act: openHistory },
  {
    ...accountOf("farid"),
    name: "planner-user-address",
    shows: "Change Farid’s email address",
    act: changeAddress,
  },
  { ...accountOf("chiara"), name: "person-settings", shows: "External Portal Access", act: openAccount },
  { ...accountOf("chiara"), name: "person-settings-edit", shows: "Save Changes", act: editAccount },
];

async function showExternal(page: Page): Promise<void> {
  await page.getByLabel("Affiliation").selectOption("external");
}

async function openDirectory(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Add from your directory" }).click();
  await page.getByRole("searchbox", { name: "Name or email", exact: true }).fill("tanaka");
  await page.getByRole("button", { name: "Add Anders Tanaka-Berg" }).waitFor();
}

async function openAccount(page: Page): Promise<void> {
  await page.getByRole("main").getByRole("listitem").getByRole("link").first().click();
  await page.locator("person-settings").getByRole("heading").first().waitFor();
}

async function editAccount(page: Page): Promise<void> {
  await openAccount(page);
  await page.getByRole("button", { name: "Edit", exact: true }).click();
}

/** Goes from a person's account to their profile, which has the same id. */
async function openProfile(page: Page): Promise<void> {
  await openAccount(page);
  await page.goto(page.url().replace("/settings/", "/planner/"));
  await page.locator("planner-user").getByRole("heading").first().waitFor();
}

async function openAccess(page: Page): Promise<void> {
  await openProfile(page);
  await page.getByRole("tab", { name: "Access" }).click();
}

let isLocked = false;

/** Enters ten wrong passwords for a person, as a stranger would. Only once, because each source has few attempts. */
async function lockSignIn(page: Page): Promise<void> {
  if (!isLocked) await guessPasswords(page);
  isLocked = true;
  await openAccess(page);
}

async function guessPasswords(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const guess = {
      organizationId: "harbour-operations",
      email: "leif.aronsen@tugworks.example",
      password: "wrong password",
    };
    const asked = { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(guess) };
    for (let i = 0; i < 10; i++) await fetch("/rollcall/access.signIn", asked);
  });
}

async function replacePassword(page: Page): Promise<void> {
  await lockSignIn(page);
  await page.getByRole("button", { name: "Send new password" }).click();
}

async function openSchedules(page: Page): Promise<void> {
  await openProfile(page);
  await page.getByRole("tab", { name: "Schedules and shifts" }).click();
}

async function openHistory(page: Page): Promise<void> {
  await openProfile(page);
  await page.getByRole("tab", { name: "History" }).click();
}

async function changeAddress(page: Page): Promise<void> {
  await openAccess(page);
  await page.getByRole("button", { name: "Change address" }).click();
}
