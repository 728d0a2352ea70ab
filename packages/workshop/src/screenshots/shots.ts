import type { Page } from "playwright-core";

/** One picture of the member list inside the host example. */
export interface Shot {
  /** The name of its file. */
  readonly name: string;
  readonly width: number;
  readonly height: number;
  readonly scheme: "light" | "dark";
  readonly persona: string;
  /** The schedule of the example whose members it shows. */
  readonly schedule: string;
  /** What stands on the page once it is ready to be taken. */
  readonly shows: string;
  /** Brings about what the picture is of, before the page loads. */
  readonly prepare?: (page: Page) => Promise<void>;
}

const wide = { width: 1280, height: 800, schedule: "night-watch", persona: "admin", shows: "Amara Okafor" } as const;
const narrow = { ...wide, width: 360, height: 780 } as const;
const state = { ...wide, height: 560, scheme: "light" } as const;

/** The list as people meet it: ready, alone, failed and refused, in light and dark, wide and narrow. */
export const shots: readonly Shot[] = [
  { ...wide, name: "list-light-1280", scheme: "light", schedule: "north-quay" },
  { ...wide, name: "list-dark-1280", scheme: "dark", schedule: "north-quay" },
  { ...wide, name: "list-one-admin-light-1280", scheme: "light" },
  { ...narrow, name: "list-light-360", scheme: "light" },
  { ...narrow, name: "list-dark-360", scheme: "dark" },
  { ...state, name: "list-refused", persona: "outsider", shows: "Not available to you" },
  { ...state, name: "list-failed", shows: "The members could not be loaded", prepare: failToList },
  { ...state, name: "list-empty", height: 800, shows: "Only you so far", prepare: removeEverybodyElse },
];

async function failToList(page: Page): Promise<void> {
  const body = JSON.stringify({ error: { code: "internal" } });
  await page.route("**/rollcall/members.list*", (route) =>
    route.fulfill({ status: 500, contentType: "application/json", body }),
  );
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
