import { sendKeys } from "@web/test-runner-commands";
import { RollcallError } from "@rollcall/core/contract";
import { expect } from "chai";
import "./worker-portal.define.ts";
import {
  describeAccessibility,
  fill,
  inside,
  intercept,
  isTooWide,
  type MountOptions,
  mountPanel,
  pendingTransport,
  waitForText,
} from "../../ui/testing/panel.fixture.ts";
import { clearPage, until } from "../../ui/testing/page.fixture.ts";
import { choose, resetUrl, labelsIn, showPortal, signIn } from "./portal.fixture.ts";
import { email, openPortal, ownPassword, needCertification, giveSkill } from "../../ui/testing/portal-world.fixture.ts";

const tag = "worker-portal";

const whole = async (placing: MountOptions) => {
  const world = await openPortal();
  const browser = await world.signedIn();
  await world.plan(30, "Night watch at the long pier behind the lighthouse");
  await world.bea.profiles.update({
    personId: world.mei,
    set: {
      mobile: "+41 79 111 22 33",
    },
  });
  await giveSkill(world);
  await needCertification(world, "Radio");
  return showPortal(browser, placing);
};

afterEach(resetUrl);

describeAccessibility({
  "signing in": async (placing) =>
    showPortal((await openPortal()).browser(), { ...placing, attributes: { "sign-in-url": "/host" } }),
  "not signed in": async (placing) => {
    const portal = await showPortal((await openPortal()).browser(), placing);
    await signIn(portal, "not the right password");
    await waitForText(portal, "is wrong");
    return portal;
  },
  "session over": async (placing) => {
    const browser = await (await openPortal()).signedIn();
    browser.lose();
    return showPortal(browser, placing);
  },
  "asking for a link": async (placing) => {
    const portal = await showPortal((await openPortal()).browser(), placing);
    (await inside(portal, "[part=forgot]")).click();
    await inside(portal, "[part=forgot-form]");
    return portal;
  },
  "link sent": async (placing) => {
    const portal = await showPortal((await openPortal()).browser(), placing);
    (await inside(portal, "[part=forgot]")).click();
    await inside(portal, "[part=forgot-form]");
    fill(await inside<HTMLInputElement>(portal, "#email"), `someone.with.a.very.long.name.indeed+${email}`);
    (await inside(portal, "[part=send-link]")).click();
    await waitForText(portal, "Check your email");
    return portal;
  },
  "a new password": async (placing) => {
    location.hash = "reset=unknown.token";
    return showPortal((await openPortal()).browser(), placing);
  },
  "a dead link": async (placing) => {
    location.hash = "reset=unknown.token";
    const portal = await showPortal((await openPortal()).browser(), placing);
    await choose(portal, ownPassword);
    await waitForText(portal, "doesn’t work");
    return portal;
  },
  "a password of one's own": async (placing) => {
    const world = await openPortal();
    const browser = world.browser();
    await browser.client.access.signIn({ organizationId: "harbour", email, password: await world.activate() });
    const portal = await showPortal(browser, placing);
    await choose(portal, ownPassword, "wrong");
    await waitForText(portal, "This isn’t your current password");
    return portal;
  },
  dashboard: whole,
  "dashboard, with addresses": (placing) => whole({ ...placing, attributes: { history: "" } }),
  "dashboard, signing out fails": async (placing) => {
    const cut = intercept((await (await openPortal()).signedIn()).transport, (name) =>
      name === "access.signOut" ? Promise.reject(new RollcallError("server.unreachable")) : undefined,
    );
    const portal = await showPortal({ transport: cut }, placing);
    (await inside(portal, "[part=sign-out]")).click();
    await waitForText(portal, "No connection");
    return portal;
  },
  paused: async (placing) => {
    const world = await openPortal();
    const browser = await world.signedIn();
    const contact = { name: "Amara Okafor", address: "amara.okafor@harbour.example" };
    await world.pause({ reason: "You are on leave.", until: "2100-02-01T00:00:00Z", contact });
    return showPortal(browser, placing);
  },
  pending: (placing) => mountPanel(tag, pendingTransport, placing),
  "not connected": (placing) => mountPanel(tag, undefined, placing),
  failed: async (placing) => {
    const broken = intercept((await openPortal()).browser().transport, () =>
      Promise.reject(new RollcallError("server.unreachable")),
    );
    return showPortal({ transport: broken }, placing);
  },
});

describe("the worker portal by keyboard and on small phones", () => {
  afterEach(clearPage);

  for (const dir of ["ltr", "rtl"] as const) {
    it(`fits into 320 pixels, ${dir} [X22]`, async () => {
      expect(isTooWide(await whole({ width: 320, dir }))).to.equal(false);
      clearPage();
      const portal = await showPortal((await openPortal()).browser(), { width: 320, dir });
      expect(isTooWide(portal)).to.equal(false);
    });
  }

  it("works with the keyboard alone [X22]", async () => {
    const world = await openPortal();
    await world.signedIn();
    const portal = await showPortal(world.browser());
    const focused = (): string => {
      const active = portal.shadowRoot?.activeElement;
      return active?.getAttribute("data-section") ?? active?.getAttribute("part") ?? "";
    };
    (await inside(portal, "#email")).focus();
    await sendKeys({ type: email });
    await sendKeys({ press: "Tab" });
    await sendKeys({ type: ownPassword });
    await sendKeys({ press: "Enter" });
    await until(() => labelsIn(portal).length > 0);
    await until(() => focused() === "title");
    await sendKeys({ press: "Tab" });
    expect(focused()).to.equal("sign-out");
    await sendKeys({ press: "Tab" });
    expect(focused()).to.equal("shifts");
    await sendKeys({ press: "Tab" });
    expect(focused()).to.equal("reports");
    await sendKeys({ press: "Enter" });
    await waitForText(portal, "After-Shift Reports");
    await until(() => focused() === "title");
    await sendKeys({ press: "Shift+Tab" });
    expect(focused()).to.equal("back");
    await sendKeys({ press: "Enter" });
    await until(() => focused() === "reports");
  });
});
