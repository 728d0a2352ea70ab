import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { demoPassword, demoWorker, leavingWorker, pausedWorker } from "../seed/external-people.ts";
import type { Keyboard } from "./keyboard.fixture.ts";
import { ownPassword, signIn } from "./portal.fixture.ts";
import { answered, Walk } from "./walk.fixture.ts";

const portal = "/portal?organization=harbour-operations";
const small = { colorScheme: "dark", width: 360 } as const;

/** The cards in order, and their sections. */
const cards = [
  ["My Shifts", "shifts"],
  ["After-Shift Reports", "reports"],
  ["Configure Notifications", "notifications"],
  ["Calendar Links", "calendars"],
  ["My Availability", "availability"],
  ["My Profile", "profile"],
  ["My Skills", "skills"],
  ["My Certifications", "certifications"],
  ["My Working Hours", "hours"],
  ["Change Password", "password"],
] as const;

suite("the sections of the worker portal, by keyboard alone", () => {
  const walk = Walk.ofSuite();

  const farid = async (sight?: typeof small): Promise<Keyboard> => {
    const worker = await signIn(walk, portal, { email: demoWorker.email, password: demoPassword }, sight);
    await worker.page.getByRole("heading", { name: /, Farid$/ }).waitFor();
    return worker;
  };

  const card = ({ page }: Keyboard, label: string) =>
    page
      .getByRole("navigation", { name: "Sections of the portal" })
      .getByRole("link", { name: new RegExp(`^${label}`) });

  test("shows the cards in order; each opens its section, and the back button returns, in dark mode at 360 pixels [A44, A45, A46]", async () => {
    const worker = await farid(small);
    const { page } = worker;
    await worker.look();
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 360);
    const labels = await page.locator("[part~=card-label]").allInnerTexts();
    assert.deepEqual(
      labels,
      cards.map(([label]) => label),
    );
    for (const [label, section] of cards) {
      await worker.press(card(worker, label));
      await page.waitForURL(`${walk.app.url}/portal/${section}?organization=harbour-operations`);
      await page.getByRole("heading", { level: 2, name: label }).waitFor();
      await page.locator("[part~=section] [aria-busy]").first().waitFor({ state: "detached" });
      await worker.look();
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 360, label);
      await page.goBack();
      await page.getByRole("heading", { name: /, Farid$/ }).waitFor();
    }
    await page.goForward();
    await page.getByRole("heading", { level: 2, name: "Change Password" }).waitFor();
  });

  test("opens a section from a deep link, even after a reload, with the worker's own shifts [A42, A63]", async () => {
    const worker = await farid();
    const { page } = worker;
    await page.goto(`${walk.app.url}/portal/shifts?organization=harbour-operations`);
    await page.getByRole("heading", { level: 2, name: "My Shifts" }).waitFor();
    await page.getByText("North Quay Cranes").first().waitFor();
    await page.reload();
    await page.getByText("North Quay Cranes").first().waitFor();
    await worker.press(page.getByRole("link", { name: "Back to the dashboard" }));
    await page.waitForURL(`${walk.app.url}${portal}`);
    await page.getByRole("heading", { name: /, Farid$/ }).waitFor();
  });

  test("shows a change by the scheduler in My Profile, and restores the previous value [A52, A67, X12]", async () => {
    const worker = await farid();
    const { page } = worker;
    await worker.press(card(worker, "My Profile"));
    await page.getByRole("heading", { name: "Your scheduler changed 2 fields" }).waitFor();
    await page.getByText("Changed from “+31 6 5550 0142” to “+31 6 5550 0199”.").waitFor();
    await worker.look();
    const restored = answered(page, "portal.restoreField");
    await worker.press(page.getByRole("button", { name: "Restore Mobile" }));
    await restored;
    await page.getByText("to “+31 6 5550 0199”.").waitFor({ state: "detached" });
    await worker.look();
    const { people, profiles } = walk.client("admin");
    const { rows } = await people.list({ search: demoWorker.lastName });
    const { profile } = await profiles.get({ personId: rows[0]?.id ?? "" });
    const mobile = profile.groups.flatMap(({ fields }) => fields).find(({ name }) => name === "mobile");
    assert.equal(mobile?.value, "+31 6 5550 0142");
  });

  test("shows a paused worker only the pause page [A31, A32, Q35]", async () => {
    const worker = await signIn(walk, portal, { email: pausedWorker.email, password: demoPassword });
    const { page } = worker;
    await page.getByRole("heading", { name: "Your portal is paused" }).waitFor();
    await page.getByText("Parental leave.").waitFor();
    await worker.look();
    await page.goto(`${walk.app.url}/portal/profile?organization=harbour-operations`);
    await page.getByRole("heading", { name: "Your portal is paused" }).waitFor();
    await worker.press(page.getByRole("button", { name: "Sign out" }));
    await page.getByRole("heading", { name: "Sign in" }).waitFor();
    await page.getByText("You’ve signed out.").waitFor();
    await worker.look();
  });

  test("keeps external workers out of the host's pages [A7, A8]", async () => {
    const worker = await farid();
    const { page } = worker;
    for (const path of ["/", "/planner/users", "/settings/users", "/schedules/north-quay/members"]) {
      await page.goto(walk.app.url + path);
      await page.waitForURL(/\/sign-in\?to=/);
    }
    await page.goto(walk.app.url + portal);
    await page.getByRole("heading", { name: /, Farid$/ }).waitFor();
  });

  test("changes the password, which ends all other sessions [A56, P32]", async () => {
    const leif = { email: leavingWorker.email, password: demoPassword };
    const elsewhere = await signIn(walk, portal, leif);
    await elsewhere.page.getByRole("heading", { name: /, Leif$/ }).waitFor();
    const worker = await signIn(walk, portal, leif);
    const { page } = worker;
    await worker.press(card(worker, "Change Password"));
    await worker.type(page.getByLabel("Current password"), demoPassword);
    await worker.type(page.getByLabel("New password"), ownPassword);
    await page.keyboard.press("Enter");
    await page.getByText("Your password was changed").waitFor();
    await worker.look();
    await elsewhere.page.reload();
    await elsewhere.page.getByRole("heading", { name: "Sign in" }).waitFor();
  });
});
