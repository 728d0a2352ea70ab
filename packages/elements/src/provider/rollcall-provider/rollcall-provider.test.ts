import { expect } from "chai";
import { createHttpTransport } from "@rollcall/client";
import "../../members/member-list/member-list.define.ts";
import "./rollcall-provider.define.ts";
import { part, show } from "../../members/member-list/member-list.fixture.ts";
import { clearPage, until } from "../../ui/testing/page.fixture.ts";
import { addPeople, openWorld } from "../../ui/testing/world.fixture.ts";
import { Messages } from "../../messages/messages.ts";
import { reasonWords } from "../../messages/reason-words.ts";
import { commandReasons } from "../../messages/command-reasons.en.ts";
import { reasons } from "../../messages/reasons.en.ts";
import { RollcallProvider } from "./rollcall-provider.ts";

const answering = (status: number, body: unknown) =>
  createHttpTransport({
    baseUrl: "/rollcall",
    retry: 0,
    fetch: () => Promise.resolve(Response.json(body, { status, headers: { "rollcall-version": "1" } })),
  });

describe("the provider", () => {
  afterEach(clearPage);

  it("shows elements as not connected until it has a server [X9]", async () => {
    const world = await openWorld();
    const provider = document.createElement("rollcall-provider");
    const list = document.createElement("member-list");
    list.scheduleId = world.scheduleId;
    provider.append(list);
    document.body.append(provider);
    // The value of the property after its attribute is removed.
    Reflect.set(provider, "baseUrl", null);
    await provider.updateComplete;
    await list.updateComplete;
    expect(list.renderRoot.textContent).to.include("Not connected");
    provider.transport = world.as("Amara Okafor");
    await until(() => list.renderRoot.querySelector("tbody tr[data-index]"));
  });

  it("connects elements that were defined before the provider [X9]", async () => {
    const world = await openWorld();
    const provider = document.createElement("late-provider");
    const list = document.createElement("member-list");
    list.scheduleId = world.scheduleId;
    provider.append(list);
    document.body.append(provider);
    await list.updateComplete;
    expect(list.renderRoot.textContent).to.include("Not connected");
    customElements.define("late-provider", class extends RollcallProvider {});
    Object.assign(provider, { transport: world.as("Amara Okafor") });
    await until(() => list.renderRoot.querySelector("tbody tr[data-index]"));
    provider.remove();
  });

  it("works with a client alone, without live changes [X9]", async () => {
    const world = await openWorld();
    const provider = document.createElement("rollcall-provider");
    provider.client = world.client("Amara Okafor");
    const list = document.createElement("member-list");
    list.scheduleId = world.scheduleId;
    provider.append(list);
    document.body.append(provider);
    await until(() => list.renderRoot.querySelector("tbody tr[data-index]"));
    expect(list.status).to.equal("idle");
  });

  it("shows the host's messages in the host's language [X23]", async () => {
    const world = await openWorld();
    const { provider, list } = await show(world, world.as("Amara Okafor"));
    provider.messages = {
      "list.title": "Leute",
      "list.people": { one: "{count} Mensch", other: "{count} Menschen" },
      // @ts-expect-error: no catalog has this key
      "reason.member.last-admin.title": "unused",
    };
    provider.lang = "de";
    await until(() => part(list, "[part=title]").textContent.includes("Leute"));
    expect(part(list, "[part=totals]").textContent).to.include("1 Mensch");
  });

  it("uses the plural rules of the page's language by default [X23]", async () => {
    const world = await openWorld();
    const page = document.createElement("div");
    page.lang = "de-AT";
    const provider = document.createElement("rollcall-provider");
    provider.transport = world.as("Amara Okafor");
    const list = document.createElement("member-list");
    provider.append(list);
    page.append(provider);
    document.body.append(page);
    await until(() => list.messages.lang === "de-AT");
    page.remove();
  });

  it("ignores keys such as __proto__ in the host's messages [P56]", async () => {
    const world = await openWorld();
    const { provider, list } = await show(world, world.as("Amara Okafor"));
    provider.messages = JSON.parse(
      '{"__proto__":{"list.title":"polluted"},"constructor":"x","list.title":"Crew"}',
    ) as Record<string, string>;
    await until(() => part(list, "[part=title]").textContent.includes("Crew"));
    expect(Reflect.get({}, "list.title")).to.equal(undefined);
  });

  it("has a message for every reason, and a fallback for unknown codes [X23]", () => {
    const words = new Messages("en").with({ ...reasons, ...commandReasons });
    expect(reasonWords(words, { code: "member.last-admin", remedy: "make-another-admin" }).remedy).to.include("first");
    expect(reasonWords(words, { code: "mystery.code" as "internal" }).title).to.equal("Something went wrong");
  });

  it("says who can help when a page is refused, before the command reasons have loaded [X1]", () => {
    const words = new Messages("en").with(reasons);
    for (const remedy of ["ask-an-admin", "ask-an-organization-admin"] as const) {
      expect(reasonWords(words, { code: "request.forbidden", remedy }).remedy).to.include("Ask an admin");
    }
  });

  it("shows a failure with its remedy, and retries [X1]", async () => {
    const world = await openWorld();
    const { provider, list } = await show(world, answering(503, { error: { code: "store.unavailable" } }));
    const page = await until(() => list.renderRoot.querySelector("[part=state-page]"));
    await until(() => page.textContent.includes("Temporarily unavailable"));
    provider.transport = world.as("Amara Okafor");
    await until(() => list.renderRoot.querySelector("tbody tr[data-index]"));
  });

  it("asks to reload the page when the server has a newer version [X1]", async () => {
    const world = await openWorld();
    const { list } = await show(world, answering(422, { error: { code: "request.version-mismatch" } }));
    await until(() => list.renderRoot.textContent.includes("This page is out of date"));
    expect(part(list, "[part=state-page] button").textContent).to.include("Reload the page");
  });

  it("follows an element that moves to another schedule [B5]", async () => {
    const world = await openWorld();
    await addPeople(world, ["Jonas Lindqvist"]);
    const { schedule } = await world.client("Amara Okafor").schedules.create({ name: "Day watch" });
    const { list } = await show(world, world.as("Amara Okafor"));
    list.scheduleId = schedule.id;
    await until(() => part(list, "[part=totals]").textContent.includes("1 person"));
  });
});
