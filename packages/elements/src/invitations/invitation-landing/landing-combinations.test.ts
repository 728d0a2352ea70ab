import { createInProcessTransport } from "@rollcall/core";
import type { Transport } from "@rollcall/core/client";
import { expect } from "chai";
import { inside, textOf, waitForText } from "../../ui/testing/panel.fixture.ts";
import { clearPage, until } from "../../ui/testing/page.fixture.ts";
import { choose, labelsIn, resetUrl, showPortal, signIn } from "../../portal/worker-portal/portal.fixture.ts";
import { email, openPortal, ownPassword, type PortalWorld } from "../../ui/testing/portal-world.fixture.ts";
import { follow, freshTab, tokenIn } from "./landing.fixture.ts";

const ida = "Ida Berg";
const idaAddress = "ida.berg@harbour.example";
const attributes = {
  "sign-in-url": "/sign-in",
  "sign-up-url": "/sign-up",
  "sign-out-url": "/sign-out",
  "portal-url": "/portal?organization={organizationId}",
};
const portalUrl = "/portal?organization=harbour";
const someoneElse = "This invitation is for someone else";
const forPortal = "This invitation is for a worker portal account";
const dead = "This link doesn’t work";

/** Invites one person and returns the token of the email to their address. */
async function invite(
  { bea, scheduleId, mailsTo }: PortalWorld,
  person: { readonly personId: string } | { readonly address: string; readonly name: string },
): Promise<string> {
  await bea.members.add({ scheduleId, people: [person] });
  const mails = await mailsTo("address" in person ? person.address : email);
  return tokenIn(mails.findLast((text) => /#[\w-]+\.[\w-]{32}/.test(text)) ?? "");
}

const personIdOf = async ({ bea, scheduleId }: PortalWorld, name: string): Promise<string> => {
  const { rows } = await bea.members.list({ scheduleId });
  return rows.find((row) => row.name === name || row.email === name)?.personId ?? "";
};

type State = "no account" | "held" | "password mailed" | "active" | "paused" | "deactivated";
type Caller = "not at all" | "as them" | "as another person" | "as another worker" | "as both";

/** Opens the page of an invitation of an internal or external person in a state, for a caller. */
async function open(affiliation: "internal" | "external", state: State, caller: Caller) {
  const world = await openPortal();
  const isExternal = affiliation === "external";
  const token = await invite(world, isExternal ? { personId: world.mei } : { address: idaAddress, name: ida });
  let own = isExternal ? world.browser() : world.host(ida);
  if (isExternal && state === "password mailed") {
    const password = await world.activate();
    await own.client.access.signIn({ organizationId: "harbour", email: "mei.tanaka@contractor.example", password });
  } else if (isExternal && state !== "held") own = await world.signedIn();
  if (!isExternal && state !== "no account") await own.client.people.getMe({});
  const personId = isExternal ? world.mei : await personIdOf(world, idaAddress);
  if (state === "paused") await world.bea.access.setPortal({ personId, portal: "off" });
  if (state === "deactivated") await world.bea.people.deactivate({ personId });
  const callers: Readonly<Record<Caller, () => Transport | Promise<Transport>>> = {
    "not at all": () => world.browser().transport,
    "as them": () => own.transport,
    "as another person": () => world.host("Jonas Lindqvist").transport,
    "as another worker": async () => (await world.signedIn()).transport,
    "as both": () =>
      createInProcessTransport(world.rollcall, async () => ({
        ...(await world.rollcall.recognise({
          ...{ organizationId: "harbour", organizationName: "Harbour Operations", hostUserId: "jonas" },
          ...{ email: "jonas@harbour.example", emailVerified: true, name: "Jonas", organizationRole: "member" },
        })),
        portalPersonId: world.mei,
      })),
  };
  return follow(token, await callers[caller](), { attributes });
}

/** Every combination that can exist, with the visible text and the links or buttons, by part. */
const combinations: readonly (readonly ["internal" | "external", State, Caller, string, readonly string[]])[] = [
  ["internal", "no account", "not at all", "There’s no account with this email", ["sign-up", "sign-in", "decline"]],
  ["internal", "no account", "as another person", someoneElse, ["sign-out"]],
  ["internal", "no account", "as another worker", someoneElse, ["sign-out"]],
  ["internal", "active", "not at all", "Sign in with this email", ["sign-in", "sign-up", "decline"]],
  ["internal", "active", "as them", "Accept to join", ["accept", "decline"]],
  ["internal", "active", "as another person", someoneElse, ["sign-out"]],
  ["internal", "active", "as another worker", someoneElse, ["sign-out"]],
  ["internal", "paused", "not at all", "Sign in with this email", ["sign-in", "sign-up", "decline"]],
  ["internal", "paused", "as them", "Accept to join", ["accept", "decline"]],
  ["internal", "paused", "as another person", someoneElse, ["sign-out"]],
  ["internal", "deactivated", "not at all", dead, []],
  ["internal", "deactivated", "as them", dead, []],
  ["internal", "deactivated", "as another person", dead, []],
  ["external", "held", "not at all", "Your account isn’t active yet", []],
  ["external", "held", "as another person", forPortal, ["sign-out"]],
  ["external", "password mailed", "not at all", "Sign in to the worker portal with", ["sign-in", "decline"]],
  ["external", "password mailed", "as them", "Choose your own password first", ["sign-in"]],
  ["external", "password mailed", "as another person", forPortal, ["sign-out"]],
  ["external", "active", "not at all", "Sign in to the worker portal with", ["sign-in", "decline"]],
  ["external", "active", "as them", "Accept to join", ["accept", "decline"]],
  ["external", "active", "as another person", forPortal, ["sign-out"]],
  ["external", "active", "as both", "You’re signed in twice", ["sign-out"]],
  ["external", "paused", "not at all", "Sign in to the worker portal with", ["sign-in", "decline"]],
  ["external", "paused", "as them", "Your portal is paused", ["sign-in"]],
  ["external", "paused", "as another person", forPortal, ["sign-out"]],
  ["external", "deactivated", "not at all", dead, []],
  ["external", "deactivated", "as them", dead, []],
  ["external", "deactivated", "as another person", dead, []],
];

describe("invitations by account and session", () => {
  afterEach(() => {
    clearPage();
    freshTab();
    resetUrl();
  });

  for (const [affiliation, state, caller, text, parts] of combinations) {
    it(`${affiliation}, ${state}, signed in ${caller}: ${text} [B12, A32]`, async () => {
      const page = await open(affiliation, state, caller);
      await waitForText(page, text);
      const shown = [...page.renderRoot.querySelectorAll("[part=actions] :is(a, button)")];
      expect(shown.map((one) => one.getAttribute("part"))).to.deep.equal(parts);
      if (affiliation === "external") {
        for (const link of page.renderRoot.querySelectorAll("[part=sign-in]")) {
          expect(link.getAttribute("href")).to.equal(portalUrl);
        }
      }
    });
  }

  it("ends the session of another worker and shows the invitation again [P01]", async () => {
    const page = await open("internal", "active", "as another worker");
    (await inside(page, "[part=sign-out]")).click();
    await waitForText(page, "Sign in with this email");
  });

  it("comes back from the worker portal to accept, after choosing a password [B12, A26]", async () => {
    const world = await openPortal();
    const token = await invite(world, { personId: world.mei });
    const password = await world.activate();
    const browser = world.browser();
    const landing = await follow(token, browser.transport, { attributes });
    await waitForText(landing, "Sign in to the worker portal with");
    clearPage();
    const portal = await showPortal(browser, { attributes: { "return-url": "#back" } });
    await signIn(portal, password);
    await waitForText(portal, "Choose your own password");
    expect(location.hash).to.equal("");
    await choose(portal, ownPassword);
    await until(() => location.hash === "#back");
    expect(labelsIn(portal).length).to.be.greaterThan(0);
    expect((await inside<HTMLAnchorElement>(portal, "[part=return]")).hash).to.equal("#back");
    clearPage();
    resetUrl();
    const back = await follow(token, browser.transport, { attributes });
    (await inside(back, "[part=accept]")).click();
    await waitForText(back, "You’ve joined");
    await until(() => back.renderRoot.querySelector("[part=go]") !== null);
    expect((await inside(back, "[part=go]")).getAttribute("href")).to.equal(portalUrl);
  });

  it("links to no other origin from the portal [P40]", async () => {
    for (const url of ["https://elsewhere.example/", "//elsewhere.example", "javascript:alert(1)"]) {
      const world = await openPortal();
      const portal = await showPortal(await world.signedIn(), { attributes: { "return-url": url } });
      await until(() => labelsIn(portal).length > 0);
      expect(textOf(portal)).not.to.include("Go back to where");
      clearPage();
    }
  });
});
