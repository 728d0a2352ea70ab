import { RollcallError } from "@rollcall/core/contract";
import type { LitElement } from "lit";
import "./permission-matrix.define.ts";
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
import { until } from "../../ui/testing/page.fixture.ts";
import { addPeople, openWorld } from "../../ui/testing/world.fixture.ts";

const tag = "permission-matrix";

/** A sample of rows, because axe checks each of more than a thousand cells. */
async function someLines(panel: LitElement, search: string): Promise<LitElement> {
  fill(await inside<HTMLInputElement>(panel, "#search"), search, false);
  await until(() => panel.renderRoot.querySelectorAll("td[data-cell]").length < 200);
  return panel;
}

async function simulated(placing: MountOptions, user = "Amara Okafor"): Promise<LitElement> {
  const world = await openWorld();
  await addPeople(world, ["Jonas Lindqvist", "Mei Tanaka"]);
  const attributes = { "schedule-id": world.scheduleId };
  return someLines(await mountPanel(tag, world.as(user), { ...placing, attributes }), "delete granted");
}

const matrix = async (placing: MountOptions, search: string): Promise<LitElement> =>
  someLines(await mountPanel(tag, (await openWorld()).as("Amara Okafor"), placing), search);

describeAccessibility({
  ready: (placing) => matrix(placing, "role"),
  folded: async (placing) => {
    const panel = await mountPanel(tag, (await openWorld()).as("Amara Okafor"), placing);
    (await inside(panel, "[part=group]")).click();
    return panel;
  },
  "with a reason": async (placing) => {
    const panel = await matrix(placing, "delete");
    (await inside(panel, "td[data-code]")).click();
    await inside(panel, "#why:popover-open");
    return panel;
  },
  "choosing a person": async (placing) => {
    const panel = await simulated(placing);
    await inside(panel, ".person");
    return panel;
  },
  simulating: async (placing) => {
    const panel = await simulated(placing);
    (await inside(panel, ".person + .person, li:nth-child(2) .person")).click();
    const role = (await inside(panel, "#suppose-role")) as unknown as HTMLSelectElement;
    role.value = "admin";
    role.dispatchEvent(new Event("change"));
    await waitForText(panel, "permissions change");
    return panel;
  },
  "for others": async (placing) => simulated(placing, "Jonas Lindqvist"),
  pending: async (placing) => mountPanel(tag, pendingTransport, placing),
  "not connected": async (placing) => mountPanel(tag, undefined, placing),
  failed: async (placing) => {
    const broken = intercept((await openWorld()).as("Amara Okafor"), () =>
      Promise.reject(new RollcallError("server.unreachable")),
    );
    const panel = await mountPanel(tag, broken, placing);
    await until(() => panel.renderRoot.textContent.includes("Couldn’t load this"));
    return panel;
  },
});
