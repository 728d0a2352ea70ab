import { RollcallError } from "@rollcall/core/contract";
import { expect } from "chai";
import type { LitElement } from "lit";
import { fill, inside, says, tampered, textOf } from "../../look/panel.fixture.ts";
import { clearPage, until } from "../../members/member-list/member-list.fixture.ts";
import { freshAddress, openPortal, openSection, type PortalWorld, showPortal } from "./portal.fixture.ts";

const mine = "+41 79 000 00 01";
const theirs = "+41 79 111 22 33";

const valueOf = async (world: PortalWorld, name: string): Promise<unknown> => {
  const { profile } = await world.bea.profiles.get({ personId: world.mei });
  return profile.groups.flatMap(({ fields }) => fields).find((field) => field.name === name)?.value;
};

const schedulerSets = (world: PortalWorld, set: Record<string, string | null>): Promise<unknown> =>
  world.bea.profiles.update({ personId: world.mei, set });

describe("My Profile", () => {
  afterEach(() => {
    clearPage();
    freshAddress();
  });

  const openProfile = async (world: PortalWorld, transport = world.browser().transport): Promise<LitElement> =>
    openSection(await showPortal({ transport }, { attributes: { section: "profile" } }));

  it("saves a personal detail when it is left, over what was set internally [A52, A66]", async () => {
    const world = await openPortal();
    const browser = await world.signedIn();
    await schedulerSets(world, { mobile: theirs });
    const section = await openProfile(world, browser.transport);
    fill(await inside<HTMLInputElement>(section, "#field-mobile"), mine);
    await says(section, "Saved");
    expect(await valueOf(world, "mobile")).to.equal(mine);
  });

  it("sends the field that was changed, and no other [A67, P44]", async () => {
    const world = await openPortal();
    const browser = await world.signedIn();
    const sent: unknown[] = [];
    const watched = {
      stream: browser.transport.stream.bind(browser.transport),
      call: (call: Parameters<typeof browser.transport.call>[0]) => {
        if (call.name === "portal.updateProfile") sent.push(call.input);
        return browser.transport.call(call);
      },
    };
    const section = await openProfile(world, watched);
    fill(await inside<HTMLInputElement>(section, "#field-nickname"), "Mei-Mei");
    await says(section, "Saved");
    expect(sent).to.deep.equal([{ set: { nickname: "Mei-Mei" }, seen: { nickname: 0 } }]);
  });

  it("says what the scheduler changed, with what was there, and gives it back [X12, A67]", async () => {
    const world = await openPortal();
    const browser = await world.signedIn();
    await browser.client.portal.updateProfile({ set: { mobile: mine } });
    const section = await openProfile(world, browser.transport);
    await schedulerSets(world, { mobile: "+41 79 222 33 44" });
    await schedulerSets(world, { mobile: theirs });
    await says(section, `It was “${mine}”, now it is “${theirs}”`);
    await says(section, "Your scheduler changed 1 field");
    (await inside(section, "[data-field=mobile] [part=restore]")).click();
    await until(() => section.renderRoot.querySelector("[part=notices]") === null);
    expect(await valueOf(world, "mobile")).to.equal(mine);
    expect((await inside<HTMLInputElement>(section, "#field-mobile")).value).to.equal(mine);
    await until(() => (section.renderRoot as ShadowRoot).activeElement?.id === "field-mobile");
  });

  it("tells one rating of a skill from the other [X12, A11]", async () => {
    const world = await openPortal();
    const browser = await world.signedIn();
    const rate = (rating: number): Promise<unknown> =>
      world.bea.profiles.update({ personId: world.mei, set: { skills: [{ name: "Lifting", rating }] } });
    await rate(2);
    await rate(4);
    const section = await openProfile(world, browser.transport);
    await says(section, "It was “Lifting (2 of 5)”, now it is “Lifting (4 of 5)”");
  });

  it("dismisses what one has seen, and the card counts it no more [X12]", async () => {
    const world = await openPortal();
    const browser = await world.signedIn();
    await schedulerSets(world, { mobile: theirs, nickname: "Mei-Mei" });
    const portal = await showPortal(browser, { attributes: { section: "profile" } });
    const section = await openSection(portal);
    await says(section, "Your scheduler changed 2 fields");
    (await inside(section, "[part=dismiss]")).click();
    await until(() => section.renderRoot.querySelector("[part=notices]") === null);
    expect((await browser.client.portal.get({})).cards?.find((card) => card.section === "profile")?.count).to.equal(0);
    (await inside(portal, "header [part=back]")).click();
    await until(() => textOf(portal).includes("Your personal details"));
    expect(await valueOf(world, "mobile")).to.equal(theirs);
  });

  it("tells whoever edits an outdated value, and asks before it goes over it [Q31, A67]", async () => {
    const world = await openPortal();
    const browser = await world.signedIn();
    const section = await openProfile(world, browser.transport);
    const field = await inside<HTMLInputElement>(section, "#field-mobile");
    fill(field, mine, false);
    await schedulerSets(world, { mobile: theirs });
    await says(section, `Meanwhile somebody else set this to “${theirs}”`);
    field.dispatchEvent(new Event("change", { bubbles: true }));
    await section.updateComplete;
    expect(await valueOf(world, "mobile")).to.equal(theirs);
    const save = [...section.renderRoot.querySelectorAll<HTMLButtonElement>(".acts .link")].find((link) =>
      link.textContent.includes("Save mine"),
    );
    save?.click();
    await says(section, "Saved");
    expect(await valueOf(world, "mobile")).to.equal(mine);
  });

  it("says what it has replaced unseen, and restores it [Q31, X12]", async () => {
    const world = await openPortal();
    const browser = await world.signedIn();
    // Nothing is told live: what the scheduler sets is not seen before saving.
    const deaf = {
      ...tampered(browser.transport, () => undefined),
      stream: () => ({ [Symbol.asyncIterator]: () => ({ next: () => new Promise<never>(() => undefined) }) }),
    };
    const section = await openProfile(world, deaf);
    await schedulerSets(world, { mobile: theirs });
    fill(await inside<HTMLInputElement>(section, "#field-mobile"), mine);
    await says(section, `You replaced “${theirs}”`);
    (await inside(section, "[part=overwrote] [part=restore]")).click();
    await until(() => section.renderRoot.querySelector("[part=overwrote]") === null);
    expect(await valueOf(world, "mobile")).to.equal(theirs);
  });

  it("keeps what could not be saved, and says why [A52]", async () => {
    const world = await openPortal();
    const browser = await world.signedIn();
    const section = await openProfile(world, browser.transport);
    const field = await inside<HTMLInputElement>(section, "#field-mobile");
    fill(field, "call me");
    await says(section, "A telephone number has digits");
    expect(field.value).to.equal("call me");
    expect(await valueOf(world, "mobile")).to.equal(null);
  });

  it("can be tried again when there was no connection [A52]", async () => {
    const world = await openPortal();
    let isCut = true;
    const cut = tampered((await world.signedIn()).transport, (name) =>
      isCut && name === "portal.updateProfile" ? Promise.reject(new RollcallError("server.unreachable")) : undefined,
    );
    const section = await openProfile(world, cut);
    fill(await inside<HTMLInputElement>(section, "#field-nickname"), "Mei-Mei");
    await says(section, "Not saved. No connection");
    isCut = false;
    (await inside(section, ".acts .link")).click();
    await says(section, "Saved");
    expect(await valueOf(world, "nickname")).to.equal("Mei-Mei");
  });

  it("shows what is only read, and the fields of the host, each as its sort of value wants [X26, Q32]", async () => {
    const world = await openPortal({
      profile: {
        fields: [
          {
            name: "shirt",
            group: "details",
            label: "Shirt size",
            kind: "choice",
            choices: ["S", "M"],
            worker: "write",
          },
          { name: "bike", group: "details", label: "Comes by bike", kind: "boolean", worker: "write" },
          { name: "locker", group: "details", label: "Locker", kind: "text", worker: "read" },
          { name: "secret", group: "details", label: "Note of the scheduler", kind: "text" },
          { name: "fee", group: "hours", label: "Travel fee", kind: "money", worker: "write" },
        ],
        workerReads: { compensation: true },
      },
    });
    const browser = await world.signedIn();
    await world.bea.profiles.update({
      personId: world.mei,
      set: { locker: "B 12", payKind: "simple", payRate: { amount: 2550, currency: "EUR" }, payUnit: "hour" },
    });
    const section = await openProfile(world, browser.transport);
    const said = textOf(section);
    expect(said).to.include("B 12").and.to.include("€25.50").and.to.include("Simple");
    expect(said).not.to.include("Note of the scheduler");
    expect(section.renderRoot.querySelector("#field-payRate, #field-locker") === null).to.equal(true);
    const shirt = await inside<HTMLSelectElement>(section, "#field-shirt");
    shirt.value = "M";
    shirt.dispatchEvent(new Event("change", { bubbles: true }));
    await until(() => section.renderRoot.querySelector("#field-shirt-state")?.textContent.includes("Saved"));
    (await inside(section, "#field-bike")).click();
    await until(() => section.renderRoot.querySelector("#field-bike-state")?.textContent.includes("Saved"));
    expect(await valueOf(world, "bike")).to.equal(true);
    fill(await inside<HTMLInputElement>(section, "#field-fee"), "4,20 eur");
    await until(() => section.renderRoot.querySelector("#field-fee-state")?.textContent.includes("Saved"));
    expect(await valueOf(world, "fee")).to.deep.equal({ amount: 420, currency: "EUR" });
    expect(await valueOf(world, "shirt")).to.equal("M");
  });

  it("shows what the scheduler chooses where the worker had chosen before [A67, X26]", async () => {
    const shirt = { name: "shirt", group: "details", label: "Shirt size", kind: "choice", worker: "write" } as const;
    const world = await openPortal({ profile: { fields: [{ ...shirt, choices: ["S", "M"] }] } });
    const section = await openProfile(world, (await world.signedIn()).transport);
    const select = await inside<HTMLSelectElement>(section, "#field-shirt");
    select.value = "M";
    select.dispatchEvent(new Event("change", { bubbles: true }));
    await until(() => section.renderRoot.querySelector("#field-shirt-state")?.textContent.includes("Saved"));
    await schedulerSets(world, { shirt: "S" });
    await until(() => select.value === "S");
  });

  it("leaves the names of a user of the host to the host [A66]", async () => {
    const world = await openPortal();
    const section = await openProfile(world, world.host("Jonas Lindqvist").transport);
    expect(section.renderRoot.querySelector("#field-firstName") === null).to.equal(true);
    expect(textOf(section)).to.include("Your organization keeps this");
    // The host says no parts of the name: that they are not set would be untrue.
    expect(textOf(section)).to.include("Name Jonas Lindqvist").and.not.include("First name");
  });
});
