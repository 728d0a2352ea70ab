import { RollcallError } from "@rollcall/core/contract";
import { expect } from "chai";
import { fill, inside, intercept, mountPanel, textOf, waitForText } from "../../ui/panel.fixture.ts";
import { clearPage, until } from "../../members/member-list/member-list.fixture.ts";
import { address, busyFor, connect, openCalendars, show } from "./calendar.fixture.ts";
import type { CalendarConnectedEvent } from "./calendar-connection.events.ts";

describe("one's own calendar", () => {
  afterEach(clearPage);

  it("says that none is connected, what is kept, and where to find the address [Q16, Q52]", async () => {
    const panel = await show(await openCalendars());
    expect(textOf(panel)).to.include("None yet");
    expect(textOf(panel)).to.include("never titles, places or people");
    const where = await inside<HTMLDetailsElement>(panel, "details");
    expect(where.open).to.equal(false);
    (await inside(panel, "summary")).click();
    for (const one of ["Google Calendar", "Outlook", "Apple Calendar"]) expect(where.textContent).to.include(one);
  });

  it("connects by an address, reads at once and shows when one is busy next [Q52]", async () => {
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
    expect(textOf(panel)).to.include("Times of UTC");
    (await inside(panel, ".link")).click();
    await until(() => stretches().length === 6);
    expect((await world.mei.client.calendars.get({})).state).to.equal("ok");
  });

  it("never shows the address again, which opens the calendar [Q52]", async () => {
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

  it("connects by the keyboard alone [X22]", async () => {
    const panel = await show(await openCalendars());
    const field = await inside<HTMLInputElement>(panel, "#address");
    fill(field, address, false);
    field.form?.requestSubmit();
    await waitForText(panel, "Connected");
  });

  for (const [problem, words] of [
    ["not-found", "There is no calendar at this address"],
    ["not-a-calendar", "This address opens a page, not a calendar"],
    ["unreachable", "Nothing answers at this address"],
    ["timed-out", "takes too long"],
    ["too-large", "too large"],
    ["address-refused", "not on the internet"],
    ["address-invalid", "no address of a calendar"],
  ] as const) {
    it(`says why a calendar is not connected: ${problem} [Q52, P66]`, async () => {
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

  it("asks for an address where none was typed, and sends nothing [Q52]", async () => {
    const world = await openCalendars();
    const asked: string[] = [];
    const panel = await mountPanel(
      "calendar-connection",
      intercept(world.mei.transport, (name) => (asked.push(name), undefined)),
    );
    await connect(panel, "  ");
    await waitForText(panel, "Paste the address");
    expect(asked).not.to.include("calendars.connect");
  });

  it("connects once when it is pressed twice [Q52]", async () => {
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

  it("says how long to wait for another try when there were too many [Q52]", async () => {
    const world = await openCalendars();
    const transport = intercept(world.mei.transport, (name) =>
      name === "calendars.connect"
        ? Promise.reject(new RollcallError("request.throttled", { retryAfter: 1500 }))
        : undefined,
    );
    const panel = await mountPanel("calendar-connection", transport);
    await connect(panel);
    await waitForText(panel, "It can be tried again in 25 minutes.");
  });
});
