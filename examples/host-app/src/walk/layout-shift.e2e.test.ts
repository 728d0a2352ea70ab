import assert from "node:assert/strict";
import { suite, test } from "node:test";
import type { Page } from "playwright-core";
import { type PersonaId, Walk } from "./walk.fixture.ts";

/** The highest sum of layout shifts of a page while it loads. */
const limit = 0.02;

/** Pages, each with text that appears once it has loaded. */
const pages: readonly (readonly [path: string, text: string | RegExp, persona?: PersonaId])[] = [
  ["/", "Night Watch, Pier 4"],
  ["/schedules", "Pilot Station and Tugs"],
  ["/schedules/north-quay/members", "Amara Okafor"],
  // A schedule with one admin, which has a notice.
  ["/schedules/night-watch/members", "Amara Okafor"],
  ["/schedules/north-quay/shifts", "Early"],
  // The watches begin tomorrow: on a Sunday, in the next week.
  ["/schedules/night-watch/board", /^(Early|No shifts|Amara Okafor)$/],
  ["/schedules/pilot-station/swaps", "Jonas Lindqvist"],
  ["/schedules/north-quay/readiness", /\d+ of \d+ ready/],
  ["/schedules/north-quay/history", /Change \d+|\d+ changes/],
  ["/schedules/north-quay/settings", "Time zone"],
  ["/schedules/north-quay/settings", "Time zone", "viewer"],
  ["/planner/users", "Amara Okafor"],
  ["/planner/users/:person", "Nickname"],
  ["/planner/external-dashboard", "My Shifts", "viewer"],
  ["/planner/reports", "Priya Raghunathan"],
  ["/planner/external-dashboard/notifications", "A shift is offered to you"],
  ["/planner/external-dashboard/calendars", "No calendar links"],
  ["/planner/external-dashboard/availability", "Monday"],
  ["/mailbox", "Rafael Vidal"],
  ["/settings/users", "Björk Ólafsdóttir"],
  ["/me", "Calendars to try"],
  ["/organization", "Manage Schedules"],
  ["/permissions", "The organization"],
];

/** Collects layout shifts that no input caused, with what moved. */
const observe = `
  globalThis.layoutShifts = [];
  new PerformanceObserver((list) => {
    for (const { value, hadRecentInput, sources } of list.getEntries()) {
      const moved = sources.map(({ node }) => (node?.localName ?? "") + "." + (node?.className ?? ""));
      if (!hadRecentInput) globalThis.layoutShifts.push({ value, moved: moved.join(", ") });
    }
  }).observe({ type: "layout-shift", buffered: true });
`;

interface Shift {
  readonly value: number;
  readonly moved: string;
}

/** Waits until nothing on the page is loading, and the browser has drawn it and is idle. */
async function settled(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const roots = (root: ParentNode): ParentNode[] => [
      root,
      ...[...root.querySelectorAll("*")].flatMap(({ shadowRoot }) => (shadowRoot ? roots(shadowRoot) : [])),
    ];
    return roots(document).every((root) => root.querySelector(".skeleton, [aria-busy=true]") === null);
  });
  await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve, { timeout: 2000 })));
  await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve, { timeout: 2000 })));
}

suite("loading pages", () => {
  const walk = Walk.ofSuite();

  for (const width of [360, 1280]) {
    test(`moves nothing by more than ${limit} while a page loads, at ${width} pixels [X22]`, async () => {
      const found: string[] = [];
      const { rows } = await walk.client("admin").people.list({ search: "Amara" });
      for (const [path, text, persona = "admin"] of pages) {
        const page = await walk.window(path.replace(":person", rows[0]?.id ?? ""), persona, {
          script: observe,
          viewport: { width, height: 800 },
        });
        await page.getByRole("main").getByText(text).filter({ visible: true }).first().waitFor();
        await settled(page);
        const shifts = await page.evaluate(
          () => (globalThis as unknown as { readonly layoutShifts: readonly Shift[] }).layoutShifts,
        );
        const sum = shifts.reduce((total, { value }) => total + value, 0);
        if (sum > limit) {
          const moved = shifts.map(({ value, moved }) => `${value.toFixed(3)} ${moved}`);
          found.push(`${path} as ${persona}: ${sum.toFixed(3)} (${moved.join("; ")})`);
        }
        // The next page loads as if it were the first.
        const devtools = await page.context().newCDPSession(page);
        await devtools.send("Network.clearBrowserCache");
        await walk.closeWindows();
      }
      assert.deepEqual(found, []);
    });
  }
});
