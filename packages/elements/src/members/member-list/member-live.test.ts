import { expect } from "chai";
import type { Transport } from "@rollcall/core/client";
import "./member-list.define.ts";
import { control, field, namesIn, part, roleOf, show } from "./member-list.fixture.ts";
import { clearPage, until } from "../../ui/testing/page.fixture.ts";
import { addPeople, openWorld } from "../../ui/testing/world.fixture.ts";

/** A transport that counts its connections and can break them. */
function breakable(transport: Transport) {
  const open = new Set<AbortController>();
  let connections = 0;
  const counted: Transport = {
    ...transport,
    async *stream(position, signal) {
      connections++;
      const broken = new AbortController();
      open.add(broken);
      signal.addEventListener("abort", () => broken.abort());
      yield* transport.stream(position, broken.signal);
    },
  };
  return {
    transport: counted,
    connections: () => connections,
    cut: () => {
      for (const connection of open) connection.abort();
      open.clear();
    },
  };
}

describe("changes by others", () => {
  afterEach(clearPage);

  it("appear in two lists under one provider, over one connection [B5]", async () => {
    const world = await openWorld();
    await addPeople(world, ["Jonas Lindqvist"]);
    const { transport, connections } = breakable(world.as("Amara Okafor"));
    const { provider, list } = await show(world, transport);
    const second = document.createElement("member-list");
    second.scheduleId = world.scheduleId;
    provider.append(second);
    await until(() => second.pages.state.kind === "ready" && second.status === "live");
    const personId = list.pages.rows.find(({ name }) => name === "Jonas Lindqvist")?.personId ?? "";
    await world.client("Amara Okafor").members.setRole({ scheduleId: world.scheduleId, personId, role: "viewer" });
    for (const one of [list, second]) {
      await until(() => roleOf(one, "Jonas Lindqvist").value === "viewer");
    }
    expect(connections()).to.equal(1);
  });

  it("adds, removes and counts members as others change them [B5, B11, B14]", async () => {
    const world = await openWorld();
    const { list } = await show(world, world.as("Amara Okafor"));
    await until(() => list.status === "live");
    const [mei = ""] = await addPeople(world, ["Mei Tanaka", "Jonas Lindqvist"]);
    await until(() => namesIn(list).join() === "Amara Okafor,Jonas Lindqvist,Mei Tanaka");
    await world.client("Amara Okafor").members.remove({ scheduleId: world.scheduleId, personId: mei });
    await until(() => namesIn(list).join() === "Amara Okafor,Jonas Lindqvist");
    expect(part(list, "[part=totals]").textContent).to.include("2 people · 2 can be assigned");
  });

  it("resumes after a break, and shows that it reconnects [B5]", async () => {
    const world = await openWorld();
    const { transport, cut, connections } = breakable(world.as("Amara Okafor"));
    const { list } = await show(world, transport);
    await until(() => list.status === "live");
    cut();
    await until(() => list.status === "waiting");
    await list.updateComplete;
    expect(part(list, "[part=notice]").textContent).to.include("Reconnecting");
    await addPeople(world, ["Mei Tanaka"]);
    await until(() => namesIn(list).includes("Mei Tanaka"));
    expect(connections()).to.equal(2);
  });

  it("keeps the focus when rows are inserted above [X22]", async () => {
    const world = await openWorld();
    await addPeople(world, ["Mei Tanaka", "Zoe Last"]);
    const { list } = await show(world, world.as("Amara Okafor"));
    await until(() => list.status === "live");
    control(list, "Mei Tanaka", "role").focus();
    await addPeople(world, ["Bea First"]);
    await until(() => namesIn(list).includes("Bea First"));
    expect(list.shadowRoot?.activeElement === control(list, "Mei Tanaka", "role")).to.equal(true);
  });

  it("closes for a member who was removed [P24]", async () => {
    const world = await openWorld();
    const [jonas = ""] = await addPeople(world, ["Jonas Lindqvist"]);
    const { list } = await show(world, world.as("Jonas Lindqvist"));
    await until(() => list.status === "live");
    await world.client("Amara Okafor").members.remove({ scheduleId: world.scheduleId, personId: jonas });
    await until(() => list.renderRoot.textContent.includes("Not available to you"));
    expect(list.renderRoot.textContent).not.to.include("Amara");
  });

  it("updates the row whose invitation changes, without reloading the list [B37, X6]", async () => {
    const world = await openWorld();
    await addPeople(world, ["Mei Tanaka"]);
    const asked: string[] = [];
    const inner = world.as("Amara Okafor");
    const transport: Transport = {
      ...inner,
      call: (call) => {
        asked.push(call.name);
        return inner.call(call);
      },
    };
    const { list } = await show(world, transport);
    await until(() => list.status === "live");
    expect(control(list, "Mei Tanaka", "invitation").textContent).to.include("Queued");
    await world.rollcall.dispatchMail();
    await until(() => control(list, "Mei Tanaka", "invitation").textContent.includes("Sent"));
    expect(asked.filter((name) => name === "members.list").length).to.equal(1);
  });

  it("reloads the list if it is filtered by a changed value [B37, X6]", async () => {
    const world = await openWorld();
    await addPeople(world, ["Mei Tanaka"]);
    const { list } = await show(world, world.as("Amara Okafor"));
    await until(() => list.status === "live");
    const filter = field(list, "[data-filter=invitation]");
    filter.value = "queued";
    filter.dispatchEvent(new Event("change"));
    await until(() => namesIn(list).join() === "Mei Tanaka");
    await world.rollcall.dispatchMail();
    await until(() => list.renderRoot.textContent.includes("No matches"));
  });

  it("shows when another user switches automatic invitations [B7, B8]", async () => {
    const world = await openWorld();
    const { list } = await show(world, world.as("Amara Okafor"));
    await until(() => list.status === "live");
    await world.client("Amara Okafor").schedules.setAutoSend({ scheduleId: world.scheduleId, autoSend: false });
    await until(() => !field(list, "[part=auto-send]").checked);
  });
});
