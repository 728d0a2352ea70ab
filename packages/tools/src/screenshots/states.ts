import type { Page } from "playwright-core";
import { followInvitation, openLetter } from "./mail.ts";
import { createLink, listLinks, openLinkForm } from "./calendar-link-steps.ts";
import { importStates, linkedStates, linkStates } from "./link-states.ts";
import type { PageState } from "./page-state.ts";
import { peopleStates } from "./people-states.ts";
import { portalStates } from "./portal-states.ts";
import { proofStates } from "./proof-states.ts";
import { shiftStates } from "./shift-states.ts";

const crew = "/schedules/north-quay";
/** A schedule whose history fits on the first page. */
const smallCrew = "/schedules/night-watch";
const members = { persona: "admin", path: `${crew}/members`, tag: "member-list" };
const landing = { path: "/invitation", tag: "invitation-landing" };

/** The states of all elements. States that change data come last. */
export const states: readonly PageState[] = [
  { ...members, name: "member-list", shows: "Amara Okafor" },
  { ...members, name: "member-list-bounced", shows: "Send again", act: askWhyBounced },
  { ...members, name: "member-list-menu", shows: "Copy invitation link", act: openMenu },
  {
    ...members,
    name: "member-list-suggestions",
    persona: "harbour-master",
    shows: "Olivia Brandt",
    act: suggest,
  },
  { ...members, name: "member-list-selection", shows: "1 selected", act: selectOne },
  { ...members, name: "member-list-refused", persona: "outsider", shows: "Not available to you" },
  { ...members, name: "member-list-failed", shows: "Couldn’t load this", prepare: failToList },
  { name: "schedule-list", persona: "admin", path: "/schedules", tag: "schedule-list", shows: "North quay" },
  {
    name: "schedule-readiness",
    persona: "admin",
    path: `${crew}/readiness`,
    tag: "schedule-readiness",
    shows: "Account",
  },
  {
    name: "member-history",
    persona: "admin",
    path: `${smallCrew}/history`,
    tag: "member-history",
    shows: /Change \d+/,
  },
  {
    name: "member-history-folded",
    persona: "admin",
    path: `${crew}/history`,
    tag: "member-history",
    shows: /Change \d+|\d+ changes/,
  },
  {
    name: "member-history-undo",
    persona: "admin",
    path: `${smallCrew}/history`,
    tag: "member-history",
    shows: "Undo this change?",
    act: askToUndo,
  },
  {
    name: "member-history-past",
    persona: "viewer",
    path: `${smallCrew}/history`,
    tag: "member-history",
    shows: "Names are shown as they are today",
    act: showPast,
  },
  {
    name: "schedule-settings",
    persona: "admin",
    path: `${crew}/settings`,
    tag: "schedule-settings",
    shows: "Time zone",
  },
  {
    name: "schedule-settings-viewer",
    persona: "viewer",
    path: `${smallCrew}/settings`,
    tag: "schedule-settings",
    shows: "Time zone",
  },
  {
    name: "schedule-settings-delete",
    persona: "harbour-master",
    path: `${crew}/settings`,
    tag: "schedule-settings",
    shows: "Cancel",
    act: askToDelete,
  },
  {
    name: "organization-settings",
    persona: "harbour-master",
    path: "/organization",
    tag: "organization-settings",
    shows: "Manage Schedules",
  },
  {
    name: "permission-matrix",
    persona: "admin",
    path: "/permissions",
    tag: "permission-matrix",
    shows: "Change a role",
    act: openMembersGroup,
  },
  {
    ...landing,
    name: "invitation-landing",
    shows: "Create an account",
    prepare: (page) => followInvitation(page, "Sunniva Aas"),
  },
  {
    ...landing,
    name: "invitation-landing-answer",
    persona: "hu-1110",
    shows: "Accept",
    prepare: (page) => followInvitation(page, "José"),
  },
  {
    ...landing,
    name: "invitation-landing-other",
    persona: "viewer",
    shows: "This invitation is for someone else",
    prepare: (page) => followInvitation(page, "José"),
  },
  { ...landing, name: "invitation-landing-dead", shows: "This link doesn’t work" },
  { name: "calendar-connection", persona: "member", path: "/me", tag: "calendar-connection", shows: "Connected" },
  { name: "calendar-connection-none", persona: "admin", path: "/me", tag: "calendar-connection", shows: "None yet" },
  {
    name: "my-availability",
    persona: "member",
    path: "/me",
    tag: "my-availability",
    shows: "1 day selected",
    act: blockDays,
  },
  {
    name: "time-off-requests",
    persona: "harbour-master",
    path: "/planner/time-off",
    tag: "time-off-requests",
    shows: "Jonas Lindqvist",
  },
  { name: "my-skills-none", persona: "member", path: "/me", tag: "my-skills", shows: "No skills yet" },
  { name: "calendar-links-none", persona: "member", path: "/me", tag: "calendar-links", shows: "No calendar links" },
  {
    name: "calendar-links-address",
    persona: "member",
    path: "/me",
    tag: "calendar-links",
    shows: "Or scan it",
    act: createLink,
  },
  {
    name: "calendar-links-form",
    persona: "member",
    path: "/me",
    tag: "calendar-links",
    shows: "Create link",
    act: openLinkForm,
  },
  {
    name: "calendar-links",
    persona: "member",
    path: "/me",
    tag: "calendar-links",
    shows: "Not read by an app yet",
    act: listLinks,
  },
  { name: "my-notifications", persona: "admin", path: "/me", tag: "my-notifications", shows: "Planning" },
  ...proofStates,
  ...shiftStates,
  ...linkStates,
  ...importStates,
  ...peopleStates,
  ...portalStates,
  { name: "host-mailbox", persona: "admin", path: "/mailbox", tag: "mailbox-list", shows: "Sunniva Aas" },
  {
    name: "host-mail",
    persona: "admin",
    path: "/mailbox",
    tag: "main",
    shows: "Text part",
    act: (page) => openLetter(page),
  },
  {
    name: "host-mail-password",
    persona: "admin",
    path: "/mailbox",
    tag: "main",
    shows: "Text part",
    act: (page) => openLetter(page, "Hana"),
  },
  ...linkedStates,
  {
    ...members,
    name: "member-list-empty",
    path: "/schedules/night-watch/members",
    shows: "Just you so far",
    prepare: removeOtherMembers,
  },
];

