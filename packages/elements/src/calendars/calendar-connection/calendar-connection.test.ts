import { RollcallError } from "@rollcall/core/contract";
import { expect } from "chai";
import "./calendar-connection.define.ts";
import { fill, inside, intercept, mountPanel, textOf, waitForText } from "../../ui/testing/panel.fixture.ts";
import { clearPage, until } from "../../ui/testing/page.fixture.ts";
import { address, busyFor, connect, openCalendars, show } from "./calendar.fixture.ts";
import type { CalendarConnectedEvent } from "./calendar-connection.events.ts";

describe("<calendar-connection>", () => {
  afterEach(clearPage);

  it("shows that no calendar is connected, what is stored, and where to find the address [Q16, Q52]", async () => {
    const panel = await show(await openCalendars());
    expect(textOf(panel)).to.include("None yet");
    expect(textOf(panel)).to.include("never titles, places or people");
    const where = await inside<HTMLDetailsElement>(panel, "details");
    expect(where.open).to.equal(false);
    (await inside(panel, "summary")).click();
    for (const one of ["Google Calendar", "Outlook", "Apple Calendar"]) expect(where.textContent).to.include(one);
  });

  it("connects an address, reads it immediately and shows the next busy times [Q52]", async () => {
    const world = await openCalendars();
    world.calendar = busyFor(6);
    const panel = await show(world);
    const heard = new Promise<CalendarConnectedEvent>((resolve) => {
      panel.addEventListener("rollcall-calendar-connected", resolve);
    });
    await connect(panel);
    expect((await heard).calendar.state).to.equal("ok");
    await waitForText(panel, "Connected");
    await until(() => panel.shadowRoot?.activeElement?.matches("[part=status]"));
    const stretches = (): Element[] => [...panel.renderRoot.querySelectorAll("[part=stretch]")];
    expect(stretches()).to.have.length(4);
    expect(stretches()[0]?.textContent).to.match(/9:00\s*–\s*10:30/);
    (await inside(panel, ".link")).click();
    await until(() => stretches().length === 6);
    expect((await world.mei.client.calendars.get({})).state).to.equal("ok");
  });

  it("never shows the secret address again [Q52]", async () => {
    const panel = await show(await openCalendars());
    const heard = new Promise<CalendarConnectedEvent>((resolve) => {
      panel.addEventListener("rollcall-calendar-connected", resolve);
    });
    await connect(panel);
    expect(JSON.stringify((await heard).calendar)).not.to.include("secret-of-mei");
    await waitForText(panel, "from calendars.example.");
    expect(textOf(panel)).not.to.include("secret-of-mei");
    (await inside(panel, "[part=replace]")).click();
    expect((await inside<HTMLInputElement>(panel, "#address")).value).to.equal("");
  });

  it("connects by keyboard [X22]", async () => {
    const panel = await show(await openCalendars());
    const field = await inside<HTMLInputElement>(panel, "#address");
    fill(field, address, false);
    field.form?.requestSubmit();
    await waitForText(panel, "Connected");
  });

  for (const [problem, words] of [
    ["not-found", "There’s no calendar at this address"],
    ["not-a-calendar", "This address opens a web page, not a calendar"],
    ["unreachable", "This address doesn’t respond"],
    ["timed-out", "is taking too long"],
    ["too-large", "too large"],
    ["address-refused", "can’t be reached from the internet"],
    ["address-invalid", "isn’t a calendar address"],
  ] as const) {
    it(`shows why a calendar could not be connected: ${problem} [Q52, P66]`, async () => {
      const world = await openCalendars();
      world.calendar = { status: "failed", problem };
      const panel = await show(world);
      await connect(panel);
      await waitForText(panel, words);
      const field = await inside<HTMLInputElement>(panel, "#address");
      expect(panel.shadowRoot?.activeElement === field).to.equal(true);
      expect(field.value).to.equal(address);
      expect(field.getAttribute("aria-invalid")).to.equal("true");
      expect((await world.mei.client.calendars.get({})).state).to.equal("none");
    });
  }

  it("requires an address before it sends anything [Q52]", async () => {
    const world = await openCalendars();
    const asked: string[] = [];
    const panel = await mountPanel(
      "calendar-connection",
      intercept(world.mei.transport, (name) => (asked.push(name), undefined)),
    );
    await connect(panel, "  ");
    await waitForText(panel, "Paste your calendar’s address");
    expect(asked).not.to.include("calendars.connect");
  });

  it("connects once when the button is pressed twice [Q52]", async () => {
    const world = await openCalendars();
    const asked: string[] = [];
    const panel = await mountPanel(
      "calendar-connection",
      intercept(world.mei.transport, (name) => (asked.push(name), undefined)),
    );
    await connect(panel);
    (await inside(panel, "[part=connect]")).click();
    await waitForText(panel, "Connected");
    expect(asked.filter((name) => name === "calendars.connect")).to.have.length(1);
  });

  it("shows when to try again after too many attempts [Q52]", async () => {
    const world = await openCalendars();
    const transport = intercept(world.mei.transport, (name) =>
      name === "calendars.connect"
        ? Promise.reject(new RollcallError("request.throttled", { retryAfter: 1500 }))
        : undefined,
    );
    const panel = await mountPanel("calendar-connection", transport);
    await connect(panel);
    await waitForText(panel, "Try again in 25 minutes.");
  });
});
