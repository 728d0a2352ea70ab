import { RollcallError } from "@rollcall/core/contract";
import "./schedule-list.define.ts";
import {
  describeAccessibility,
  inside,
  intercept,
  type MountOptions,
  mountPanel,
  pendingTransport,
  waitForText,
} from "../../ui/testing/panel.fixture.ts";
import { until } from "../../ui/testing/page.fixture.ts";
import { addPeople, openWorld } from "../../ui/testing/world.fixture.ts";

const tag = "schedule-list";
const amara = "Amara Okafor";
const link = { "href-template": "/schedules/{id}" };

async function busy() {
  const world = await openWorld();
  await addPeople(world, ["Jonas Lindqvist"], { role: "admin" });
  const { schedules } = world.client(amara);
  await schedules.create({ name: "Tug boats: harbour entrance, north and south quay, standing by at night" });
  await schedules.create({ name: "مناوبة الليل", owner: "person", timeZone: "America/Argentina/ComodRivadavia" });
  return world;
}

describeAccessibility({
  ready: async (placing) => mountPanel(tag, (await busy()).as(amara), { ...placing, attributes: link }),
  "as buttons": async (placing) => mountPanel(tag, (await busy()).as(amara), placing),
  "all of the organization": async (placing) => {
    const panel = await mountPanel(tag, (await busy()).as("Bea Boss", "admin"), placing);
    (await inside(panel, "#scope")).click();
    await until(() => panel.renderRoot.querySelectorAll("[part=row]").length === 3);
    return panel;
  },
  creating: async (placing) => {
    const panel = await mountPanel(tag, (await busy()).as(amara), placing);
    (await inside(panel, "#create")).click();
    await inside(panel, "dialog[open]");
    return panel;
  },
  empty: async (placing) => {
    const panel = await mountPanel(tag, (await openWorld()).as("Nina New"), placing);
    await inside(panel, "[part=state-page] button");
    return panel;
  },
  pending: async (placing) => mountPanel(tag, pendingTransport, placing),
  "not connected": async (placing) => mountPanel(tag, undefined, placing),
  failed: async (placing: MountOptions) => {
    const broken = intercept((await openWorld()).as(amara), () =>
      Promise.reject(new RollcallError("server.unreachable")),
    );
    const panel = await mountPanel(tag, broken, placing);
    await waitForText(panel, "Couldn’t load this");
    return panel;
  },
});