/** Responds as a proxy would without Rollcall behind it. */
async function failToList(page: Page): Promise<void> {
  await page.route("**/rollcall/members.list*", (route) => route.fulfill({ status: 500, body: "" }));
}

/** Opens the details of a bounced invitation. */
async function askWhyBounced(page: Page): Promise<void> {
  await page.locator("member-list").getByRole("button", { name: "Bounced" }).first().click();
}

/** Opens the menu of the first member with an invitation. */
async function openMenu(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Actions for José" }).click();
}

/** Types the beginning of a name into the add box. */
async function suggest(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Add people" }).click();
  await page.keyboard.type("oli");
}

/** Starts a selection, and selects a member. */
async function selectOne(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Select", exact: true }).click();
  await page.getByRole("checkbox", { name: "Select Jonas Lindqvist" }).click();
}

/** Opens the dialog to undo the newest change. */
async function askToUndo(page: Page): Promise<void> {
  await page
    .getByRole("button", { name: /^Undo change/ })
    .first()
    .click();
}

/** Opens the list as of the newest change. */
async function showPast(page: Page): Promise<void> {
  await page
    .getByRole("button", { name: /^Show members after change/ })
    .first()
    .click();
}

/** Opens the dialog to delete the schedule. */
async function askToDelete(page: Page): Promise<void> {
  await page
    .locator("schedule-settings")
    .getByRole("button", { name: /^Delete/ })
    .first()
    .click();
}

/** Removes all other members in the list. */
async function removeOtherMembers(page: Page): Promise<void> {
  await page.goto("/schedules/night-watch/members");
  await page.locator("member-list").getByText("Amara Okafor").first().waitFor();
  const bins = page.getByRole("button", { name: /^Remove / });
  for (let left = await bins.count(); left > 0; left--) {
    const done = page.waitForResponse("**/rollcall/members.remove");
    await bins.first().click();
    await page.getByRole("dialog").getByRole("button", { name: "Remove", exact: true }).click();
    await done;
  }
}

async function openMembersGroup(page: Page): Promise<void> {
  await page
    .locator("permission-matrix")
    .getByRole("button", { name: /^Members/ })
    .click();
}

/** Blocks two days of next month and requests time off, unless already done, and selects a day. */
async function blockDays(page: Page): Promise<void> {
  const own = page.locator("my-availability");
  const select = (day: number): Promise<void> => own.locator(`td:not(.outside)[data-date$="-${day}"]`).click();
  await own.locator("[part=next-month]").click();
  const isDone = await own.getByText("Waiting for a decision").isVisible();
  if (isDone) return select(27);
  for (const day of [15, 16]) await select(day);
  await own.locator("[part=block]").click();
  await own.locator("dialog[open] [part=confirm]").click();
  await own.locator("[part=toast]").waitFor();
  for (const day of [22, 23]) await select(day);
  await own.locator("[part=request-days]").click();
  await own.locator("dialog[open] [part=confirm]").click();
  await own.getByText("Waiting for a decision").waitFor();
  await select(27);
}
