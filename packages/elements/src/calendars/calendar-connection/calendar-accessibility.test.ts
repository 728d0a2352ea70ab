import { RollcallError } from "@rollcall/core/contract";
import { expect } from "chai";
import "./calendar-connection.define.ts";
import {
  describeAccessibility,
  inside,
  intercept,
  isTooWide,
  type MountOptions,
  mountPanel,
  pendingTransport,
  waitForText,
} from "../../ui/testing/panel.fixture.ts";
import { clearPage } from "../../ui/testing/page.fixture.ts";
import { address, busyFor, connect, failing, openCalendars, show } from "./calendar.fixture.ts";

const tag = "calendar-connection";
const hour = 3_600_000;
const compact = { attributes: { compact: "" } };

const connected = async (placing: MountOptions) => {
  const world = await openCalendars();
  world.calendar = busyFor(9);
  await world.mei.client.calendars.connect({ address });
  return show(world, placing);
};

describeAccessibility({
  none: async (placing) => {
    const panel = await show(await openCalendars(), placing);
    (await inside<HTMLDetailsElement>(panel, "details")).open = true;
    return panel;
  },
  "none, compact": async (placing) => show(await openCalendars(), { ...placing, ...compact }),
  connected,
  "connected, compact": (placing) => connected({ ...placing, ...compact }),
  "without upcoming busy times": async (placing) => {
    const world = await openCalendars();
    await world.mei.client.calendars.connect({ address });
    return show(world, placing);
  },
  "supplied by the host": async (placing) => {
    const world = await openCalendars();
    world.hasHostCalendar = true;
    await world.rollcall.refreshCalendars();
    return show(world, placing);
  },
  failing: async (placing) => show(await failing(2 * hour, "not-found"), placing),
  "out of date": async (placing) => show(await failing(26 * hour, "unreachable"), placing),
  "not read": async (placing) => {
    const world = await openCalendars();
    world.calendar = { status: "failed", problem: "not-a-calendar" };
    const panel = await show(world, placing);
    await connect(panel);
    await waitForText(panel, "opens a web page");
    return panel;
  },
  replacing: async (placing) => {
    const panel = await connected(placing);
    (await inside(panel, "[part=replace]")).click();
    await inside(panel, "#address");
    return panel;
  },
  checking: async (placing) => {
    const panel = await connected(placing);
    (await inside(panel, "[part=check]")).click();
    await waitForText(panel, "up to a minute");
    return panel;
  },
  disconnecting: async (placing) => {
    const panel = await connected(placing);
    (await inside(panel, "[part=disconnect]")).click();
    await inside(panel, "dialog[open]");
    return panel;
  },
  disconnected: async (placing) => {
    const world = await openCalendars();
    await world.mei.client.calendars.connect({ address });
    await world.mei.client.calendars.disconnect({});
    return show(world, placing);
  },
  pending: (placing) => mountPanel(tag, pendingTransport, placing),
  "not connected": (placing) => mountPanel(tag, undefined, placing),
  failed: async (placing) => {
    const { mei } = await openCalendars();
    const broken = intercept(mei.transport, () => Promise.reject(new RollcallError("server.unreachable")));
    return mountPanel(tag, broken, placing);
  },
});

describe("the caller's calendar on a small phone", () => {
  afterEach(clearPage);

  for (const dir of ["ltr", "rtl"] as const) {
    it(`fits into 320 pixels, ${dir} [X22]`, async () => {
      const panel = await connected({ width: 320, dir });
      expect(isTooWide(panel)).to.equal(false);
      (await inside(panel, "[part=replace]")).click();
      (await inside<HTMLDetailsElement>(panel, "details")).open = true;
      expect(isTooWide(panel)).to.equal(false);
    });
  }
});
