import { RollcallError } from "@rollcall/core/contract";
import { expect } from "chai";
import type { LitElement } from "lit";
import { fill, inside, intercept, textOf, waitForText } from "../../ui/testing/panel.fixture.ts";
import { clearPage, until } from "../../ui/testing/page.fixture.ts";
import { resetUrl, openSection, showPortal } from "./portal.fixture.ts";
import { openPortal, type PortalWorld } from "../../ui/testing/portal-world.fixture.ts";

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
    resetUrl();
  });

  const openProfile = async (world: PortalWorld, transport = world.browser().transport): Promise<LitElement> =>
    openSection(await showPortal({ transport }, { attributes: { section: "profile" } }));

  it("saves a field when it loses focus, over the scheduler's value [A52, A66]", async () => {
    const world = await openPortal();
    const browser = await world.signedIn();
    await schedulerSets(world, { mobile: theirs });
    const section = await openProfile(world, browser.transport);
    fill(await inside<HTMLInputElement>(section, "#field-mobile"), mine);
    await waitForText(section, "Saved");
    expect(await valueOf(world, "mobile")).to.equal(mine);
  });

  it("proposes the browser's time zone and saves it [Q57]", async () => {
    const world = await openPortal();
    const browser = await world.signedIn();
    const section = await openProfile(world, browser.transport);
    const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
    const zone = await inside<HTMLSelectElement>(section, "#field-timeZone");
    const use = await inside<HTMLButtonElement>(section, "[part~=use-zone]");
    expect([zone.value, use.textContent.trim()]).to.deep.equal(["", `Use this device’s time zone: ${own}`]);
    use.click();
    await waitForText(section, "Saved");
    expect([await valueOf(world, "timeZone"), zone.value]).to.deep.equal([own, own]);
    expect(section.querySelector("[part~=use-zone]")).to.equal(null);
  });

  it("sends only the changed field [A67, P44]", async () => {
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
    await waitForText(section, "Saved");
    expect(sent).to.deep.equal([{ set: { nickname: "Mei-Mei" }, seen: { nickname: 0 } }]);
  });

  it("shows the scheduler's change with the previous value, and restores it [X12, A67]", async () => {
    const world = await openPortal();
    const browser = await world.signedIn();
    await browser.client.portal.updateProfile({ set: { mobile: mine } });
    const section = await openProfile(world, browser.transport);
    await schedulerSets(world, { mobile: "+41 79 222 33 44" });
    await schedulerSets(world, { mobile: theirs });
    await waitForText(section, `Changed from “${mine}” to “${theirs}”`);
    await waitForText(section, "Your scheduler changed 1 field");
    (await inside(section, "[data-field=mobile] [part=restore]")).click();
    await until(() => section.renderRoot.querySelector("[part=notices]") === null);
    expect(await valueOf(world, "mobile")).to.equal(mine);
    expect((await inside<HTMLInputElement>(section, "#field-mobile")).value).to.equal(mine);
    await until(() => (section.renderRoot as ShadowRoot).activeElement?.id === "field-mobile");
  });

  it("shows a changed list [X12, A11]", async () => {
    const world = await openPortal({ profile: { workerReads: { restrictions: true } } });
    const browser = await world.signedIn();
    const restrict = (note: string): Promise<unknown> =>
      world.bea.profiles.update({ personId: world.mei, set: { restrictions: [{ kind: "other", note }] } });
    await restrict("No nights");
    await restrict("No lifting");
    const section = await openProfile(world, browser.transport);
    await waitForText(section, "Changed from “No nights” to “No lifting”");
  });

  it("dismisses the notices, including on the card [X12]", async () => {
    const world = await openPortal();
    const browser = await world.signedIn();
    await schedulerSets(world, { mobile: theirs, nickname: "Mei-Mei" });
    const portal = await showPortal(browser, { attributes: { section: "profile" } });
    const section = await openSection(portal);
    await waitForText(section, "Your scheduler changed 2 fields");
    (await inside(section, "[part=dismiss]")).click();
    await until(() => section.renderRoot.querySelector("[part=notices]") === null);
    expect((await browser.client.portal.get({})).cards?.find((card) => card.section === "profile")?.count).to.equal(0);
    (await inside(portal, "header [part=back]")).click();
    await until(() => textOf(portal).includes("Your personal details"));
    expect(await valueOf(world, "mobile")).to.equal(theirs);
  });

  it("warns while an outdated value is edited, and asks before overwriting it [Q31, A67]", async () => {
    const world = await openPortal();
    const browser = await world.signedIn();
    const section = await openProfile(world, browser.transport);
    const field = await inside<HTMLInputElement>(section, "#field-mobile");
    fill(field, mine, false);
    await schedulerSets(world, { mobile: theirs });
    await waitForText(section, `Someone else set this to “${theirs}”`);
    field.dispatchEvent(new Event("change", { bubbles: true }));
    await section.updateComplete;
    expect(await valueOf(world, "mobile")).to.equal(theirs);
    const save = [...section.renderRoot.querySelectorAll<HTMLButtonElement>(".acts .link")].find((link) =>
      link.textContent.includes("Save mine"),
    );
    save?.click();
    await waitForText(section, "Saved");
    expect(await valueOf(world, "mobile")).to.equal(mine);
  });

  it("shows an unseen value that a save replaced, and restores it [Q31, X12]", async () => {
    const world = await openPortal();
    const browser = await world.signedIn();
    // No live updates: the page doesn't see the scheduler's change before saving.
    const offline = {
      ...intercept(browser.transport, () => undefined),
      stream: () => ({ [Symbol.asyncIterator]: () => ({ next: () => new Promise<never>(() => undefined) }) }),
    };
    const section = await openProfile(world, offline);
    await schedulerSets(world, { mobile: theirs });
    fill(await inside<HTMLInputElement>(section, "#field-mobile"), mine);
    await waitForText(section, `This replaced “${theirs}”, which your scheduler had set`);
    (await inside(section, "[part=overwrote] [part=put-back]")).click();
    await until(() => section.renderRoot.querySelector("[part=overwrote]") === null);
    expect(await valueOf(world, "mobile")).to.equal(theirs);
  });

  it("keeps input that couldn't be saved, and explains why [A52]", async () => {
    const world = await openPortal();
    const browser = await world.signedIn();
    const section = await openProfile(world, browser.transport);
    const field = await inside<HTMLInputElement>(section, "#field-mobile");
    fill(field, "call me");
    await waitForText(section, "A phone number can contain only digits");
    expect(field.value).to.equal("call me");
    expect(await valueOf(world, "mobile")).to.equal(null);
  });

  it("retries after a lost connection [A52]", async () => {
    const world = await openPortal();
    let isCut = true;
    const cut = intercept((await world.signedIn()).transport, (name) =>
      isCut && name === "portal.updateProfile" ? Promise.reject(new RollcallError("server.unreachable")) : undefined,
    );
    const section = await openProfile(world, cut);
    fill(await inside<HTMLInputElement>(section, "#field-nickname"), "Mei-Mei");
    await waitForText(section, "Not saved. No connection");
    isCut = false;
    (await inside(section, ".acts .link")).click();
    await waitForText(section, "Saved");
    expect(await valueOf(world, "nickname")).to.equal("Mei-Mei");
  });

  it("shows read-only fields and the host's own fields, with the right controls [X26, Q32]", async () => {
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
    const text = textOf(section);
    expect(text).to.include("B 12").and.to.include("€25.50").and.to.include("Simple");
    expect(text).not.to.include("Note of the scheduler");
    expect(section.renderRoot.querySelector("#field-payRate, #field-locker") === null).to.equal(true);
    const shirt = await inside<HTMLSelectElement>(section, "#field-shirt");
    shirt.value = "M";
    shirt.dispatchEvent(new Event("change", { bubbles: true }));
    await until(() => section.renderRoot.querySelector("#field-shirt-state")?.textContent.includes("Saved"));
    (await inside(section, "#field-bike")).click();
    await until(() => section.renderRoot.querySelector("#field-bike-state")?.textContent.includes("Saved"));
    expect(await valueOf(world, "bike")).to.equal(true);
    const fee = await inside<HTMLInputElement>(section, "#field-fee");
    const currency = fee.parentElement?.querySelector<HTMLInputElement>(".currency");
    fill(fee, "4,20", false);
    await section.updateComplete;
    if (currency) fill(currency, "eur", false);
    currency?.blur();
    await until(() => section.renderRoot.querySelector("#field-fee-state")?.textContent.includes("Saved"));
    expect(await valueOf(world, "fee")).to.deep.equal({ amount: 420, currency: "EUR" });
    expect(await valueOf(world, "shirt")).to.equal("M");
  });

  it("shows the scheduler's choice instead of the worker's [A67, X26]", async () => {
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

  it("shows host users' names as read-only [A66]", async () => {
    const world = await openPortal();
    const section = await openProfile(world, world.host("Jonas Lindqvist").transport);
    expect(section.renderRoot.querySelector("#field-firstName") === null).to.equal(true);
    expect(textOf(section)).to.include("Managed by your organization");
    // The host sends no separate names, so "not set" would be wrong.
    expect(textOf(section)).to.include("Name Jonas Lindqvist").and.not.include("First name");
  });
});
