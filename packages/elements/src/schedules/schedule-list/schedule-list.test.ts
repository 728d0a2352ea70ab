import { RollcallError } from "@rollcall/core/contract";
import { expect } from "chai";
import type { LitElement } from "lit";
import "./schedule-list.define.ts";
import {
  fill,
  inside,
  intercept,
  mountPanel,
  pendingTransport,
  textOf,
  waitForText,
} from "../../ui/testing/panel.fixture.ts";
import { clearPage, until } from "../../ui/testing/page.fixture.ts";
import { addPeople, meet, openWorld, type World } from "../../ui/testing/world.fixture.ts";
import { type ScheduleChosenEvent, ScheduleCreatedEvent } from "./schedule-list.events.ts";

const amara = "Amara Okafor";
const boss = "Bea Boss";

const namesIn = (panel: LitElement): string[] =>
  [...panel.renderRoot.querySelectorAll("[part=schedule]")].map((one) => one.textContent.trim());

const rowOf = (panel: LitElement, name: string): Element | undefined =>
  [...panel.renderRoot.querySelectorAll("[part=row]")].find((row) => row.textContent.includes(name));

const create = async (world: World, user: string, name: string, owner?: "person"): Promise<string> =>
  (await world.client(user).schedules.create({ name, ...(owner && { owner }) })).schedule.id;

const isChosen = (panel: LitElement): Promise<ScheduleChosenEvent> =>
  new Promise((heard) => panel.addEventListener("rollcall-schedule-chosen", heard));

