import "./schedule-readiness.define.ts";
import {
  describeAccessibility,
  inside,
  type MountOptions,
  mountPanel,
  pendingTransport,
  waitForText,
} from "../../ui/testing/panel.fixture.ts";
import { addPeople, openWorld } from "../../ui/testing/world.fixture.ts";

const tag = "schedule-readiness";

async function open(placing: MountOptions, people: readonly string[]) {
  const world = await openWorld();
  await addPeople(world, people);
  return mountPanel(tag, world.as("Amara Okafor"), { ...placing, attributes: { "schedule-id": world.scheduleId } });
}

describeAccessibility({
  ready: (placing) => open(placing, ["Mei Tanaka", "Bartholomew Featherstonehaugh-Cholmondeley of the Harbour"]),
  "a long list": (placing) =>
    open(
      placing,
      Array.from({ length: 120 }, (_, index) => `Person ${String(index)}`),
    ),
  empty: async (placing) => {
    const panel = await open(placing, []);
    const filter = await inside<HTMLSelectElement>(panel, "#filter");
    filter.value = "ready";
    filter.dispatchEvent(new Event("change"));
    await waitForText(panel, "No one is ready yet");
    return panel;
  },
  "after a nudge": async (placing) => {
    const world = await openWorld();
    const { client, scheduleId } = { client: world.client("Amara Okafor"), scheduleId: world.scheduleId };
    await client.schedules.setAutoSend({ scheduleId, autoSend: false });
    await client.members.add({ scheduleId, people: [{ name: "Ola Else", address: "ola@else.example" }] });
    await world.client("Bea Boss", "admin").organizations.update({ allowedDomains: ["harbour.example"] });
    const panel = await mountPanel(tag, world.as("Amara Okafor"), {
      ...placing,
      attributes: { "schedule-id": scheduleId },
    });
    (await inside(panel, "[part=nudge-start]")).click();
    await waitForText(panel, "can’t be emailed");
    return panel;
  },
  "for a viewer, with a reason": async (placing) => {
    const world = await openWorld();
    await addPeople(world, ["Vera Viewer"], { role: "viewer" });
    const attributes = { "schedule-id": world.scheduleId };
    const panel = await mountPanel(tag, world.as("Vera Viewer"), { ...placing, attributes });
    (await inside(panel, "[part=nudge-start]")).click();
    await inside(panel, "#why:popover-open");
    return panel;
  },
  pending: (placing) => mountPanel(tag, pendingTransport, { ...placing, attributes: { "schedule-id": "any" } }),
});
