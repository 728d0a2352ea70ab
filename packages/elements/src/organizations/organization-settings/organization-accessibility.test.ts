import { RollcallError } from "@rollcall/core/contract";
import "./organization-settings.define.ts";
import {
  describeAccessibility,
  fill,
  inside,
  intercept,
  mountPanel,
  pendingTransport,
  waitForText,
} from "../../ui/testing/panel.fixture.ts";
import { openWorld } from "../../ui/testing/world.fixture.ts";

const tag = "organization-settings";
const asBoss = async () => (await openWorld()).as("Bea Boss", "admin");

describeAccessibility({
  ready: async (placing) => mountPanel(tag, await asBoss(), placing),
  "for others": async (placing) => mountPanel(tag, (await openWorld()).as("Amara Okafor"), placing),
  "with a reason": async (placing) => {
    const panel = await mountPanel(tag, (await openWorld()).as("Amara Okafor"), placing);
    (await inside(panel, "#grant")).click();
    await inside(panel, "#why:popover-open");
    return panel;
  },
  "not saved": async (placing) => {
    const transport = intercept(await asBoss(), (name) =>
      name === "organizations.update" ? Promise.reject(new RollcallError("server.unreachable")) : undefined,
    );
    const panel = await mountPanel(tag, transport, placing);
    fill(await inside(panel, "#name"), "Harbour Operations");
    await waitForText(panel, "Not saved.");
    return panel;
  },
  "with domains": async (placing) => {
    const world = await openWorld();
    const allowedDomains = ["harbour.example", "thelongestpartofit.anotherorganization.example"];
    await world.client("Bea Boss", "admin").organizations.update({ allowedDomains });
    const panel = await mountPanel(tag, world.as("Bea Boss", "admin"), placing);
    fill(await inside(panel, "#domain"), "nowhere", false);
    (await inside(panel, "[part=add-domain-button]")).click();
    await waitForText(panel, "isn’t a domain");
    return panel;
  },
  pending: async (placing) => mountPanel(tag, pendingTransport, placing),
  "not connected": async (placing) => mountPanel(tag, undefined, placing),
  failed: async (placing) => {
    const broken = intercept(await asBoss(), () => Promise.reject(new RollcallError("server.unreachable")));
    const panel = await mountPanel(tag, broken, placing);
    await waitForText(panel, "Couldn’t load this");
    return panel;
  },
});
