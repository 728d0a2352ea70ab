import type { Page } from "playwright-core";

/** A state of the member list inside the host example. */
export interface ListState {
  /** How the names of its pictures begin. */
  readonly name: string;
  /** Who looks. */
  readonly persona: string;
  /** The schedule of the example whose members are shown. */
  readonly schedule: string;
  /** What stands in the list once the state is reached. */
  readonly shows: string;
  /** Brings the state about, before the page opens. */
  readonly prepare?: (page: Page) => Promise<void>;
}

/** The list as people meet it: ready, with nobody else on it, failed, and refused. */
export const states: readonly ListState[] = [
  { name: "member-list", persona: "admin", schedule: "north-quay", shows: "Amara Okafor" },
  {
    name: "member-list-refused",
    persona: "outsider",
    schedule: "north-quay",
    shows: "Not available to you",
  },
  {
    name: "member-list-failed",
    persona: "admin",
    schedule: "north-quay",
    shows: "The members could not be loaded",
    prepare: failToList,
  },
  {
    name: "member-list-empty",
    persona: "admin",
    schedule: "night-watch",
    shows: "Only you so far",
    prepare: removeEverybodyElse,
  },
];

/** Something that is no Rollcall answers, as when only a proxy is left. */
async function failToList(page: Page): Promise<void> {
  await page.route("**/rollcall/members.list*", (route) => route.fulfill({ status: 500, body: "" }));
}

/** Leaves the admin alone on the schedule, by the list's own bins. */
async function removeEverybodyElse(page: Page): Promise<void> {
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
