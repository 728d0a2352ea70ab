import { RollcallError } from "@rollcall/core/contract";
import { describeAccessibility, fill, inside, never, place, says, tampered } from "../../look/panel.fixture.ts";
import { openWorld } from "../../members/member-list/member-list.fixture.ts";

const tag = "organization-settings";
const asBoss = async () => (await openWorld()).as("Bea Boss", "admin");

describeAccessibility({
  ready: async (placing) => place(tag, await asBoss(), placing),
  "for others": async (placing) => place(tag, (await openWorld()).as("Amara Okafor"), placing),
  "with a reason": async (placing) => {
    const panel = await place(tag, (await openWorld()).as("Amara Okafor"), placing);
    (await inside(panel, "#grant")).click();
    await inside(panel, "#why:popover-open");
    return panel;
  },
  "not saved": async (placing) => {
    const transport = tampered(await asBoss(), (name) =>
      name === "organizations.update" ? Promise.reject(new RollcallError("server.unreachable")) : undefined,
    );
    const panel = await place(tag, transport, placing);
    fill(await inside(panel, "#name"), "Harbour Operations");
    await says(panel, "Not saved.");
    return panel;
  },
  "with domains": async (placing) => {
    const world = await openWorld();
    const allowedDomains = ["harbour.example", "thelongestpartofit.anotherorganization.example"];
    await world.client("Bea Boss", "admin").organizations.update({ allowedDomains });
    const panel = await place(tag, world.as("Bea Boss", "admin"), placing);
    fill(await inside(panel, "#domain"), "nowhere", false);
    (await inside(panel, "[part=add-domain-button]")).click();
    await says(panel, "is no domain");
    return panel;
  },
  pending: async (placing) => place(tag, never, placing),
  "not connected": async (placing) => place(tag, undefined, placing),
  failed: async (placing) => {
    const broken = tampered(await asBoss(), () => Promise.reject(new RollcallError("server.unreachable")));
    const panel = await place(tag, broken, placing);
    await says(panel, "could not be loaded");
    return panel;
  },
});
