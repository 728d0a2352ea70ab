import { RollcallError } from "@rollcall/core/contract";
import { expect } from "chai";
import "./schedule-shifts.define.ts";
import {
  fill,
  inside,
  intercept,
  mountPanel,
  pendingTransport,
  textOf,
  waitForText,
  overSlowConnection,
} from "../../ui/testing/panel.fixture.ts";
import { clearPage, until } from "../../ui/testing/page.fixture.ts";
import { inRow, openShiftWorld, owner, planned, rowOf, showShifts, storedShift, viewer } from "./shifts.fixture.ts";

const daysIn = (panel: Element): string[] =>
  [...(panel.shadowRoot?.querySelectorAll("[part=day] h3") ?? [])].map((day) =>
    day.textContent.replaceAll(/\s+/g, " ").trim(),
  );

describe("<schedule-shifts>", () => {
  afterEach(clearPage);

  it("marks a person who blocks the day of a shift they accepted, without the reason [Q29, Q60]", async () => {
    const world = await openShiftWorld();
    const ben = world.client("Ben Adler");
    expect((await ben.people.getMe({})).person.id).to.equal(world.ben);
    const shiftId = await planned(world, { assignees: [{ personId: world.ben }], status: "confirmed" });
    const panel = await showShifts(world);
    await rowOf(panel, shiftId);
    expect(panel.renderRoot.querySelector("[part=conflict]")).to.equal(null);
    await ben.portal.blockDays({ days: ["2026-11-22"], reason: "A secret" });
    const mark = await inRow(panel, shiftId, "conflict");
    expect(mark.textContent).to.include("Unavailable then");
    expect(textOf(panel)).not.to.include("secret");
    expect((await storedShift(world, shiftId)).assignees[0]?.state).to.equal("confirmed");
  });

  it("leaves the focus alone if the user goes on before a saved shift appears [B63, X22]", async () => {
    const world = await openShiftWorld();
    const shiftId = await planned(world);
    const { transport, hold, arrive } = overSlowConnection(world.as(owner), "shifts.list");
    const panel = await showShifts(world, transport);
    (await inRow(panel, shiftId, "edit")).click();
    fill(await inside<HTMLInputElement>(panel, "#form-kind"), "Dawn");
    hold();
    (await inside(panel, "#shift-form [part=confirm]")).click();
    await until(() => panel.renderRoot.querySelector("#shift-form") === null);
    const field = await inside(panel, "#unfilled");
    field.focus();
    arrive();
    await until(async () => (await rowOf(panel, shiftId)).textContent.includes("Dawn"));
    expect(panel.shadowRoot?.activeElement === field).to.equal(true);
  });

  it("groups shifts by day in the schedule's time zone, with kind, time, status and assignee [B2]", async () => {
    const world = await openShiftWorld();
    await planned(world, { assignees: [{ personId: world.ben }], status: "confirmed" });
    await planned(world, {
      kind: "Night",
      start: "2026-11-21T23:30[Europe/Zurich]",
      end: "2026-11-22T06:00[Europe/Zurich]",
    });
    await planned(world, {
      kind: "Remote",
      start: "2026-11-23T20:00[America/New_York]",
      end: "2026-11-23T22:00[America/New_York]",
    });
    const panel = await showShifts(world);
    expect(daysIn(panel)).to.deep.equal([
      "Saturday, November 21 today",
      "Sunday, November 22 tomorrow",
      "Tuesday, November 24",
    ]);
    const text = textOf(panel);
    expect(text).to.include("Times in Europe/Zurich");
    expect(text).to.include("Ben Adler");
    expect(text).to.include("next day");
    expect(text).to.include("8:00 PM in America/New York");
    expect(panel.renderRoot.querySelector<HTMLSelectElement>("[part=status]")?.value).to.equal("draft");
  });

  it("shows what to do next in an empty state [B63]", async () => {
    const world = await openShiftWorld();
    const panel = await showShifts(world);
    await waitForText(panel, "No upcoming shifts");
    await waitForText(panel, "Add the first shift, then assign someone to it.");
    const reader = await showShifts(world, await viewer(world));
    await waitForText(reader, "Shifts appear here once they’re planned.");
  });

  it("shows running shifts, and earlier ones on request [P25]", async () => {
    const world = await openShiftWorld();
    const hours = (day: number, from: string, to: string) => ({
      start: `2026-11-${day}T${from}[Europe/Zurich]`,
      end: `2026-11-${day}T${to}[Europe/Zurich]`,
    });
    const over = await planned(world, { ...hours(20, "08:00", "16:00"), assignees: [{ personId: world.ben }] });
    const running = await planned(world, hours(21, "08:00", "16:00"));
    const panel = await showShifts(world);
    await inRow(panel, running, "running");
    expect(panel.renderRoot.querySelector(`[data-shift="${over}"]`)).to.equal(null);
    (await inside(panel, "[part=earlier]")).click();
    const row = await rowOf(panel, over);
    expect(row.textContent).to.include("Ben Adler");
    await until(() => panel.renderRoot.querySelector("[part=earlier]") === null);
  });

  it("shows changes by others without a reload [B63]", async () => {
    const world = await openShiftWorld();
    const panel = await showShifts(world, await viewer(world));
    await waitForText(panel, "No upcoming shifts");
    const shiftId = await planned(world);
    await waitForText(panel, "Early");
    const { client, scheduleId } = { client: world.client(owner), scheduleId: world.scheduleId };
    await client.shifts.assign({ scheduleId, shiftId, personId: world.cleo });
    await waitForText(panel, "Cleo Sand");
    await client.shifts.update({ scheduleId, shiftId, status: "cancelled" });
    await waitForText(panel, "Canceled");
  });

  it("is read-only for viewers, and explains why [B65, B66, B67]", async () => {
    const world = await openShiftWorld();
    await planned(world, { assignees: [{ personId: world.ben }], status: "offered" });
    const panel = await showShifts(world, await viewer(world));
    await waitForText(panel, "Ben Adler");
    await waitForText(panel, "Offered");
    const controls = ".panel select, .panel input:not(#unfilled), [part=add], [part=edit]";
    expect(panel.renderRoot.querySelectorAll(controls).length).to.equal(0);
    const why = await inside(panel, "[part=why]");
    why.click();
    const reason = await inside(panel, "#why:popover-open");
    expect(reason.textContent).to.include("Ask an admin of this schedule.");
  });

  it("is read-only while the schedule is archived, and shows why [B63]", async () => {
    const world = await openShiftWorld();
    await planned(world);
    const panel = await showShifts(world);
    await inside(panel, "[part=add]");
    await world.client("Bea Boss", "admin").schedules.archive({ scheduleId: world.scheduleId });
    await waitForText(panel, "This schedule is archived.");
    expect(panel.renderRoot.querySelector("[part=add]")).to.equal(null);
  });

  it("flags shifts whose assignee is no longer assignable, and releases them one by one [Q21, B50]", async () => {
    const world = await openShiftWorld();
    const shiftId = await planned(world, { assignees: [{ personId: world.ben }] });
    const panel = await showShifts(world);
    await inRow(panel, shiftId, "assignee");
    expect(panel.renderRoot.querySelector("[part=flagged]")).to.equal(null);
    const key = { scheduleId: world.scheduleId, personId: world.ben };
    await world.client(owner).members.setAssignable({ ...key, assignable: false });
    const badge = await inRow(panel, shiftId, "flagged");
    expect(badge.textContent).to.include("No longer assignable");
    (await inRow(panel, shiftId, "release")).click();
    await until(() => panel.renderRoot.querySelector("[part=flagged]") === null);
    expect((await storedShift(world, shiftId)).assignees).to.deep.equal([]);
    expect((await inRow(panel, shiftId, "assignee")) === panel.shadowRoot?.activeElement).to.equal(true);
  });

  it("releases all of a person's shifts after a confirmation, for people who can plan [Q21]", async () => {
    const world = await openShiftWorld();
    const ids = [
      await planned(world, { assignees: [{ personId: world.ben }] }),
      await planned(world, { assignees: [{ personId: world.ben }] }),
    ];
    await world.client(owner).members.remove({ scheduleId: world.scheduleId, personId: world.ben });
    const reader = await showShifts(world, await viewer(world));
    await waitForText(reader, "Ben Adler has 2 upcoming shifts but can no longer be assigned.");
    expect(reader.renderRoot.querySelector("[part=release]")).to.equal(null);
    const panel = await showShifts(world);
    const fired = new Promise<Event>((resolve) => panel.addEventListener("rollcall-shifts-released", resolve));
    (await inside(panel, ".notice [part=release]")).click();
    const dialog = await inside(panel, "#release-dialog[open]");
    expect(dialog.textContent).to.include("Release Ben Adler from 2 shifts?");
    (await inside(panel, "#release-dialog [part=confirm]")).click();
    expect(await fired).to.deep.include({ personId: world.ben });
    for (const id of ids) expect((await storedShift(world, id)).assignees).to.deep.equal([]);
    await until(() => panel.renderRoot.querySelector("[part=notice]") === null);
    await until(() => reader.renderRoot.querySelector("[part=notice]") === null);
  });

  it("shows more shifts on request [B63]", async () => {
    const world = await openShiftWorld();
    for (let i = 0; i < 53; i++) await planned(world);
    const panel = await showShifts(world);
    const count = () => panel.renderRoot.querySelectorAll("[part=shift]").length;
    expect(count()).to.equal(50);
    (await inside(panel, "[part=more]")).click();
    await until(() => count() === 53);
    expect(panel.renderRoot.querySelector("[part=more]")).to.equal(null);
  });

  it("shows its states: no provider, loading, no access for outsiders, and failed [P21]", async () => {
    const world = await openShiftWorld();
    const attributes = { "schedule-id": world.scheduleId };
    await waitForText(await mountPanel("schedule-shifts", undefined, { attributes }), "Not connected");
    const pending = await mountPanel("schedule-shifts", pendingTransport, { attributes });
    expect(pending.renderRoot.querySelector(".skeleton[aria-busy=true]") instanceof Element).to.equal(true);
    await waitForText(
      await showShifts(world, world.as("Otto Outsider")),
      "It doesn’t exist, or you don’t have access to it.",
    );
    let isDown = true;
    const broken = intercept(world.as(owner), () =>
      isDown ? Promise.reject(new RollcallError("server.unreachable")) : undefined,
    );
    const failed = await showShifts(world, broken);
    await waitForText(failed, "Couldn’t load this");
    isDown = false;
    (await inside(failed, "[part=retry]")).click();
    await waitForText(failed, "No upcoming shifts");
  });
});
