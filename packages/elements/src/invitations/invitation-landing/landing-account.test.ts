import { expect } from "chai";
import "./invitation-landing.define.ts";
import { inside, intercept, mountPanel, textOf, waitForText } from "../../ui/testing/panel.fixture.ts";
import { clearPage } from "../../ui/testing/page.fixture.ts";
import type { SignInRequestedEvent } from "./invitation-landing.events.ts";
import { follow, freshTab, openInviting } from "./landing.fixture.ts";

const mei = "Mei Tanaka";
const doors = { "sign-in-url": "/sign-in?back=/invitation", "sign-up-url": "/sign-up", "sign-out-url": "/sign-out" };

describe("the account that answers an invitation", () => {
  afterEach(() => {
    clearPage();
    freshTab();
  });

  it("links to sign-up or sign-in, depending on whether the address has an account [B12, Q15]", async () => {
    const world = await openInviting();
    const token = await world.invite();
    const links = async (): Promise<(string | null)[]> => {
      const page = await follow(token, world.signedOut, { attributes: doors });
      await inside(page, "[part=sign-in]");
      return [...page.renderRoot.querySelectorAll("a")].map((link) => link.getAttribute("href"));
    };
    expect(await links()).to.deep.equal(["/sign-up", "/sign-in?back=/invitation"]);
    await world.as(mei).client.people.getMe({});
    clearPage();
    expect(await links()).to.deep.equal(["/sign-in?back=/invitation", "/sign-up"]);
  });

  it("shows only the links the host provides [B12]", async () => {
    const world = await openInviting();
    const page = await follow(await world.invite(), world.signedOut, { attributes: { "sign-in-url": "/sso" } });
    const link = await inside(page, "[part=sign-in]");
    expect(link.textContent.trim()).to.equal("Sign in");
    expect(link.classList.contains("primary")).to.equal(true);
    expect(page.renderRoot.querySelector("[part=sign-up]") === null).to.equal(true);
  });

  it("signs in through the host without leaving the page, and continues [B12]", async () => {
    const world = await openInviting();
    let user = world.signedOut;
    const transport = { ...intercept(world.signedOut, () => undefined), call: (one: never) => user.call(one) };
    const page = await follow(await world.invite(), transport, { attributes: doors });
    const asked: boolean[] = [];
    page.addEventListener("rollcall-sign-in-requested", (event: SignInRequestedEvent) => {
      event.preventDefault();
      asked.push(event.account);
      user = world.as(mei).transport;
      void page.refresh();
    });
    (await inside(page, "[part=sign-up]")).click();
    await inside(page, "[part=accept]");
    expect(asked).to.deep.equal([false]);
    expect(textOf(page)).not.to.include("Create an account");
  });

  it("detects a sign-in elsewhere when the page becomes visible [B12]", async () => {
    const world = await openInviting();
    let user = world.signedOut;
    const transport = { ...intercept(world.signedOut, () => undefined), call: (one: never) => user.call(one) };
    const page = await follow(await world.invite(), transport);
    expect((await inside(page, "[part=sign-in]")).localName).to.equal("button");
    user = world.as(mei).transport;
    document.dispatchEvent(new Event("visibilitychange"));
    await inside(page, "[part=accept]");
  });

  it("sees that the invitation is for another, masked address, and how to switch [P01]", async () => {
    const world = await openInviting();
    const token = await world.invite();
    const page = await follow(token, world.as("Jonas Lindqvist").transport, { attributes: doors });
    await waitForText(page, "This invitation is for someone else");
    expect(textOf(page)).to.include("m•••@h•••.example");
    expect(textOf(page)).to.include("jonas.lindqvist@harbour.example");
    expect(textOf(page)).not.to.include("mei.tanaka");
    expect((await inside(page, "[part=sign-out]")).getAttribute("href")).to.equal("/sign-out");
    expect(page.renderRoot.querySelector("[part=accept]") === null).to.equal(true);
    clearPage();
    const hers = await mountPanel("invitation-landing", world.as(mei).transport);
    (await inside(hers, "[part=accept]")).click();
    await waitForText(hers, "You’ve joined Night watch");
  });

  it("asks the host to sign out if there is no sign-out page [P01]", async () => {
    const world = await openInviting();
    const page = await follow(await world.invite(), world.as("Jonas Lindqvist").transport);
    let asked = 0;
    page.addEventListener("rollcall-sign-out-requested", () => asked++);
    (await inside(page, "[part=sign-out]")).click();
    expect(asked).to.equal(1);
  });

  it("sees the same after switching accounts while the page was open [P01]", async () => {
    const world = await openInviting();
    let user = world.as(mei).transport;
    const transport = { ...intercept(user, () => undefined), call: (one: never) => user.call(one) };
    const page = await follow(await world.invite(), transport);
    user = world.as("Jonas Lindqvist").transport;
    (await inside(page, "[part=accept]")).click();
    await waitForText(page, "This invitation is for someone else");
  });

  it("verifies an unverified address by accepting, and the page says so [P02]", async () => {
    const world = await openInviting();
    const page = await follow(await world.invite(), world.as(mei, false).transport);
    await waitForText(page, "Accepting also confirms that this email address is yours");
    (await inside(page, "[part=accept]")).click();
    await waitForText(page, "You’ve joined Night watch");
  });

  it("declines without an account through the mailed link [X6]", async () => {
    const world = await openInviting();
    const page = await follow(await world.invite(), world.signedOut);
    (await inside(page, "[part=decline]")).click();
    (await inside(page, "dialog[open] [part=confirm]")).click();
    await waitForText(page, "Invitation declined");
    expect(await world.invitation()).to.equal("declined");
  });
});
