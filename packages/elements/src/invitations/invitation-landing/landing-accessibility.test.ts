import { sendKeys } from "@web/test-runner-commands";
import { RollcallError } from "@rollcall/core/contract";
import { expect } from "chai";
import type { LitElement } from "lit";
import "../../calendars/calendar-connection/calendar-connection.define.ts";
import {
  describeAccessibility,
  inside,
  intercept,
  isTooWide,
  type MountOptions,
  pendingTransport,
  waitForText,
} from "../../ui/testing/panel.fixture.ts";
import { busyFor, connect } from "../../calendars/calendar-connection/calendar.fixture.ts";
import { clearPage, until } from "../../ui/testing/page.fixture.ts";
import { follow, freshTab, openInviting } from "./landing.fixture.ts";

const mei = "Mei Tanaka";
const attributes = {
  "sign-in-url": "/sign-in",
  "sign-up-url": "/sign-up",
  "sign-out-url": "/sign-out",
  "schedule-url": "/schedules/{scheduleId}",
};
const long = "Tug boats: harbour entrance, north and south quay, standing by at night and on holidays";

const invited = async (placing: MountOptions, name?: string) => {
  const world = await openInviting(name);
  return follow(await world.invite(), world.as(mei).transport, { ...placing, attributes });
};

afterEach(freshTab);

describeAccessibility({
  invited: (placing) => invited(placing),
  "invited to a long name": (placing) => invited(placing, long),
  "invited in another script": (placing) => invited(placing, "مناوبة الليل"),
  "claims the mailbox": async (placing) => {
    const world = await openInviting();
    const page = await follow(await world.invite(), world.as(mei, false).transport, { ...placing, attributes });
    await waitForText(page, "also confirms");
    return page;
  },
  "signed out, no account": async (placing) => {
    const world = await openInviting();
    return follow(await world.invite(), world.signedOut, { ...placing, attributes });
  },
  "another account": async (placing) => {
    const world = await openInviting();
    const page = await follow(await world.invite(), world.as("Jonas Lindqvist").transport, { ...placing, attributes });
    await inside(page, "[part=sign-out]");
    return page;
  },
  declining: async (placing) => {
    const page = await invited(placing, long);
    (await inside(page, "[part=decline]")).click();
    await inside(page, "dialog[open]");
    return page;
  },
  declined: async (placing) => {
    const page = await invited(placing);
    (await inside(page, "[part=decline]")).click();
    (await inside(page, "dialog[open] [part=confirm]")).click();
    await waitForText(page, "Invitation declined");
    return page;
  },
  "not accepted": async (placing) => {
    const world = await openInviting();
    const transport = intercept(world.as(mei).transport, (name) =>
      name === "invitations.accept" ? Promise.reject(new RollcallError("server.unreachable")) : undefined,
    );
    const page = await follow(await world.invite(), transport, { ...placing, attributes });
    (await inside(page, "[part=accept]")).click();
    await waitForText(page, "No connection");
    return page;
  },
  accepted: async (placing) => {
    const page = await invited(placing, long);
    (await inside(page, "[part=accept]")).click();
    const calendar = await inside<HTMLElementTagNameMap["calendar-connection"] & LitElement>(
      page,
      "calendar-connection",
    );
    await waitForText(calendar, "Connect");
    return page;
  },
  "accepted, with a calendar": async (placing) => {
    const world = await openInviting();
    world.calendar = busyFor(3);
    const page = await follow(await world.invite(), world.as(mei).transport, { ...placing, attributes });
    (await inside(page, "[part=accept]")).click();
    const calendar = await inside<HTMLElementTagNameMap["calendar-connection"]>(page, "calendar-connection");
    await connect(calendar);
    await waitForText(page, "Go to the schedule");
    return page;
  },
  "a dead link": async (placing) => follow("id-1.nothing", (await openInviting()).as(mei).transport, placing),
  pending: (placing) => follow("id-1.nothing", pendingTransport, placing),
  "not connected": (placing) => follow("id-1.nothing", undefined, placing),
  failed: async (placing) => {
    const world = await openInviting();
    const broken = intercept(world.signedOut, () => Promise.reject(new RollcallError("server.unreachable")));
    return follow(await world.invite(), broken, placing);
  },
});

describe("invitation landing on a small phone", () => {
  afterEach(clearPage);

  for (const dir of ["ltr", "rtl"] as const) {
    it(`fits into 320 pixels, before and after accepting, ${dir} [X22]`, async () => {
      const page = await invited({ width: 320, dir }, long);
      expect(isTooWide(page)).to.equal(false);
      (await inside(page, "[part=accept]")).click();
      const calendar = await inside<HTMLElementTagNameMap["calendar-connection"]>(page, "calendar-connection");
      await waitForText(calendar, "Connect");
      expect(isTooWide(page)).to.equal(false);
      expect(isTooWide(calendar)).to.equal(false);
    });
  }

  it("can be answered with the keyboard and restores the focus [X22]", async () => {
    const page = await invited({ width: 320 });
    const focused = (): string => page.shadowRoot?.activeElement?.getAttribute("part") ?? "";
    (await inside(page, "[part=accept]")).focus();
    await sendKeys({ press: "Tab" });
    expect(focused()).to.equal("decline");
    await sendKeys({ press: "Enter" });
    await inside(page, "dialog[open]");
    await sendKeys({ press: "Escape" });
    await until(() => page.renderRoot.querySelector("dialog") === null);
    expect(focused()).to.equal("decline");
    await sendKeys({ press: "Shift+Tab" });
    expect(focused()).to.equal("accept");
    await sendKeys({ press: "Enter" });
    await waitForText(page, "You’ve joined Night watch");
    await until(() => focused() === "title");
  });
});
