import { RollcallError } from "@rollcall/core/contract";
import "./member-history.define.ts";
import {
  describeAccessibility,
  fill,
  inside,
  intercept,
  mountPanel,
  pendingTransport,
  waitForText,
} from "../../ui/testing/panel.fixture.ts";
import { until } from "../../ui/testing/page.fixture.ts";
import { addPeople, openWorld } from "../../ui/testing/world.fixture.ts";
import { amara, askToUndo, openHistoryWorld, mountHistory, undoOf } from "./history.fixture.ts";

const tag = "member-history";

async function busy() {
  const world = await openHistoryWorld();
  const { scheduleId, jonas } = world;
  const { members, schedules } = world.client(amara);
  await addPeople(world, ["Rafael Vidal"], { role: "viewer" });
  await addPeople(world, ["Wolfeschlegelsteinhausenbergerdorff-Featherstonehaugh Zoë Ångström"]);
  await schedules.update({
    scheduleId,
    name: "مناوبة الليل: Tug boats: harbour entrance, standing by at night",
    description: "North gate",
  });
  await members.setRole({ scheduleId, personId: jonas, role: "viewer" });
  await members.remove({ scheduleId, personId: jonas });
  return world;
}

describeAccessibility({
  ready: async (placing) => mountHistory(await busy(), amara, placing),
  folded: async (placing) => {
    const world = await openWorld();
    await world.client(amara).schedules.setAutoSend({ scheduleId: world.scheduleId, autoSend: false });
    await addPeople(world, ["Jonas Lindqvist", "Mei Tanaka", "Rafael Vidal"]);
    await world.client(amara).invitations.send({ scheduleId: world.scheduleId });
    await world.rollcall.dispatchMail();
    const panel = await mountHistory(world, amara, placing);
    (await inside(panel, "[part=fold] summary")).click();
    return panel;
  },
  asking: async (placing) => {
    const panel = await mountHistory(await busy(), amara, placing);
    await askToUndo(panel, "removed Jonas");
    return panel;
  },
  refused: async (placing) => {
    const world = await busy();
    const panel = await mountHistory(world, "Rafael Vidal", placing);
    (await undoOf(panel, "removed Jonas")).click();
    await inside(panel, "#why:popover-open");
    return panel;
  },
  past: async (placing) => {
    const panel = await mountHistory(await busy(), amara, placing);
    (await inside(panel, "[data-number='5'] [part=list-after]")).click();
    await inside(panel, "tbody tr");
    return panel;
  },
  "before the schedule was created": async (placing) => {
    const panel = await mountHistory(await openWorld(), amara, placing);
    fill(await inside(panel, "#as-of"), "2025-01-01T00:00");
    (await inside(panel, "[part=as-of] button")).click();
    await waitForText(panel, "No members");
    return panel;
  },
  "more to show": async (placing) => {
    const world = await openHistoryWorld();
    for (let index = 0; index < 50; index++) {
      await world.client(amara).schedules.setAutoSend({ scheduleId: world.scheduleId, autoSend: index % 2 === 1 });
    }
    const panel = await mountHistory(world, amara, placing);
    await until(() => panel.renderRoot.querySelector("[part=older]"));
    return panel;
  },
  "not available": async (placing) => mountHistory(await openWorld(), "Oda Outsider", placing),
  pending: async (placing) => mountPanel(tag, pendingTransport, { ...placing, attributes: { "schedule-id": "any" } }),
  "not connected": async (placing) => mountPanel(tag, undefined, placing),
  failed: async (placing) => {
    const broken = intercept((await openWorld()).as(amara), () =>
      Promise.reject(new RollcallError("server.unreachable")),
    );
    const panel = await mountPanel(tag, broken, { ...placing, attributes: { "schedule-id": "any" } });
    await waitForText(panel, "Couldn’t load this");
    return panel;
  },
});
