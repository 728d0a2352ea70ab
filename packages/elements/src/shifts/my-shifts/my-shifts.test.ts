import { expect } from "chai";
import ICAL from "ical.js";
import "./my-shifts.define.ts";
import { clearPage, until } from "../../ui/testing/page.fixture.ts";
import { describeAccessibility, fill, inside, isTooWide, waitForText } from "../../ui/testing/panel.fixture.ts";
import { click, create, full, moment, offer, offersIn, openShifts, shiftsIn } from "./my-shifts.fixture.ts";

const hour = 3_600_000;

describe("<my-shifts>", () => {
  afterEach(clearPage);

  it("accepts an offer and declines another with a reason, which can be undone [A47, Q43]", async () => {
    const { panel, world, client } = await openShifts(async (world) => {
      await offer(world, 40, { kind: "Early", venue: "Quay 3" });
      await offer(world, 64, { kind: "Late", zone: "Asia/Tokyo" });
    });
    const answers: string[] = [];
    panel.addEventListener("rollcall-shift-answered", ({ answer }) => answers.push(answer));
    await waitForText(panel, "2 shifts are waiting for your answer");
    expect(offersIn(panel)[0]?.textContent)
      .to.include("Early")
      .and.to.include("Quay 3")
      .and.to.match(/Respond by(?!.*your time)/);
    expect(offersIn(panel)[1]?.textContent, "in another time zone").to.match(/Respond by .* your time/);
    await click(panel, "[part=accept]");
    await waitForText(panel, "Shift accepted");
    await until(() => offersIn(panel).length === 1 && shiftsIn(panel).length === 1);
    expect(shiftsIn(panel)[0]?.textContent).to.include("Early").and.to.include("Confirmed");
    (await inside(panel, "[part=decline]")).focus();
    await click(panel, "[part=decline]");
    fill(await inside<HTMLInputElement>(panel, "dialog #reason"), "A wedding");
    await click(panel, "dialog[open] [part=confirm]");
    await waitForText(panel, "You declined");
    await until(() => (panel.renderRoot as ShadowRoot).activeElement?.id === "offers", "the focus is lost");
    const listed = await world.bea.offers.list({ scheduleId: world.scheduleId });
    const given = listed.rows.flatMap((row) => row.answers.map(({ state, reason }) => `${state} ${reason}`.trim()));
    expect([...given].sort()).to.deep.equal(["accepted", "declined A wedding"]);
    await click(panel, "[part=undo]");
    await waitForText(panel, "Respond by");
    expect((await client.offers.listOwn({})).rows.map(({ state }) => state)).to.deep.equal(["asked"]);
    expect(answers).to.deep.equal(["accepted", "declined", "undone"]);
  });

  it("answers a shift that was assigned as an offer", async () => {
    const { panel, client } = await openShifts(async (world) => {
      const { id } = await create(world, 40, {});
      await world.bea.shifts.assign({
        scheduleId: world.scheduleId,
        shiftId: id,
        personId: world.mei,
        state: "offered",
      });
    });
    await waitForText(panel, "Answer before it starts");
    await click(panel, "[part=accept]");
    await until(() => shiftsIn(panel).length === 1);
    expect((await client.portal.listShifts({})).rows.map(({ status }) => status)).to.deep.equal(["confirmed"]);
  });

  it("shows the reason instead of the button if an offer can't be accepted [X23]", async () => {
    const { panel } = await openShifts(async (world) => {
      await offer(world, 40, { kind: "Early" });
      await world.plan(42, "Own");
    });
    await waitForText(panel, "You can’t take this shift. You have another shift at that time.");
    expect(panel.renderRoot.querySelector("[part=accept]")).to.equal(null);
    await inside(panel, "[part=decline]");
  });

  it("shows the reason and the new state if the shift changed before the answer [Q42]", async () => {
    let shift = { id: "", version: 0 };
    const { panel, world, client } = await openShifts(async (world) => {
      shift = await offer(world, 40, { kind: "Early" });
    });
    const accept = await inside(panel, "[part=accept]");
    const { scheduleId } = world;
    await world.bea.shifts.update({ scheduleId, shiftId: shift.id, venue: "Quay 9" });
    accept.click();
    await waitForText(panel, "The shift has changed");
    await waitForText(panel, "Quay 9");
    await click(panel, "[part=accept]");
    await until(() => shiftsIn(panel).length === 1);
    expect((await client.portal.listShifts({})).rows[0]?.venue).to.equal("Quay 9");
  });

  it("shows a change immediately, and asks to confirm the shift again [Q61]", async () => {
    const { panel, world, client } = await openShifts(async (world) => {
      await world.plan(40, "Early");
    });
    const [shift] = (await client.portal.listShifts({})).rows;
    const { scheduleId } = world;
    await world.bea.shifts.update({ scheduleId, shiftId: shift?.id ?? "", position: "Crane driver" });
    await waitForText(panel, "This shift changed after you confirmed it");
    await click(panel, "[part=accept]");
    await waitForText(panel, "Shift confirmed");
    await until(() => shiftsIn(panel)[0]?.textContent.includes("Confirmed"));
  });

  it("hands back an accepted shift with a reason for schedulers, even one that changed [X13, Q61]", async () => {
    const { panel, world, client } = await openShifts(async (world) => {
      await world.plan(40, "Early");
      await world.plan(64, "Late");
    });
    await until(() => shiftsIn(panel).length === 2);
    const answers: string[] = [];
    panel.addEventListener("rollcall-shift-answered", ({ answer }) => answers.push(answer));
    shiftsIn(panel)[0]?.querySelector("summary")?.click();
    shiftsIn(panel)[0]?.querySelector<HTMLElement>("[part=hand-back]")?.click();
    expect((await inside(panel, "dialog[open]")).textContent)
      .to.include("Hand back this shift?")
      .and.to.include("Early");
    fill(await inside<HTMLInputElement>(panel, "dialog[open] #reason"), "A wedding");
    await click(panel, "dialog[open] [part=confirm]");
    await waitForText(panel, "Shift handed back");
    await until(() => shiftsIn(panel).length === 1);
    const { scheduleId } = world;
    const { rows } = await world.bea.offers.list({ scheduleId });
    expect(rows.flatMap((row) => row.answers.map(({ state, reason }) => [state, reason]))).to.deep.equal([
      ["handed-back", "A wedding"],
    ]);
    const [late] = (await client.portal.listShifts({})).rows;
    await world.bea.shifts.update({ scheduleId, shiftId: late?.id ?? "", position: "Crane driver" });
    await waitForText(panel, "Confirm it again, or hand it back");
    await click(panel, "[part=offer] [part=hand-back]");
    await click(panel, "dialog[open] [part=confirm]");
    await waitForText(panel, "No upcoming shifts");
    expect((await client.portal.listShifts({})).rows).to.deep.equal([]);
    expect(answers).to.deep.equal(["handed-back", "handed-back"]);
  });

  it("shows who to ask about a shift, and downloads the shift for a calendar app [A61]", async () => {
    const { panel } = await openShifts(async (world) => {
      await world.bea.schedules.update({ scheduleId: world.scheduleId, contact: "Harbour office, +49 40 555 01" });
      await world.plan(40, "Early; late, or both");
    });
    await until(() => shiftsIn(panel).length === 1);
    expect(shiftsIn(panel)[0]?.querySelector("[part=facts]")?.textContent).to.include("Harbour office, +49 40 555 01");
    const saved = new Promise<Blob>((resolve) => {
      const { createObjectURL } = URL;
      URL.createObjectURL = (file: Blob) => {
        URL.createObjectURL = createObjectURL;
        resolve(file);
        return createObjectURL(file);
      };
    });
    shiftsIn(panel)[0]?.querySelector("summary")?.click();
    shiftsIn(panel)[0]?.querySelector<HTMLElement>("[part=add-to-calendar]")?.click();
    const text = (await (await saved).text()).replaceAll("\r\n ", "");
    const event = ICAL.Component.fromString(text).getFirstSubcomponent("vevent");
    expect(event?.getFirstPropertyValue("summary")).to.equal("Early; late, or both");
    expect(event?.getFirstPropertyValue("description")).to.include("Harbour office, +49 40 555 01");
    expect(String(event?.getFirstPropertyValue("dtstart"))).to.match(/T\d\d:00:00Z$/);
  });

  it("groups upcoming shifts by the day at the venue, with the worker's own time if it differs [A61, X23]", async () => {
    const { panel } = await openShifts(async (world) => {
      const start = Math.ceil(world.now() / (24 * hour) + 3) * 24 * hour + 20 * hour;
      const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
      const there = own === "Asia/Tokyo" ? "America/New_York" : "Asia/Tokyo";
      await world.bea.shifts.create({
        ...{ scheduleId: world.scheduleId, kind: "Far", venue: "Yokohama", position: "Crane", notes: "Bring boots" },
        start: moment(start, there),
        end: moment(start + 2 * hour, there),
        assignees: [{ personId: world.mei }],
        status: "confirmed",
      });
      await world.plan(40, "Near");
      await world.plan(49, "Near too");
    });
    await until(() => shiftsIn(panel).length === 3);
    const far = shiftsIn(panel).find(({ textContent }) => textContent.includes("Far"));
    expect(far?.textContent).to.match(/your time/);
    expect(shiftsIn(panel)[0]?.textContent).not.to.match(/your time/);
    far?.querySelector("summary")?.click();
    const facts = far?.querySelector("[part=facts]")?.textContent;
    expect(facts)
      .to.include("Yokohama")
      .and.to.include("Crane")
      .and.to.include("Bring boots")
      .and.to.include("Night watch");
  });

  it("explains what to expect while there are no shifts [A61]", async () => {
    const { panel } = await openShifts(() => Promise.resolve());
    await waitForText(panel, "When a scheduler offers or assigns you a shift, it appears here");
  });

  it("loads more shifts, and moves the focus to the first new one [A61]", async () => {
    const { panel } = await openShifts(async (world) => {
      for (let place = 1; place <= 51; place++) await world.plan(place * 9);
    });
    await until(() => shiftsIn(panel).length === 50);
    await click(panel, "[part=more]");
    await until(() => shiftsIn(panel).length === 51);
    expect(panel.renderRoot.querySelector("[part=more]")).to.equal(null);
    await until(() => (panel.renderRoot as ShadowRoot).activeElement === shiftsIn(panel)[50]?.querySelector("summary"));
  });
});

describe("<my-shifts> on a small phone", () => {
  afterEach(clearPage);

  for (const dir of ["ltr", "rtl"] as const) {
    it(`fits into 320 pixels, ${dir} [X22]`, async () => {
      const { panel } = await openShifts(full, { width: 320, dir });
      await until(() => shiftsIn(panel).length > 0);
      expect(isTooWide(panel)).to.equal(false);
    });
  }
});

describeAccessibility({
  empty: async (placing) => (await openShifts(() => Promise.resolve(), placing)).panel,
  "offers and shifts": async (placing) => {
    const { panel } = await openShifts(full, placing);
    await until(() => shiftsIn(panel).length > 0);
    shiftsIn(panel)[0]?.querySelector("summary")?.click();
    return panel;
  },
  declining: async (placing) => {
    const { panel } = await openShifts(full, placing);
    await click(panel, "[part=decline]");
    await inside(panel, "dialog[open]");
    return panel;
  },
});
