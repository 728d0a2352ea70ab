import { expect } from "chai";
import "./schedule-link.define.ts";
import { clearPage, until } from "../../ui/testing/page.fixture.ts";
import { choose } from "../../people/people.fixture.ts";
import {
  describeAccessibility,
  fill,
  inside,
  mountPanel,
  textOf,
  waitForText,
} from "../../ui/testing/panel.fixture.ts";
import { confirm, openLink, openLinked, people, press } from "./schedule-link.fixture.ts";

describe("<schedule-link>", () => {
  afterEach(clearPage);

  it("connects, lists schedules, previews in words, and links [B19, Q3, X3]", async () => {
    const { panel, upstream, world, run } = await openLink();
    await waitForText(panel, "Nothing changes in the other product");
    await press(panel, "start");
    choose(await inside<HTMLSelectElement>(panel, "#link-provider"), "pagerduty");
    const key = await inside<HTMLInputElement>(panel, "#link-token");
    expect([key.type, key.autocomplete]).to.deep.equal(["password", "new-password"]);
    await waitForText(panel, "API Access Keys");
    await press(panel, "next");
    await waitForText(panel, "Fill in all required fields.");
    fill(key, "wrong");
    await press(panel, "next");
    await waitForText(panel, "The product rejected the key");
    fill(key, "right");
    await press(panel, "next");
    fill(await inside<HTMLInputElement>(panel, "#link-search"), "12");
    await until(() => panel.renderRoot.querySelectorAll("[part=upstream]").length === 1);
    (await inside(panel, "[part=upstream]")).click();
    await press(panel, "next");
    await waitForText(panel, "25 people become members");
    expect(textOf(panel))
      .to.include("Person 1")
      .and.to.include("and 5 more")
      .and.to.include("2 members can’t be assigned anymore")
      .and.to.include("Mei Tanaka");
    expect((await world.bea.links.get({ scheduleId: world.scheduleId })).link).to.equal(null);
    expect(panel.shadowRoot?.activeElement?.id).to.equal("link-step");
    let linked: unknown;
    panel.addEventListener("rollcall-schedule-linked", ({ provider }) => (linked = provider));
    await press(panel, "next");
    await waitForText(panel, "Starts within a minute");
    expect([linked, upstream.connection?.credentials]).to.deep.equal(["pagerduty", { token: "right" }]);
    await run();
    await waitForText(panel, "Synchronized just now");
    expect(textOf(panel)).to.include("PagerDuty · Schedule 12").and.to.not.include("right");
  });

  it("shows when it last synchronized, warns after an hour with a remedy, and synchronizes on request [Q18, B25]", async () => {
    const { panel, upstream, world, run } = await openLinked();
    upstream.answer = { status: "failed", problem: "credentials-refused" };
    world.pass(61 * 60_000);
    await run();
    document.dispatchEvent(new Event("visibilitychange"));
    await waitForText(panel, "The member list may be out of date. The last synchronization failed.");
    expect(textOf(panel)).to.include("create a new one");
    upstream.answer = undefined;
    upstream.people = people(4);
    await press(panel, "show-plan");
    await waitForText(panel, "1 person becomes a member");
    await press(panel, "sync");
    await waitForText(panel, "Starting synchronization");
    await run();
    await waitForText(panel, "Synchronization finished");
    expect(panel.renderRoot.querySelector("[part=notice]") === null).to.equal(true);
    (await inside(panel, "[part=runs] summary")).click();
    await waitForText(panel, "1 added, 0 updated, 0 removed");
    expect(textOf(panel)).to.include("Failed").and.to.include("Applied");
  });

  it("lists waiting removals, explains a changed plan, and confirms exactly the list shown [Q20, P57, P59]", async () => {
    const { panel, upstream, world, run } = await openLinked(25);
    upstream.people = people(1);
    world.pass(46 * 60_000);
    await run();
    await waitForText(panel, "24 removals are waiting for confirmation");
    expect(panel.renderRoot.querySelectorAll("[part=removal]").length).to.equal(20);
    await press(panel, "more-removals");
    await until(() => panel.renderRoot.querySelectorAll("[part=removal]").length === 24);
    upstream.people = people(2);
    await press(panel, "confirm-held");
    const button = await inside(panel, "dialog[open] [part=confirm]");
    button.click();
    await waitForText(panel, "The list above shows what would change now.");
    expect((await inside(panel, "[part=changed-plan]")).textContent).to.include("23 members are removed");
    expect(button.getAttribute("aria-disabled")).to.equal("true");
    await run();
    await press(panel, "cancel");
    await waitForText(panel, "23 removals are waiting for confirmation");
    await press(panel, "confirm-held");
    await confirm(panel);
    await waitForText(panel, "Removals confirmed");
    await until(() => panel.renderRoot.querySelector("[part=held]") === null);
    const { rows } = await world.bea.members.list({ scheduleId: world.scheduleId, limit: 100 });
    expect(rows.map(({ name }) => name).sort()).to.deep.equal(["Bea Boss", "Mei Tanaka", "Person 1", "Person 2"]);
  });

  it("discards removals, and unlinks after a preview of the restored values [Q20, Q3]", async () => {
    const { panel, upstream, world, run } = await openLinked();
    upstream.people = [];
    world.pass(46 * 60_000);
    await run();
    await press(panel, "discard-held");
    await confirm(panel);
    await waitForText(panel, "Removals discarded");
    await until(() => panel.renderRoot.querySelector("[part=held]") === null);
    await press(panel, "unlink");
    await waitForText(panel, "3 members from PagerDuty stay and are managed here.");
    expect(textOf(panel)).to.match(/\d members? gets? back the assignability/);
    await confirm(panel);
    await waitForText(panel, "Schedule unlinked");
    await waitForText(panel, "Not linked");
  });

  it("shows planners the state, and only admins the controls [P42]", async () => {
    const { world } = await openLinked();
    clearPage();
    const scheduler = await mountPanel("schedule-link", world.host("Sam", "scheduler").transport, {
      attributes: { "schedule-id": world.scheduleId },
    });
    await waitForText(scheduler, "Synchronized just now");
    expect(scheduler.renderRoot.querySelector("[part=sync], [part=unlink]") === null).to.equal(true);
    expect((await inside(scheduler, "[part=refused]")).textContent).to.include("permission");
  });
});

describeAccessibility({
  "not linked": async (placing) => (await openLink(placing)).panel,
  connecting: async (placing) => {
    const { panel } = await openLink(placing);
    await press(panel, "start");
    await inside(panel, "#link-token");
    return panel;
  },
  preview: async (placing) => {
    const { panel } = await openLink(placing);
    await press(panel, "start");
    fill(await inside<HTMLInputElement>(panel, "#link-token"), "right");
    await press(panel, "next");
    (await inside(panel, "[part=upstream]")).click();
    await press(panel, "next");
    await inside(panel, "[part=plan]");
    return panel;
  },
  "removals waiting": async (placing) => {
    const { panel, upstream, world, run } = await openLinked(5, placing);
    upstream.people = [];
    world.pass(61 * 60_000);
    await run();
    await inside(panel, "[part=removal]");
    (await inside(panel, "[part=runs] summary")).click();
    await inside(panel, "[part=run]");
    return panel;
  },
});
