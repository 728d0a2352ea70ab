import { RollcallError } from "@rollcall/core/contract";
import type { Transport } from "@rollcall/core/client";
import { expect } from "chai";
import "../../calendars/calendar-connection/calendar-connection.define.ts";
import "./invitation-landing.define.ts";
import {
  inside,
  intercept,
  mountPanel,
  pendingTransport,
  textOf,
  waitForText,
} from "../../ui/testing/panel.fixture.ts";
import { clearPage, until } from "../../ui/testing/page.fixture.ts";
import type { InvitationAcceptedEvent, InvitationDeclinedEvent } from "./invitation-landing.events.ts";
import { follow, freshTab, openInviting } from "./landing.fixture.ts";

const mei = "Mei Tanaka";
const urls = { "schedule-url": "/schedules/{scheduleId}" };

/** A transport that counts calls. */
function counting(transport: Transport): Transport & { readonly asked: string[] } {
  const asked: string[] = [];
  return { ...intercept(transport, (name) => (asked.push(name), undefined)), asked };
}

describe("invitation landing", () => {
  afterEach(() => {
    clearPage();
    freshTab();
  });

  it("shows inviter, schedule, recipient and expiry date without changing anything [P10]", async () => {
    const world = await openInviting();
    const token = await world.invite();
    const asked = counting(world.as(mei).transport);
    const page = await follow(token, asked);
    expect(textOf(page)).to.include("Amara Okafor invites you to Night watch Harbour Operations");
    expect(textOf(page)).to.include("m•••@h•••.example");
    const until = page.renderRoot.querySelector("time")?.dateTime ?? "";
    expect(Date.parse(until)).to.be.greaterThan(world.now() + 13 * 86_400_000);
    expect(asked.asked).to.include("invitations.preview");
    expect(asked.asked).not.to.include("invitations.accept");
    expect(await world.invitation()).to.equal("sent");
  });

  it("accepts with one press, then leads to the calendar and the schedule [B12, Q15]", async () => {
    const world = await openInviting();
    const token = await world.invite();
    const page = await follow(token, world.as(mei).transport, { attributes: urls });
    const heard = new Promise<InvitationAcceptedEvent>((resolve) => {
      page.addEventListener("rollcall-invitation-accepted", resolve);
    });
    (await inside(page, "[part=accept]")).click();
    expect((await heard).scheduleId).to.equal(world.scheduleId);
    await waitForText(page, "You’ve joined Night watch");
    await until(() => page.shadowRoot?.activeElement?.matches("h2[part=title]"));
    const calendar = await until(() => page.renderRoot.querySelector("calendar-connection"));
    await until(() => calendar.renderRoot.querySelector("#address"));
    const skip = await inside<HTMLAnchorElement>(page, "[part=go]");
    expect(skip.textContent).to.include("Skip");
    expect(skip.getAttribute("href")).to.equal(`/schedules/${world.scheduleId}`);
    expect(await world.invitation()).to.equal("accepted");
  });

  it("connects a calendar, then leads to the schedule [B44, Q52]", async () => {
    const world = await openInviting();
    const page = await follow(await world.invite(), world.as(mei).transport, { attributes: urls });
    (await inside(page, "[part=accept]")).click();
    const calendar = await until(() => page.renderRoot.querySelector("calendar-connection"));
    const address = await until(() => calendar.renderRoot.querySelector<HTMLInputElement>("#address"));
    address.value = "https://calendars.example/mei.ics";
    calendar.renderRoot.querySelector<HTMLElement>("[part=connect]")?.click();
    await until(() => calendar.renderRoot.textContent.includes("Connected"));
    await until(() => page.renderRoot.querySelector("[part=go]")?.classList.contains("primary"));
    expect(page.renderRoot.querySelector("[part=go]")?.textContent.trim()).to.equal("Go to the schedule");
  });

  it("lets the user skip the calendar without a schedule address [B44]", async () => {
    const world = await openInviting();
    const page = await follow(await world.invite(), world.as(mei).transport);
    (await inside(page, "[part=accept]")).click();
    (await inside(page, "[part=skip]")).click();
    await waitForText(page, "You can close this page");
    expect(page.renderRoot.querySelector("calendar-connection") === null).to.equal(true);
    expect(sessionStorage.length).to.equal(0);
  });

  it("doesn't ask people who aren't assignable for a calendar [Q16]", async () => {
    const world = await openInviting();
    const page = await follow(await world.invite({ assignable: false }), world.as(mei).transport, { attributes: urls });
    (await inside(page, "[part=accept]")).click();
    await waitForText(page, "Go to the schedule");
    expect(page.renderRoot.querySelector("calendar-connection") === null).to.equal(true);
  });

  it("accepts once when pressed twice [P04]", async () => {
    const world = await openInviting();
    const token = await world.invite();
    const asked = counting(world.as(mei).transport);
    const page = await follow(token, asked);
    let heard = 0;
    page.addEventListener("rollcall-invitation-accepted", () => heard++);
    const accept = await inside(page, "[part=accept]");
    accept.click();
    accept.click();
    await waitForText(page, "You’ve joined Night watch");
    expect(asked.asked.filter((name) => name === "invitations.accept")).to.have.length(1);
    expect(heard).to.equal(1);
  });

  it("asks before declining, then confirms it and keeps nothing [X6]", async () => {
    const world = await openInviting();
    const page = await follow(await world.invite(), world.as(mei).transport);
    const heard = new Promise<InvitationDeclinedEvent>((resolve) => {
      page.addEventListener("rollcall-invitation-declined", resolve);
    });
    (await inside(page, "[part=decline]")).click();
    await inside(page, "dialog[open]");
    expect(page.shadowRoot?.activeElement?.textContent.trim()).to.equal("Cancel");
    (await inside(page, "dialog .button")).click();
    await until(() => page.renderRoot.querySelector("dialog") === null);
    (await inside(page, "[part=decline]")).click();
    (await inside(page, "dialog[open] [part=confirm]")).click();
    expect((await heard).schedule).to.equal("Night watch");
    await waitForText(page, "Invitation declined");
    await until(() => page.shadowRoot?.activeElement?.matches("h2[part=title]"));
    expect(sessionStorage.length).to.equal(0);
  });

  it("shows the same page for every invalid link [P06]", async () => {
    const world = await openInviting();
    const token = await world.invite();
    world.pass(15 * 86_400_000);
    const words = new Set<string>();
    for (const one of [token, `${token.slice(0, -1)}-`, "id-000001.nothing", `x.${"y".repeat(400)}`]) {
      const page = await follow(one, world.as(mei).transport);
      await waitForText(page, "This link doesn’t work");
      words.add(textOf(page));
      expect(sessionStorage.length).to.equal(0);
      clearPage();
      freshTab();
    }
    words.add(textOf(await mountPanel("invitation-landing", world.as(mei).transport)));
    expect(words.size).to.equal(1);
  });

  it("shows that the link became invalid while the page was open [P05, P06]", async () => {
    const world = await openInviting();
    const page = await follow(await world.invite(), world.as(mei).transport);
    world.pass(15 * 86_400_000);
    (await inside(page, "[part=accept]")).click();
    await waitForText(page, "This link doesn’t work");
  });

  it("shows why an answer was refused, and accepts the next one [X6]", async () => {
    const world = await openInviting();
    let isDown = true;
    const transport = intercept(world.as(mei).transport, (name) =>
      isDown && name === "invitations.accept" ? Promise.reject(new RollcallError("server.unreachable")) : undefined,
    );
    const page = await follow(await world.invite(), transport);
    (await inside(page, "[part=accept]")).click();
    await waitForText(page, "No connection");
    isDown = false;
    (await inside(page, "[part=accept]")).click();
    await waitForText(page, "You’ve joined Night watch");
  });

  it("reloads on request, and automatically when the connection is back [X6]", async () => {
    const world = await openInviting();
    let isDown = true;
    let tries = 0;
    const transport = intercept(world.as(mei).transport, (name) => {
      if (!isDown || name !== "invitations.preview") return undefined;
      tries++;
      return Promise.reject(new RollcallError("server.unreachable"));
    });
    const page = await follow(await world.invite(), transport);
    const before = await inside(page, "[part=retry]");
    before.click();
    await until(() => tries === 2);
    await until(() => !before.isConnected && page.renderRoot.querySelector("[part=retry]"));
    isDown = false;
    dispatchEvent(new Event("online"));
    await waitForText(page, "Amara Okafor invites you to");
  });

  it("shows that it is offline and that the invitation is kept [X6]", async () => {
    const world = await openInviting();
    const online = Object.getOwnPropertyDescriptor(Navigator.prototype, "onLine");
    const transport = intercept(world.as(mei).transport, () => Promise.reject(new RollcallError("server.unreachable")));
    Object.defineProperty(Navigator.prototype, "onLine", { configurable: true, get: () => false });
    try {
      await waitForText(await follow(await world.invite(), transport), "You’re offline");
      expect(sessionStorage.length).to.equal(1);
    } finally {
      if (online) Object.defineProperty(Navigator.prototype, "onLine", online);
    }
  });

  it("shows that it isn't connected outside a provider with a server [X6]", async () => {
    await waitForText(await follow("id-1.secret", undefined), "Not connected");
    clearPage();
    await waitForText(await follow("id-1.secret", pendingTransport), "Loading");
  });
});
