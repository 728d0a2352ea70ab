import "./person-settings/person-settings.define.ts";
import "./planner-user/planner-user.define.ts";
import "./planner-users/planner-users.define.ts";
import {
  describeAccessibility,
  fill,
  inside,
  type MountOptions,
  mountPanel,
  pendingTransport,
  waitForText,
} from "../ui/testing/panel.fixture.ts";
import { until } from "../ui/testing/page.fixture.ts";
import {
  choose,
  directoryOf,
  guessPasswords,
  namesIn,
  openPeople,
  externalAddress,
  type PeopleWorld,
} from "./people.fixture.ts";

const names = ["Wim Janssen", "Ana Souza", "Bartholomew Featherstonehaugh Cholmondeley", "Yuki Sato"];

/** A world with people of every status, a directory and a host field. */
async function openFullWorld(): Promise<PeopleWorld> {
  const world = await openPeople({
    directory: directoryOf(["Jonas Lindqvist", "Rafael Vidal"]),
    profile: { fields: [{ name: "languages", group: "skills", label: "Languages", kind: "list" }] },
  });
  const ids: string[] = [];
  for (const name of names) ids.push(await world.create(name));
  const [wim = "", ana = "", , yuki = ""] = ids;
  await world.sol.access.activate({ personId: wim });
  await world.sol.access.setPortal({ personId: ana, portal: "off", reason: "On leave" });
  await world.bea.people.deactivate({ personId: yuki });
  return world;
}

async function users(placing: MountOptions) {
  const panel = await mountPanel("planner-users", (await openFullWorld()).transport, placing);
  await until(() => namesIn(panel).length === names.length + 3);
  return panel;
}

async function user(placing: MountOptions, tab = "profile") {
  const world = await openFullWorld();
  const worker = await world.signedIn();
  await worker.client.portal.updateProfile({ set: { mobile: "+31 6 1234 5678" } });
  await world.sol.profiles.update({
    personId: world.mei,
    set: {
      mobile: "+31 20 555",
      payRate: { amount: 2450, currency: "EUR" },
      payTiers: [{ fromHours: 40, amount: 3100, currency: "EUR" }],
      restrictions: [
        { kind: "other", note: "Not two nights in a row" },
        { kind: "not-at", days: [6, 7], from: "22:00", until: "06:00" },
      ],
      languages: ["Dutch"],
    },
  });
  if (tab === "access") await guessPasswords(world);
  const attributes = { "person-id": world.mei, tab };
  return mountPanel("planner-user", tab === "access" ? world.admins : world.transport, { ...placing, attributes });
}

async function settings(
  placing: MountOptions,
  arrange: (world: PeopleWorld) => Promise<unknown> = async () => undefined,
) {
  const world = await openFullWorld();
  await arrange(world);
  return mountPanel("person-settings", world.transport, { ...placing, attributes: { "person-id": world.mei } });
}

describeAccessibility({
  users,
  "users, one created": async (placing) => {
    const panel = await users(placing);
    fill(await inside<HTMLInputElement>(panel, "#firstName"), "Zoë");
    fill(await inside<HTMLInputElement>(panel, "#lastName"), "Ward");
    fill(await inside<HTMLInputElement>(panel, "#email"), externalAddress("Zoe Ward"));
    (await inside(panel, "[part=create]")).click();
    await waitForText(panel, "No email was sent");
    return panel;
  },
  "users, a duplicate address": async (placing) => {
    const panel = await users(placing);
    fill(await inside<HTMLInputElement>(panel, "#firstName"), "Mei");
    fill(await inside<HTMLInputElement>(panel, "#lastName"), "Other");
    fill(await inside<HTMLInputElement>(panel, "#email"), externalAddress("Mei Tanaka"));
    (await inside(panel, "[part=create]")).click();
    await inside(panel, "[part=find]");
    return panel;
  },
  "users, the directory": async (placing) => {
    const panel = await users(placing);
    (await inside(panel, "[part=directory]")).click();
    (await inside(panel, "[part=adopt]")).click();
    await waitForText(panel, "is now a planner user");
    return panel;
  },
  "users, no matches": async (placing) => {
    const panel = await users(placing);
    choose(await inside<HTMLSelectElement>(panel, "#status"), "expired");
    await waitForText(panel, "No matches");
    return panel;
  },
  "users, pending": (placing) => mountPanel("planner-users", pendingTransport, placing),
  "users, not connected": (placing) => mountPanel("planner-users", undefined, placing),
  "users, refused": async (placing) => {
    const panel = await mountPanel("planner-users", (await openPeople()).host("Max Member").transport, placing);
    await waitForText(panel, "Not available to you");
    return panel;
  },
  user,
  "user, access for an admin": (placing) => user(placing, "access"),
  "user, pausing": async (placing) => {
    const panel = await user(placing);
    (await inside(panel, "[part=pause]")).click();
    await inside(panel, "#until");
    return panel;
  },
  "user, schedules": async (placing) => {
    const panel = await user(placing, "schedules");
    await inside(panel, "[part=schedule]");
    return panel;
  },
  "user, history": async (placing) => {
    const panel = await user(placing, "history");
    await inside(panel, "[part=restore]");
    return panel;
  },
  "user, an invalid field": async (placing) => {
    const panel = await user(placing);
    fill(await inside<HTMLInputElement>(panel, "#field-kinPhone"), "call me");
    await waitForText(panel, "Not saved.");
    return panel;
  },
  "user, erasing": async (placing) => {
    const panel = await user(placing, "access");
    (await inside(panel, "#erase")).click();
    await inside(panel, "[part=effects]");
    return panel;
  },
  "user, pending": (placing) =>
    mountPanel("planner-user", pendingTransport, { ...placing, attributes: { "person-id": "any" } }),
  settings: (placing) => settings(placing),
  "settings, paused": (placing) => settings(placing, (world) => world.pause({ reason: "On leave until spring" })),
  "settings, the form": async (placing) => {
    const panel = await settings(placing);
    (await inside(panel, "[part=edit]")).click();
    (await inside(panel, "#portal")).click();
    fill(await inside<HTMLInputElement>(panel, "#contactName"), "Amara", false);
    (await inside(panel, "[part=save]")).click();
    await waitForText(panel, "A contact needs a name and an email address.");
    return panel;
  },
  "settings, pending": (placing) =>
    mountPanel("person-settings", pendingTransport, { ...placing, attributes: { "person-id": "any" } }),
});
