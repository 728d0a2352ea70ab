import { expect } from "chai";
import "./calendar-connection.define.ts";
import "../../provider/rollcall-provider/rollcall-provider.define.ts";
import { inside, intercept, mountPanel, textOf, waitForText } from "../../ui/testing/panel.fixture.ts";
import { clearPage, until } from "../../ui/testing/page.fixture.ts";
import { address, busyFor, connect, failing, openCalendars, show } from "./calendar.fixture.ts";

const hour = 3_600_000;

describe("a connected calendar", () => {
  afterEach(clearPage);

  it("shows why reading it fails and since when, and can be replaced [Q16]", async () => {
    const world = await failing(2 * hour, "not-found");
    const panel = await show(world);
    await waitForText(panel, "There’s no calendar at this address, or it’s no longer shared");
    expect(textOf(panel)).to.include("Last updated 2 hours ago");
    expect(textOf(panel)).to.match(/Failing since [A-Z][a-z]+day,? .*\d\d/);
    world.calendar = busyFor(2);
    (await inside(panel, "[part=replace]")).click();
    await until(() => panel.shadowRoot?.activeElement?.id === "address");
    await connect(panel, "https://calendars.example/another.ics");
    await waitForText(panel, "Connected");
    expect(panel.renderRoot.querySelector("#address") === null).to.equal(true);
  });

  it("shows how many events could only be read in part [Q52]", async () => {
    const world = await openCalendars();
    world.calendar = { status: "read", busy: [], etag: null, partial: 2 };
    await world.mei.client.calendars.connect({ address });
    await waitForText(await show(world), "2 events could only be read in part");
  });

  it("keeps the calendar when replacing is canceled [Q52]", async () => {
    const world = await openCalendars();
    await world.mei.client.calendars.connect({ address });
    const panel = await show(world);
    (await inside(panel, "[part=replace]")).click();
    (await inside(panel, "[part=cancel]")).click();
    await until(() => panel.shadowRoot?.activeElement?.matches("[part=replace]"));
    expect((await world.mei.client.calendars.get({})).state).to.equal("ok");
  });

  it("is out of date after a day without success [Q52]", async () => {
    const panel = await show(await failing(26 * hour, "unreachable"));
    await waitForText(panel, "Out of date");
    await waitForText(panel, "Last updated");
  });

  it("refreshes on request and shows the result [Q52]", async () => {
    const world = await openCalendars();
    await world.mei.client.calendars.connect({ address });
    const panel = await show(world);
    await waitForText(panel, "No upcoming busy times");
    (await inside(panel, "[part=check]")).click();
    await waitForText(panel, "This takes up to a minute");
    world.calendar = busyFor(1);
    world.pass(1000);
    await world.rollcall.refreshCalendars();
    dispatchEvent(new Event("online"));
    await until(() => panel.renderRoot.querySelectorAll("[part=stretch]").length === 1);
    await until(() => !textOf(panel).includes("This takes up to a minute"));
  });

  it("asks before disconnecting, then deletes the busy times [Q16]", async () => {
    const world = await openCalendars();
    world.calendar = busyFor(2);
    await world.mei.client.calendars.connect({ address });
    const panel = await show(world);
    let heard = 0;
    panel.addEventListener("rollcall-calendar-disconnected", () => heard++);
    (await inside(panel, "[part=disconnect]")).click();
    (await inside(panel, "dialog[open] .button")).click();
    await until(() => panel.renderRoot.querySelector("dialog") === null);
    expect((await world.mei.client.calendars.get({})).state).to.equal("ok");
    (await inside(panel, "[part=disconnect]")).click();
    (await inside(panel, "dialog[open] [part=confirm]")).click();
    await waitForText(panel, "its busy times have been deleted");
    expect(heard).to.equal(1);
    expect(panel.renderRoot.querySelector("[part=stretch]") === null).to.equal(true);
    await inside(panel, "#address");
  });

  it("shows that the host provides it, without any form [Q52]", async () => {
    const world = await openCalendars();
    world.hasHostCalendar = true;
    await world.rollcall.refreshCalendars();
    const panel = await show(world);
    await waitForText(panel, "Connected");
    await waitForText(panel, "Your organization provides this calendar. You don’t need to do anything.");
    expect(panel.renderRoot.querySelector("button, input") === null).to.equal(true);
  });

  it("reloads when the page becomes visible again [Q16]", async () => {
    const world = await openCalendars();
    const panel = await show(world);
    await world.mei.client.calendars.connect({ address });
    document.dispatchEvent(new Event("visibilitychange"));
    await waitForText(panel, "Connected");
  });

  it("drops the result when another user signs in while connecting [Q52]", async () => {
    const world = await openCalendars();
    let answer = (): void => undefined;
    const panel = await mountPanel(
      "calendar-connection",
      intercept(world.mei.transport, (name) => {
        if (name !== "calendars.connect") return undefined;
        return new Promise<void>((resolve) => (answer = resolve)).then(() =>
          world.mei.client.calendars.connect({ address }),
        );
      }),
    );
    let heard = 0;
    panel.addEventListener("rollcall-calendar-connected", () => heard++);
    await connect(panel);
    await waitForText(panel, "Reading your calendar");
    const provider = panel.closest("rollcall-provider");
    if (provider) provider.transport = world.as("Jonas Lindqvist").transport;
    answer();
    await until(() => !textOf(panel).includes("Reading your calendar"));
    await waitForText(panel, "None yet");
    expect(heard).to.equal(0);
  });
});
