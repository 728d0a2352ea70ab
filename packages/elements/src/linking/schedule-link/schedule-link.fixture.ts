import type { LinkProvider } from "@rollcall/core";
import "./schedule-link.define.ts";
import { email, openPortal } from "../../ui/testing/portal-world.fixture.ts";
import { inside, type MountOptions, mountPanel, waitForText } from "../../ui/testing/panel.fixture.ts";

type Answer = { readonly status: "failed"; readonly problem: "credentials-refused" } | undefined;

/** A link with three possible matches: with the admin's own account, with a member, and with another person. */
export async function openMatches(placing: MountOptions = {}) {
  const opened = await openLink(placing);
  const { world, upstream } = opened;
  await world.host("Sam Salt").client.people.getMe({});
  const arrived = (externalId: string, name: string, address: string) => ({
    ...{ externalId, name, address, verified: false },
  });
  upstream.people = [
    arrived("U1", "B. Boss", "bea.boss@harbour.example"),
    arrived("U2", "M. Tanaka", email),
    arrived("U3", "Sam Salt", "sam.salt@harbour.example"),
  ];
  await linkTo(opened);
  return opened;
}

/** Confirms the open dialog. */
export const confirm = async (panel: Panel): Promise<void> =>
  (await inside(panel, "dialog[open] [part=confirm]")).click();

type Panel = Awaited<ReturnType<typeof mountPanel<"schedule-link">>>;

/** Presses the control with this part. */
export const press = async (panel: Panel, part: string): Promise<void> =>
  (await inside(panel, `[part=${part}]`)).click();

/** People of the other product. */
export const people = (count: number) =>
  Array.from({ length: count }, (_, at) => ({
    ...{ externalId: `U${at + 1}`, name: `Person ${at + 1}`, address: `person.${at + 1}@up.example`, verified: false },
  }));

/** A scripted PagerDuty with some schedules of the same people. */
export function scriptedProvider(count: number) {
  const upstream = {
    people: people(count),
    answer: undefined as Answer,
    connection: undefined as Parameters<LinkProvider["listPeople"]>[0] | undefined,
  };
  const provider: LinkProvider = {
    ...{ id: "pagerduty", name: "PagerDuty" },
    fields: [
      { name: "region", kind: "choice", required: true, options: ["us", "eu"] },
      { name: "token", kind: "secret", required: true },
    ],
    capabilities: { listsSchedules: true, onCallTimes: true, verifiesAddresses: false },
    hostOf: () => "",
    listSchedules: ({ credentials }) =>
      Promise.resolve(
        credentials["token"] === "wrong"
          ? { status: "failed", problem: "credentials-refused" }
          : {
              status: "read",
              schedules: Array.from({ length: 14 }, (_, at) => ({
                ...{ id: `S${at}`, name: `Schedule ${at}`, timeZone: "Europe/Berlin" },
              })),
            },
      ),
    listPeople(connection) {
      upstream.connection = connection;
      return Promise.resolve(upstream.answer ?? { status: "read", people: upstream.people });
    },
    listOnCall: (_connection, _scheduleId, { from }) =>
      Promise.resolve({
        status: "read",
        times: Array.from({ length: 25 }, (_, at) => ({
          ...{ externalId: at === 1 ? "U99" : "U1", name: "Elsewhere" },
          ...{ from: from + at * 3_600_000, until: from + (at + 1) * 3_600_000 },
        })),
      }),
    checkHealth: ({ credentials }) =>
      Promise.resolve(
        credentials["token"] === "wrong" ? { status: "failed", problem: "credentials-refused" } : { status: "read" },
      ),
  };
  return { provider, upstream };
}

/** Bea's schedule, which she can link to schedules in PagerDuty. */
export async function openLink(placing: MountOptions = {}, count = 25) {
  const { provider, upstream } = scriptedProvider(count);
  const world = await openPortal({ links: { providers: [provider] } });
  const panel = await mountPanel("schedule-link", world.host("Bea Boss", "admin").transport, {
    ...placing,
    attributes: { "schedule-id": world.scheduleId },
  });
  const run = async () => {
    await world.rollcall.jobs.find(({ name }) => name === "links.sync")?.run();
  };
  return { panel, world, upstream, run };
}

/** The schedule, linked and synchronized. */
export async function openLinked(count = 3, placing: MountOptions = {}) {
  const opened = await openLink(placing, count);
  await linkTo(opened);
  return opened;
}

async function linkTo({ world, panel, run }: Awaited<ReturnType<typeof openLink>>): Promise<void> {
  await world.bea.links.create({
    ...{ scheduleId: world.scheduleId, provider: "pagerduty", upstreamId: "S1" },
    ...{ settings: { region: "us" }, credentials: { token: "right" } },
  });
  await run();
  await waitForText(panel, "Synchronized just now");
}