describe("a list of schedules", () => {
  afterEach(clearPage);

  it("shows the caller's schedules with role, people and readiness [B5]", async () => {
    const world = await openWorld();
    await addPeople(world, ["Jonas Lindqvist", "Mei Tanaka"]);
    await create(world, "Rafael Vidal", "Not for Jonas");
    const panel = await mountPanel("schedule-list", world.as("Jonas Lindqvist"));
    expect(namesIn(panel)).to.deep.equal(["Night watch"]);
    const row = rowOf(panel, "Night watch")?.textContent ?? "";
    expect(row).to.include("3 people");
    expect(row).to.include("0 of 3 ready");
    expect(row).to.include("Member");
  });

  it("moves no row on a phone when the organization's name arrives after the rows [B5, X22]", async () => {
    const world = await openWorld();
    const transport = world.as(amara);
    let answer: (name: string) => void = () => undefined;
    const name = new Promise<string>((resolve) => (answer = resolve));
    const late = async () => {
      const { organization } = await world.client(amara).organizations.get({});
      return { organization: { ...organization, name: await name } };
    };
    const panel = await mountPanel(
      "schedule-list",
      intercept(transport, (operation) => (operation === "organizations.get" ? late() : undefined)),
      { width: 326 },
    );
    expect(textOf(panel)).to.include("Owned by the organization");
    const height = (): number | undefined => rowOf(panel, "Night watch")?.getBoundingClientRect().height;
    const before = height();
    answer("Harbour Operations");
    await waitForText(panel, "Owned by Harbour Operations");
    expect(height()).to.equal(before);
  });

  it("flags schedules with only one admin once there is another member [B58]", async () => {
    const world = await openWorld();
    await addPeople(world, ["Jonas Lindqvist"], { role: "admin" });
    await meet(world, "Jonas Lindqvist");
    const scheduleId = await create(world, amara, "Pier 4 gate");
    await create(world, amara, "Only me");
    const people = [{ address: "mei.tanaka@harbour.example" }];
    await world.client(amara).members.add({ scheduleId, people });
    const panel = await mountPanel("schedule-list", world.as(amara));
    expect(rowOf(panel, "Pier 4 gate")?.textContent).to.include("Only one admin");
    expect(rowOf(panel, "Only me")?.textContent).not.to.include("Only one admin");
    expect(rowOf(panel, "Night watch")?.textContent).not.to.include("Only one admin");
  });

  it("lists all schedules of the organization only for its admins [Q49]", async () => {
    const world = await openWorld();
    await create(world, "Rafael Vidal", "Crane supervision");
    const panel = await mountPanel("schedule-list", world.as(boss, "admin"));
    await waitForText(panel, "turn on “All schedules of the organization”");
    expect(textOf(panel)).to.include("You’re not on any schedules");
    (await inside(panel, "#scope")).click();
    await until(() => namesIn(panel).length === 2);
    expect(namesIn(panel)).to.deep.equal(["Crane supervision", "Night watch"]);
    clearPage();
    const other = await mountPanel("schedule-list", world.as(amara));
    await inside(other, "#create");
    expect(other.renderRoot.querySelector("#scope") === null).to.equal(true);
  });

  it("creates a schedule with the caller as its first admin [B56, B57]", async () => {
    const world = await openWorld();
    const panel = await mountPanel("schedule-list", world.as("Nina New"));
    const created = new Promise<ScheduleCreatedEvent>((heard) =>
      panel.addEventListener("rollcall-schedule-created", heard),
    );
    (await inside(panel, "#create")).click();
    const name = await inside<HTMLInputElement>(panel, "dialog[open] #new-name");
    expect((await inside<HTMLSelectElement>(panel, "#new-zone")).value).to.equal("UTC");
    fill(name, "Tug boats");
    const chosen = isChosen(panel);
    (await inside(panel, "[part=confirm]")).click();
    const { schedule, type } = await created;
    expect(type satisfies "rollcall-schedule-created").to.equal(ScheduleCreatedEvent.type);
    // A host without `href-template` opens it on this event.
    expect((await chosen).scheduleId).to.equal(schedule.id);
    expect(schedule.myRole).to.equal("admin");
    expect(schedule.ownerId).to.equal(null);
    await until(() => namesIn(panel).includes("Tug boats"));
    await until(() => panel.renderRoot.querySelector("dialog") === null);
    await until(() => panel.shadowRoot?.activeElement?.textContent.includes("Tug boats"));
    const people = [{ address: "mei.tanaka@harbour.example" }];
    const { results } = await world.client("Nina New").members.add({ scheduleId: schedule.id, people });
    expect(results[0]?.status).to.equal("added");
    await until(() => rowOf(panel, "Tug boats")?.textContent.includes("2 people"));
  });

  it("opens the page of a schedule after creating it [B56]", async () => {
    const world = await openWorld();
    const attributes = { "href-template": "#/schedules/{id}" };
    const panel = await mountPanel("schedule-list", world.as("Nina New"), { attributes });
    (await inside(panel, "#create")).click();
    fill(await inside<HTMLInputElement>(panel, "#new-name"), "Tug boats");
    (await inside(panel, "[part=confirm]")).click();
    const opened = await until(() => location.hash.startsWith("#/schedules/") && location.hash);
    const { schedules } = await world.client("Nina New").schedules.list({});
    expect(opened).to.equal(`#/schedules/${schedules[0]?.id}`);
    location.hash = "";
  });

  it("creates a personally owned schedule in another time zone [B56, Q48]", async () => {
    const world = await openWorld();
    const panel = await mountPanel("schedule-list", world.as("Nina New"));
    (await inside(panel, "#create")).click();
    fill(await inside(panel, "#new-name"), "My rota");
    (await inside(panel, "input[value=person]")).click();
    (await inside<HTMLSelectElement>(panel, "#new-zone")).value = "Europe/Zurich";
    (await inside(panel, "[part=confirm]")).click();
    await until(() => rowOf(panel, "My rota")?.textContent.includes("Yours"));
    const { schedules } = await world.client("Nina New").schedules.list({});
    expect(schedules[0]?.timeZone).to.equal("Europe/Zurich");
    expect(schedules[0]?.ownerId).not.to.equal(null);
  });

  it("creates one schedule when the response is lost and the user retries [X1]", async () => {
    const world = await openWorld();
    const real = world.as("Nina New");
    let lost = 0;
    const transport = {
      ...intercept(real, () => undefined),
      call: async (one: Parameters<typeof real.call>[0]) => {
        const answer = await real.call(one);
        if (one.mode === "run" && one.name === "schedules.create" && lost++ === 0) {
          throw new RollcallError("request.timed-out");
        }
        return answer;
      },
    };
    const panel = await mountPanel("schedule-list", transport);
    (await inside(panel, "#create")).click();
    fill(await inside(panel, "#new-name"), "Tug boats");
    (await inside(panel, "[part=confirm]")).click();
    await waitForText(panel, "The request timed out");
    (await inside(panel, "[part=confirm]:not([aria-disabled])")).click();
    await until(() => panel.renderRoot.querySelector("dialog") === null);
    expect((await world.client("Nina New").schedules.list({})).schedules.length).to.equal(1);
  });

  it("links to the host's URL, unless the host handles the event [B5]", async () => {
    const world = await openWorld();
    const panel = await mountPanel("schedule-list", world.as(amara), {
      attributes: { "href-template": "#/schedules/{id}" },
    });
    const link = await inside<HTMLAnchorElement>(panel, "a[part=schedule]");
    expect(link.getAttribute("href")).to.equal(`#/schedules/${world.scheduleId}`);
    panel.addEventListener("rollcall-schedule-chosen", (event) => event.preventDefault(), { once: true });
    const heard = isChosen(panel);
    link.click();
    expect((await heard).scheduleId).to.equal(world.scheduleId);
    expect(location.hash).to.equal("");
    link.click();
    await until(() => location.hash === `#/schedules/${world.scheduleId}`);
    history.replaceState(null, "", location.pathname + location.search);
  });

  it("renders rows as buttons without a URL template, operable by keyboard [X22]", async () => {
    const world = await openWorld();
    const panel = await mountPanel("schedule-list", world.as(amara));
    const button = await inside(panel, "button[part=schedule]");
    const heard = isChosen(panel);
    button.focus();
    expect(panel.shadowRoot?.activeElement === button).to.equal(true);
    button.click();
    expect((await heard).schedule.name).to.equal("Night watch");
  });

  it("lists archived schedules separately [Q23]", async () => {
    const world = await openWorld();
    const scheduleId = await create(world, amara, "Old rota", "person");
    await world.client(amara).schedules.archive({ scheduleId });
    const panel = await mountPanel("schedule-list", world.as(amara));
    expect(namesIn(panel)).to.deep.equal(["Night watch"]);
    const filter = await inside<HTMLSelectElement>(panel, "#state");
    filter.value = "archived";
    filter.dispatchEvent(new Event("change"));
    await until(() => namesIn(panel).join() === "Old rota");
    expect(rowOf(panel, "Old rota")?.textContent).to.include("Archived");
  });

  it("shows changes by others within a second: names, people, new and deleted schedules", async () => {
    const world = await openWorld();
    const panel = await mountPanel("schedule-list", world.as(boss, "admin"));
    (await inside(panel, "#scope")).click();
    await until(() => namesIn(panel).length === 1);
    await world.client(amara).schedules.update({ scheduleId: world.scheduleId, name: "Night desk" });
    await until(() => namesIn(panel).join() === "Night desk");
    await addPeople(world, ["Jonas Lindqvist"]);
    await until(() => rowOf(panel, "Night desk")?.textContent.includes("2 people"));
    await create(world, "Rafael Vidal", "Crane supervision");
    await until(() => namesIn(panel).join() === "Crane supervision,Night desk");
    await world.client(boss, "admin").schedules.delete({ scheduleId: world.scheduleId });
    await until(() => namesIn(panel).join() === "Crane supervision");
  });

  it("shows new memberships when the page becomes visible again [B5]", async () => {
    const world = await openWorld();
    const panel = await mountPanel("schedule-list", world.as("Jonas Lindqvist"));
    await waitForText(panel, "No schedules yet");
    await addPeople(world, ["Jonas Lindqvist"]);
    document.dispatchEvent(new Event("visibilitychange"));
    await until(() => namesIn(panel).join() === "Night watch");
  });

  it("shows the next page on request, and focuses its first row", async () => {
    const world = await openWorld();
    for (let index = 1; index < 30; index++) await create(world, amara, `Rota ${index}`);
    const panel = await mountPanel("schedule-list", world.as(amara));
    expect(namesIn(panel).length).to.equal(25);
    (await inside(panel, "[part=more]")).click();
    await until(() => namesIn(panel).length === 30);
    await until(() => panel.shadowRoot?.activeElement?.textContent.trim() === "Rota 25");
    expect(panel.renderRoot.querySelector("[part=more]") === null).to.equal(true);
  });

  it("shows what to do in an empty list, and why creating is refused [X1]", async () => {
    const world = await openWorld();
    const empty = await mountPanel("schedule-list", world.as("Nina New"));
    await waitForText(empty, "You’ll be its first admin");
    await inside(empty, "[part=state-page] button");
    clearPage();
    const forbidden = new RollcallError("request.forbidden", {}, { remedy: "ask-an-organization-admin" });
    const real = world.as("Nina New");
    const outside = await mountPanel("schedule-list", {
      ...intercept(real, (name) => (name === "organizations.get" ? Promise.reject(forbidden) : undefined)),
      call: async (one) => {
        if (one.mode === "check") return { allowed: false, reasons: [forbidden.reason] };
        return one.name === "organizations.get" ? Promise.reject(forbidden) : real.call(one);
      },
    });
    await waitForText(outside, "When an admin adds you to a schedule");
    (await inside(outside, "[part=why]")).click();
    expect((await inside(outside, "#why:popover-open")).textContent).to.include("Ask an admin of your organization.");
  });

  it("shows its states: no provider, loading and failed", async () => {
    const world = await openWorld();
    await waitForText(await mountPanel("schedule-list", undefined), "Not connected");
    const pending = await mountPanel("schedule-list", pendingTransport);
    expect(pending.renderRoot.querySelector(".skeleton[aria-busy=true]") instanceof Element).to.equal(true);
    let isDown = true;
    const broken = intercept(world.as(amara), () =>
      isDown ? Promise.reject(new RollcallError("server.unreachable")) : undefined,
    );
    const failed = await mountPanel("schedule-list", broken);
    await waitForText(failed, "Couldn’t load this");
    expect(textOf(failed)).to.include("No connection");
    isDown = false;
    (await inside(failed, "[part=retry]")).click();
    await until(() => namesIn(failed).length === 1);
  });
});
