import { RollcallError } from "@rollcall/core/contract";
import { expect } from "chai";
import "./schedule-readiness.define.ts";
import {
  inside,
  intercept,
  mountPanel,
  pendingTransport,
  textOf,
  waitForText,
} from "../../ui/testing/panel.fixture.ts";
import { clearPage, until } from "../../ui/testing/page.fixture.ts";
import { addPeople, openWorld, type World } from "../../ui/testing/world.fixture.ts";
import type { ScheduleReadiness } from "./schedule-readiness.ts";

const tag = "schedule-readiness";
const show = (world: World, user = "Amara Okafor"): Promise<ScheduleReadiness> =>
  mountPanel(tag, world.as(user), { attributes: { "schedule-id": world.scheduleId } });
const names = (panel: ScheduleReadiness): string[] =>
  [...panel.renderRoot.querySelectorAll("[part=name]")].map(({ textContent }) => textContent.trim());
/** The states of account and calendar of a member. */
const ticksOf = (panel: ScheduleReadiness, name: string): string[] =>
  [...panel.renderRoot.querySelectorAll("[part=row]")]
    .filter((row) => row.textContent.includes(name))
    .flatMap((row) => [...row.querySelectorAll("[part=tick]")])
    .map(({ textContent }) => textContent.replaceAll(/\s+/g, " ").trim());
const choose = async (panel: ScheduleReadiness, value: string): Promise<void> => {
  const filter = await inside<HTMLSelectElement>(panel, "#filter");
  filter.value = value;
  filter.dispatchEvent(new Event("change"));
};

