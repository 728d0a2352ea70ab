import { expect } from "chai";
import "./invitation-landing.define.ts";
import { inside, mountPanel, waitForText } from "../../ui/testing/panel.fixture.ts";
import { clearPage, until } from "../../ui/testing/page.fixture.ts";
import { follow, freshTab, openInviting } from "./landing.fixture.ts";

const mei = "Mei Tanaka";

/** All text and all attributes. */
const written = (root: Document | HTMLElement | DocumentFragment): string =>
  [...root.querySelectorAll("*")]
    .flatMap((one) => [one.textContent, ...one.getAttributeNames().map((name) => one.getAttribute(name))])
    .join(" ");

describe("invitation token", () => {
  afterEach(() => {
    clearPage();
    freshTab();
  });

  it("is removed from the address and appears in no attribute, text or event [P10]", async () => {
    const world = await openInviting();
    const token = await world.invite();
    const heard: Event[] = [];
    const keep = (event: Event): void => void heard.push(event);
    const types = ["accepted", "declined"].map((type) => `rollcall-invitation-${type}`);
    for (const type of types) addEventListener(type, keep);
    const page = await follow(token, world.as(mei).transport);
    expect(location.hash).to.equal("");
    expect(location.href).not.to.include(token);
    const secret = token.split(".")[1] ?? "";
    expect(written(document)).not.to.include(secret);
    expect(written(page.renderRoot)).not.to.include(secret);
    (await inside(page, "[part=accept]")).click();
    await until(() => heard.length === 1);
    for (const type of types) removeEventListener(type, keep);
    expect(heard.flatMap((event) => Object.values(event).map(String)).join(" ")).not.to.include(secret);
  });

  it("survives signing up on another page [B12]", async () => {
    const world = await openInviting();
    await inside(await follow(await world.invite(), world.signedOut), "[part=sign-up]");
    clearPage();
    const page = await mountPanel("invitation-landing", world.as(mei).transport);
    await inside(page, "[part=accept]");
  });

  it("shows the current step when the page is reloaded after accepting [P04]", async () => {
    const world = await openInviting();
    const page = await follow(await world.invite(), world.as(mei).transport);
    (await inside(page, "[part=accept]")).click();
    await waitForText(page, "You’ve joined Night watch");
    clearPage();
    const again = await mountPanel("invitation-landing", world.as(mei).transport);
    await waitForText(again, "You’ve joined Night watch");
    const { entries } = await world.amara.history.list({ scheduleId: world.scheduleId });
    expect(entries.filter((entry) => JSON.stringify(entry).includes("accepted"))).to.have.length(1);
  });

  it("is replaced by the token of another link in the same tab [X6]", async () => {
    const world = await openInviting();
    const other = await openInviting("Tug boats");
    const page = await follow(await world.invite(), world.as(mei).transport);
    await waitForText(page, "Night watch");
    location.hash = await other.invite();
    await waitForText(page, "This link doesn’t work");
    expect(location.hash).to.equal("");
  });

  it("shows that a damaged link is invalid instead of the invitation opened before in the tab [X6]", async () => {
    const world = await openInviting();
    const page = await follow(await world.invite(), world.as(mei).transport);
    await waitForText(page, "Night watch");
    location.hash = "nonsense";
    await waitForText(page, "This link doesn’t work");
    clearPage();
    await follow(await world.invite(), world.as(mei).transport);
    for (const fragment of ["nonsense%20", "non.sense="]) {
      clearPage();
      location.hash = fragment;
      await waitForText(await mountPanel("invitation-landing", world.as(mei).transport), "This link doesn’t work");
    }
  });

  it("keeps the invitation when the fragment is an anchor of the page or from a sign-in [B12]", async () => {
    const world = await openInviting();
    const { transport } = world.as(mei);
    await waitForText(await follow(await world.invite(), transport), "Night watch");
    for (const fragment of ["page%20start", "top", "_=_"]) {
      clearPage();
      document.body.append(Object.assign(document.createElement("div"), { id: "page start" }));
      location.hash = fragment;
      await waitForText(await mountPanel("invitation-landing", transport), "Night watch");
    }
  });

  it("ignores fragments that aren't tokens [P10]", async () => {
    const world = await openInviting();
    location.hash = "main";
    await waitForText(await mountPanel("invitation-landing", world.signedOut), "This link doesn’t work");
    expect(location.hash).to.equal("#main");
  });
});
