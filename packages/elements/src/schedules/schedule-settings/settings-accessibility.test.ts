import { RollcallError } from "@rollcall/core/contract";
import type { LitElement } from "lit";
import "./schedule-settings.define.ts";
import {
  describeAccessibility,
  fill,
  inside,
  intercept,
  type MountOptions,
  mountPanel,
  pendingTransport,
  waitForText,
} from "../../ui/testing/panel.fixture.ts";
import { addPeople, openWorld, type World } from "../../ui/testing/world.fixture.ts";

const tag = "schedule-settings";
const boss = "Bea Boss";

async function show(placing: MountOptions, user: string, role?: "admin", prepare?: (world: World) => Promise<unknown>) {
  const world = await openWorld();
  await addPeople(world, ["Vera Viewer"], { role: "viewer" });
  await prepare?.(world);
  return mountPanel(tag, world.as(user, role), { ...placing, attributes: { "schedule-id": world.scheduleId } });
}

async function press(panel: LitElement, id: string, shows: string): Promise<LitElement> {
  (await inside(panel, id)).click();
  await inside(panel, shows);
  return panel;
}

describeAccessibility({
  "for its admin": (placing) => show(placing, "Amara Okafor"),
  "for an organization admin": (placing) => show(placing, boss, "admin"),
  "for a viewer": (placing) => show(placing, "Vera Viewer"),
  archived: (placing) =>
    show(placing, boss, "admin", (world) =>
      world.client(boss, "admin").schedules.archive({ scheduleId: world.scheduleId }),
    ),
  deleting: async (placing) => press(await show(placing, boss, "admin"), "#delete", "#delete-dialog[open]"),
  transferring: async (placing) =>
    press(await show(placing, boss, "admin"), "#transfer", "#transfer-dialog[open] #successor:not([aria-busy])"),
  "not saved": async (placing) => {
    const panel = await show(placing, "Amara Okafor");
    fill(await inside(panel, "#name"), "\u202Eturned");
    await waitForText(panel, "Not saved.");
    return panel;
  },
  refused: (placing) => show(placing, "Olga Outsider"),
  pending: (placing) => mountPanel(tag, pendingTransport, { ...placing, attributes: { "schedule-id": "x" } }),
  failed: async (placing) => {
    const broken = intercept((await openWorld()).as(boss), () =>
      Promise.reject(new RollcallError("server.unreachable")),
    );
    const panel = await mountPanel(tag, broken, { ...placing, attributes: { "schedule-id": "x" } });
    await waitForText(panel, "Couldn’t load this");
    return panel;
  },
});
