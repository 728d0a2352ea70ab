import { RollcallError } from "@rollcall/core/contract";
import type { Transport } from "@rollcall/core/client";
import { expect } from "chai";
import { inside, intercept, mountPanel, pendingTransport, textOf, waitForText } from "../../ui/panel.fixture.ts";
import { clearPage, until } from "../../members/member-list/member-list.fixture.ts";
import type { InvitationAcceptedEvent, InvitationDeclinedEvent } from "./invitation-landing.events.ts";
import { follow, freshTab, openInviting } from "./landing.fixture.ts";

const mei = "Mei Tanaka";
const urls = { "schedule-url": "/schedules/{scheduleId}" };

/** A transport that counts what is asked. */
function counting(transport: Transport): Transport & { readonly asked: string[] } {
  const asked: string[] = [];
  return { ...intercept(transport, (name) => (asked.push(name), undefined)), asked };
}

describe("the page of an invitation", () => {
  afterEach(() => {
    clearPage();
    freshTab();
  });

  it("says who invites to what, for whom and until when, and changes nothing by that [P10]", async () => {
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

  it("accepts at a press, and leads to the calendar and then to the schedule [B12, Q15]", async () => {
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

  it("connects the calendar there, after which the schedule is the next step [B44, Q52]", async () => {
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

  it("lets the calendar be skipped where the host names no address of the schedule [B44]", async () => {
    const world = await openInviting();
    const page = await follow(await world.invite(), world.as(mei).transport);
    (await inside(page, "[part=accept]")).click();
    (await inside(page, "[part=skip]")).click();
    await waitForText(page, "You can close this page");
    expect(page.renderRoot.querySelector("calendar-connection") === null).to.equal(true);
    expect(sessionStorage.length).to.equal(0);
  });

  it("asks for no calendar of somebody who is planned for nothing [Q16]", async () => {
    const world = await openInviting();
    const page = await follow(await world.invite({ assignable: false }), world.as(mei).transport, { attributes: urls });
    (await inside(page, "[part=accept]")).click();
    await waitForText(page, "Go to the schedule");
    expect(page.renderRoot.querySelector("calendar-connection") === null).to.equal(true);
  });

  it("accepts once when it is pressed twice [P04]", async () => {
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

  it("asks before it declines, then says so and keeps nothing [X6]", async () => {
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

  it("gives one answer to every link that does not work [P06]", async () => {
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

  it("says that the link is dead when it died while the page stood open [P05, P06]", async () => {
    const world = await openInviting();
    const page = await follow(await world.invite(), world.as(mei).transport);
    world.pass(15 * 86_400_000);
    (await inside(page, "[part=accept]")).click();
    await waitForText(page, "This link doesn’t work");
  });

  it("says why an answer was not taken, and takes the next [X6]", async () => {
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

  it("loads again when it is asked to, and by itself when the connection is back [X6]", async () => {
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

  it("says that it is offline, and that the invitation is kept [X6]", async () => {
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

  it("says that it is not connected, outside of a provider that knows its server [X6]", async () => {
    await waitForText(await follow("id-1.secret", undefined), "Not connected");
    clearPage();
    await waitForText(await follow("id-1.secret", pendingTransport), "Loading");
  });
});
