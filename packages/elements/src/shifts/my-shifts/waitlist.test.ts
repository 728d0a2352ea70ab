import { expect } from "chai";
import "./my-shifts.define.ts";
import { clearPage, until } from "../../ui/testing/page.fixture.ts";
import { openPortal } from "../../ui/testing/portal-world.fixture.ts";
import {
  describeAccessibility,
  inside,
  type MountOptions,
  mountPanel,
  waitForText,
} from "../../ui/testing/panel.fixture.ts";

const hour = 3_600_000;

describe("<my-shifts> with a filled offer", () => {
  afterEach(clearPage);

  it("joins the waitlist of a filled offer and leaves it again, without naming or counting others [A47, A64, X13]", async () => {
    const { panel, client } = await openFilled();
    const answers: string[] = [];
    panel.addEventListener("rollcall-shift-answered", ({ answer }) => answers.push(answer));
    await waitForText(panel, "Already filled");
    expect(panel.renderRoot.querySelector("[part=accept]") === null).to.equal(true);
    const join = await inside(panel, "[part=join-waitlist]");
    expect(join.getAttribute("aria-label")).to.match(/^Join waitlist: Early, /);
    join.click();
    await waitForText(panel, "On the waitlist");
    const row = await inside(panel, "[part=offer]");
    expect(row.textContent).not.to.match(/Bea|Already filled|\d+ (people|person)/);
    expect((await client.offers.listOwn({})).rows.map(({ state }) => state)).to.deep.equal(["waitlisted"]);
    (await inside(panel, "[part=leave-waitlist]")).click();
    await inside(panel, "[part=join-waitlist]");
    expect((await client.offers.listOwn({})).rows.map(({ state }) => state)).to.deep.equal(["asked"]);
    expect(answers).to.deep.equal(["waitlisted", "left-waitlist"]);
  });

  it("moves the shift from the waitlist to the upcoming shifts once a slot is free [X13]", async () => {
    const { panel, world, key } = await openFilled();
    (await inside(panel, "[part=join-waitlist]")).click();
    await waitForText(panel, "On the waitlist");
    await world.bea.offers.handBack(key);
    await world.rollcall.jobs.find(({ name }) => name === "offers.advance")?.run();
    await until(() => panel.renderRoot.querySelector("[part=shift]")?.textContent.includes("Confirmed") === true);
    expect(panel.renderRoot.querySelector("[part=offer]") === null).to.equal(true);
  });
});

describeAccessibility({
  "a filled offer": async (placing) => {
    const { panel } = await openFilled(placing);
    await inside(panel, "[part=join-waitlist]");
    return panel;
  },
});

/** A shift that was offered to Mei and Bea, and that Bea accepted. */
async function openFilled(placing: MountOptions = {}) {
  const world = await openPortal();
  const browser = await world.signedIn();
  const { bea, scheduleId, mei, now } = world;
  const me = await bea.people.getMe({});
  const start = Math.ceil(now() / hour + 40) * hour;
  const at = (instant: number): string => `${new Date(instant).toISOString().slice(0, 16)}Z[UTC]`;
  const { shift } = await bea.shifts.create({ scheduleId, kind: "Early", start: at(start), end: at(start + 8 * hour) });
  const key = { scheduleId, shiftId: shift.id };
  await bea.offers.create({ ...key, personIds: [mei, me.person.id] });
  await bea.offers.accept({ ...key, version: shift.version });
  const panel = await mountPanel("my-shifts", browser.transport, placing);
  return { panel, world, client: browser.client, key };
}
