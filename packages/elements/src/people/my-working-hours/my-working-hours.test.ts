import { expect } from "chai";
import type { LitElement } from "lit";
import "./my-working-hours.define.ts";
import { clearPage, until } from "../../ui/testing/page.fixture.ts";
import { openPortal, type PortalWorld } from "../../ui/testing/portal-world.fixture.ts";
import {
  describeAccessibility,
  inside,
  type MountOptions,
  mountPanel,
  textOf,
  waitForText,
} from "../../ui/testing/panel.fixture.ts";
import type { MyWorkingHours } from "./my-working-hours.ts";

const hour = 3_600_000;

describe("my-working-hours", () => {
  afterEach(clearPage);

  it("compares the planned hours of this and next week with the contracted hours, in words and as bars [A55]", async () => {
    const world = await openPortal();
    await world.bea.profiles.update({ personId: world.mei, set: { weeklyHours: 10, restHours: 11, mostDays: 5 } });
    await planNextWeek(world, 8, "confirmed");
    const panel = await show(world);
    const [now, next] = weeksIn(panel);
    expect(now).to.include("This week").and.include("0 hr of 10 hr").and.include("10 hr left");
    expect(next).to.include("Next week").and.include("8 hr of 10 hr").and.include("2 hr left");
    await planNextWeek(world, 4, "confirmed");
    await planNextWeek(world, 3, "offered");
    document.dispatchEvent(new Event("visibilitychange"));
    await until(() => weeksIn(panel)[1]?.includes("12 hr of 10 hr and 3 hr offered"));
    expect(weeksIn(panel)[1]).to.include("2 hr more than agreed");
    const bar = (await inside(panel, "[part=week]:last-child")).querySelector("svg");
    const full = bar?.getBoundingClientRect().width ?? 0;
    const shares = [...(bar?.querySelectorAll("rect") ?? [])].map((one) => one.getBoundingClientRect().width / full);
    expect(shares.map((share) => Math.round(100 * share))).to.deep.equal([67, 13, 20]);
    for (const setting of ["10 hours", "11 hours", "5 days"]) expect(textOf(panel)).to.include(setting);
  });

  it("shows changed settings immediately, and nothing to edit [A55]", async () => {
    const world = await openPortal();
    const panel = await show(world);
    await waitForText(panel, "No working hours yet");
    await world.bea.profiles.update({ personId: world.mei, set: { weeklyHours: 32 } });
    await waitForText(panel, "32 hours");
    expect(panel.renderRoot.querySelector("input, select, textarea, button")).to.equal(null);
  });

  it("shows planned hours without contracted ones", async () => {
    const world = await openPortal();
    await planNextWeek(world, 8, "confirmed");
    const panel = await show(world);
    expect(weeksIn(panel)[1]).to.include("8 hr planned");
  });
});

describeAccessibility({
  hours: async (options) => {
    const world = await openPortal();
    await world.bea.profiles.update({ personId: world.mei, set: { weeklyHours: 10, restHours: 11 } });
    await planNextWeek(world, 12, "confirmed");
    await planNextWeek(world, 3, "offered");
    return show(world, options);
  },
  "no hours": async (options) => show(await openPortal(), options),
});

/** Mounts the element for Mei. */
async function show(world: PortalWorld, options: MountOptions = {}): Promise<MyWorkingHours & LitElement> {
  const { transport } = await world.signedIn();
  return mountPanel("my-working-hours", transport, options);
}

const weeksIn = (panel: LitElement): readonly string[] =>
  [...panel.renderRoot.querySelectorAll("[part=week]")].map((one) => one.textContent.replaceAll(/\s+/g, " "));

/** Plans a shift on the Tuesday of next week. */
async function planNextWeek(world: PortalWorld, hours: number, status: "offered" | "confirmed"): Promise<void> {
  const now = new Date();
  const tuesday = now.getDate() - ((now.getDay() + 6) % 7) + 8;
  const start = new Date(now.getFullYear(), now.getMonth(), tuesday).getTime();
  const toMoment = (at: number): string => `${new Date(at).toISOString().slice(0, 19)}+00:00[UTC]`;
  const { scheduleId, mei, bea } = world;
  const { shift } = await bea.shifts.create({
    ...{ scheduleId, kind: "Night", start: toMoment(start), end: toMoment(start + hours * hour) },
    assignees: [{ personId: mei }],
    override: "More hours were agreed.",
  });
  await bea.shifts.update({ scheduleId, shiftId: shift.id, status });
}
