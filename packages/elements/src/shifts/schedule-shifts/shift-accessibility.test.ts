import { RollcallError } from "@rollcall/core/contract";
import { sendKeys } from "@web/test-runner-commands";
import { expect } from "chai";
import "./schedule-shifts.define.ts";
import { clearPage, enlargeText, until } from "../../ui/testing/page.fixture.ts";
import {
  describeAccessibility,
  fill,
  inside,
  intercept,
  isTooWide,
  mountPanel,
  pendingTransport,
  waitForText,
} from "../../ui/testing/panel.fixture.ts";
import { inRow, openShiftWorld, owner, planned, showShifts, storedShift } from "./shifts.fixture.ts";

/** A shift of each kind: running, overnight, over several days, canceled, in another zone, with an unavailable assignee. */
async function busyWorld() {
  const world = await openShiftWorld();
  const flagged = await planned(world, { assignees: [{ personId: world.ben }], status: "confirmed" });
  await planned(world, {
    kind: "Now, with a name of some length that has to wrap somewhere",
    start: "2026-11-21T08:00[Europe/Zurich]",
    end: "2026-11-21T18:00[Europe/Zurich]",
    assignees: [{ personId: world.cleo }],
  });
  await planned(world, {
    kind: "Long",
    start: "2026-11-23T20:00[America/New_York]",
    end: "2026-11-26T08:00[America/New_York]",
  });
  const cancelled = await planned(world, { end: "2026-11-23T06:00[Europe/Zurich]" });
  const { client, scheduleId } = { client: world.client(owner), scheduleId: world.scheduleId };
  await client.shifts.update({ scheduleId, shiftId: cancelled, status: "cancelled" });
  await client.members.remove({ scheduleId, personId: world.ben });
  return { world, flagged, cancelled };
}

it("saves a status when Enter is pressed or the focus leaves, not each status passed with the arrow keys [B63, X22]", async () => {
  const world = await openShiftWorld();
  const shiftId = await planned(world, { assignees: [{ personId: world.ben }], status: "confirmed" });
  let saved = 0;
  const counting = intercept(world.as(owner), (name) => {
    if (name === "shifts.update") saved += 1;
    return undefined;
  });
  const status = await inRow<HTMLSelectElement>(await showShifts(world, counting), shiftId, "status");
  status.focus();
  await sendKeys({ press: "c" });
  expect(status.value).to.equal("cancelled");
  for (const press of ["ArrowUp", "ArrowUp", "ArrowUp", "Enter"]) await sendKeys({ press });
  await until(async () => (await storedShift(world, shiftId)).status === "draft");
  // Escape puts the status back, and closes the options.
  for (const keys of [["ArrowDown"], ["Alt+ArrowDown", "ArrowDown"]]) {
    for (const press of [...keys, "Escape"]) await sendKeys({ press });
    expect(status.value).to.equal("draft");
  }
  for (const press of ["ArrowDown", "ArrowDown", "Tab"]) await sendKeys({ press });
  await until(async () => (await storedShift(world, shiftId)).status === "confirmed");
  expect(saved).to.equal(2);
  clearPage();
});

it("saves a status once if the focus leaves while an earlier one is being saved [B63]", async () => {
  const world = await openShiftWorld();
  const shiftId = await planned(world, { assignees: [{ personId: world.ben }], status: "confirmed" });
  let saved = 0;
  const counting = intercept(world.as(owner), (name) => {
    if (name === "shifts.update") saved += 1;
    return undefined;
  });
  const status = await inRow<HTMLSelectElement>(await showShifts(world, counting), shiftId, "status");
  status.focus();
  // The keys come faster than any response.
  const press = (key: string): boolean => status.dispatchEvent(new KeyboardEvent("keydown", { key }));
  for (const value of ["cancelled", "draft"]) {
    press(value.charAt(0));
    status.value = value;
    status.dispatchEvent(new Event("change"));
    press("Enter");
  }
  press("Tab");
  status.blur();
  await until(async () => (await storedShift(world, shiftId)).status === "draft");
  await until(() => !status.closest("[aria-busy]"));
  expect(saved).to.equal(2);
  clearPage();
});

it("keeps a shift's status from covering its time on a phone at twice the text size [X22]", async () => {
  enlargeText();
  try {
    const panel = await showShifts((await busyWorld()).world, undefined, { width: 328 });
    await until(() => !isTooWide(panel), "something overflows the panel to the side");
    const [time, status] = [".times", ".status"].map((part) => panel.renderRoot.querySelector(part));
    const [above, below] = [time, status].map((one) => one?.getBoundingClientRect());
    expect(above?.bottom).to.be.at.most(below?.top ?? 0);
  } finally {
    clearPage();
  }
});

describeAccessibility({
  ready: async (placing) => showShifts((await busyWorld()).world, undefined, placing),
  "for viewers": async (placing) => {
    const { world } = await busyWorld();
    const people = [{ personId: (await world.client("Vera").people.getMe({})).person.id, role: "viewer" as const }];
    await world.client(owner).members.add({ scheduleId: world.scheduleId, people });
    return showShifts(world, world.as("Vera"), placing);
  },
  empty: async (placing) => showShifts(await openShiftWorld(), undefined, placing),
  choosing: async (placing) => {
    const { world, flagged } = await busyWorld();
    const panel = await showShifts(world, undefined, placing);
    (await inRow(panel, flagged, "assignee")).click();
    await inside(panel, "#pick [role=option]");
    return panel;
  },
  "with a reason": async (placing) => {
    const { world, cancelled } = await busyWorld();
    const panel = await showShifts(world, undefined, placing);
    (await inRow(panel, cancelled, "edit")).click();
    await inside(panel, "#why:popover-open");
    return panel;
  },
  "with the form": async (placing) => {
    const panel = await showShifts((await busyWorld()).world, undefined, placing);
    (await inside(panel, "[part=add]")).click();
    fill(await inside(panel, "#form-date"), "2027-10-31");
    fill(await inside(panel, "#form-from"), "02:30");
    (await inside(panel, "#shift-form [part=confirm]")).click();
    await waitForText(panel, "Enter the kind of shift.");
    return panel;
  },
  "with a series": async (placing) => {
    const panel = await showShifts((await busyWorld()).world, undefined, placing);
    (await inside(panel, "[part=add]")).click();
    const repeat = await inside<HTMLSelectElement>(panel, "#repeat-frequency");
    repeat.value = "weekly";
    repeat.dispatchEvent(new Event("change"));
    await waitForText(panel, "Later ones will be added automatically.");
    return panel;
  },
  "with a release": async (placing) => {
    const panel = await showShifts((await busyWorld()).world, undefined, placing);
    (await inside(panel, ".notice [part=release]")).click();
    await inside(panel, "#release-dialog[open]");
    return panel;
  },
  "not saved": async (placing) => {
    const { world, flagged } = await busyWorld();
    const broken = intercept(world.as(owner), (name) =>
      name === "shifts.assign" ? Promise.reject(new RollcallError("server.unreachable")) : undefined,
    );
    const panel = await showShifts(world, broken, placing);
    (await inRow(panel, flagged, "release")).click();
    await waitForText(panel, "Not saved.");
    return panel;
  },
  pending: async (placing) =>
    mountPanel("schedule-shifts", pendingTransport, { ...placing, attributes: { "schedule-id": "any" } }),
  "not available": async (placing) => {
    const world = await openShiftWorld();
    return showShifts(world, world.as("Otto Outsider"), placing);
  },
});