describe("readiness of a schedule", () => {
  afterEach(clearPage);

  it("counts ready members, and shows each one's account and calendar as an icon and a word [X7, Q16]", async () => {
    const world = await openWorld();
    await addPeople(world, ["Mei Tanaka"]);
    await addPeople(world, ["Vera Viewer"], { role: "viewer", assignable: false });
    const panel = await show(world);
    expect(textOf(panel)).to.include("0 of 2 ready");
    expect(names(panel)).to.deep.equal(["Amara Okafor", "Mei Tanaka"]);
    const meter = await inside(panel, "meter");
    expect(meter.getAttribute("max")).to.equal("2");
    expect(meter.getAttribute("aria-valuetext")).to.equal("0 of 2 ready");
    const ticks = [...panel.renderRoot.querySelectorAll("[part=row]:last-of-type [part=tick]")];
    expect(ticks.map(({ textContent }) => textContent.replaceAll(/\s+/g, " ").trim())).to.deep.equal([
      "Account Email on its way, pending",
      "Calendar None yet, pending",
    ]);
    expect(ticks.every((tick) => tick.querySelector("svg"))).to.equal(true);
  });

  it("keeps the labels of a row on one line when a value wraps [X7]", async () => {
    const world = await openWorld();
    await addPeople(world, ["Mei Tanaka"]);
    await world.rollcall.dispatchMail();
    for (const width of [328, 1280]) {
      const attributes = { "schedule-id": world.scheduleId };
      const panel = await mountPanel(tag, world.as("Amara Okafor"), { attributes, width });
      const [account, calendar] = panel.renderRoot.querySelectorAll("[part=row]:last-of-type [part=tick]");
      expect(account?.textContent).to.include("Waiting for them to sign in");
      expect(account?.clientHeight).to.be.above(calendar?.clientHeight ?? 0);
      const [label, other] = [account, calendar].map((tick) => tick?.firstElementChild?.getBoundingClientRect().top);
      expect(label).to.equal(other);
    }
  });

  it("filters by waiting and ready, and shows an empty state [X7]", async () => {
    const world = await openWorld();
    const panel = await show(world);
    await choose(panel, "ready");
    await waitForText(panel, "No one is ready yet");
    (await inside(panel, "[part=everybody]")).click();
    await until(() => names(panel).length === 1);
    await choose(panel, "waiting");
    await until(() => names(panel).join() === "Amara Okafor");
  });

  it("draws only the visible rows of a long list, and loads the others as it is scrolled [X7]", async () => {
    const world = await openWorld();
    await addPeople(
      world,
      Array.from({ length: 150 }, (_, index) => `Person ${String(index).padStart(3, "0")}`),
    );
    const panel = await show(world);
    expect((await inside(panel, "table")).getAttribute("aria-rowcount")).to.equal("152");
    expect(names(panel).length).to.be.within(5, 60);
    const scroller = await inside(panel, "#scroller");
    scroller.scrollTop = scroller.scrollHeight;
    await until(() => names(panel).at(-1) === "Person 149");
    scroller.scrollTop = 0;
    await until(() => names(panel)[0] === "Amara Okafor");
  });

  it("warns about assignable members who can’t respond because their portal is paused [Q36]", async () => {
    const world = await openWorld();
    const [mei = ""] = await addPeople(world, ["Mei Tanaka"]);
    await world.client("Bea Boss", "admin").access.setPortal({ personId: mei, portal: "off" });
    const panel = await show(world);
    const warned = [...panel.renderRoot.querySelectorAll("[part=cannot-reply]")];
    expect(warned.map((one) => one.closest("[part=row]")?.querySelector("[part=name]")?.textContent)).to.deep.equal([
      "Mei Tanaka",
    ]);
    expect(warned[0]?.textContent.trim()).to.equal("Assignable but can’t respond: the portal is paused");
    expect(warned[0]?.querySelector("svg")).to.not.equal(null);
  });

  it("shows changes by others [X7]", async () => {
    const world = await openWorld();
    const panel = await show(world);
    await addPeople(world, ["Mei Tanaka"]);
    await waitForText(panel, "0 of 2 ready");
    await until(() => names(panel).includes("Mei Tanaka"));
  });

  it("fires an event when the last missing calendar makes the schedule ready [X7]", async () => {
    const world = await openWorld();
    const { scheduleId } = world;
    const panel = await show(world);
    await until(() => panel.stream?.status === "live");
    const heard = new Promise<Event>((resolve) => document.addEventListener("rollcall-schedule-ready", resolve));
    await world.client("Amara Okafor").calendars.connect({ address: "https://calendar.example/amara.ics" });
    expect(await heard).to.deep.include({ scheduleId });
    await waitForText(panel, "Everyone is ready to be assigned.");
    expect(ticksOf(panel, "Amara Okafor")).to.deep.equal(["Account Active, ready", "Calendar Connected, ready"]);
    expect(panel.renderRoot.querySelector("[part=nudge-start]")).to.equal(null);
  });

  it("updates each member's account and calendar [X7, Q16]", async () => {
    const world = await openWorld();
    await addPeople(world, ["Mei Tanaka"]);
    const panel = await show(world);
    expect(ticksOf(panel, "Mei Tanaka")[0]).to.equal("Account Email on its way, pending");
    world.refuseMail("mei.tanaka@harbour.example", { status: "refused", reason: "550" });
    await world.rollcall.dispatchMail();
    await until(() => ticksOf(panel, "Mei Tanaka")[0] === "Account Email not delivered, needs attention");
  });

  it("shows that it isn’t available, not connected, loading, or failed with a retry", async () => {
    const world = await openWorld();
    await waitForText(await show(world, "Olga Outsider"), "Not available to you");
    await waitForText(await mountPanel(tag, undefined), "Not connected");
    const attributes = { "schedule-id": world.scheduleId };
    const pending = await mountPanel(tag, pendingTransport, { attributes });
    expect(pending.renderRoot.querySelector(".skeleton[aria-busy=true]") instanceof Element).to.equal(true);
    let isDown = true;
    const broken = intercept(world.as("Amara Okafor"), () =>
      isDown ? Promise.reject(new RollcallError("server.unreachable")) : undefined,
    );
    const failed = await mountPanel(tag, broken, { attributes });
    await waitForText(failed, "Couldn’t load this");
    isDown = false;
    (await inside(failed, "[part=retry]")).click();
    await waitForText(failed, "0 of 1 ready");
  });
});
