import {
  type Actor,
  createInProcessTransport,
  createClient,
  createRollcall,
  type RollcallClient,
} from "@rollcall/core";
import { permissionModel } from "@rollcall/permission-model";
import { createMemoryStore } from "@rollcall/storage-memory";
import "@rollcall/elements/define";

/** A person to act as in the example. */
export interface Persona {
  readonly id: string;
  readonly label: string;
}

/** A running example: the engine in this page, over the memory store. */
export interface LiveExample {
  readonly personas: readonly Persona[];
  /** Renders a provider with these elements inside, as the persona sees them. */
  render(personaId: string, tags: readonly string[]): HTMLElement;
  stop(): void;
}

const members = [
  { id: "amara", name: "Amara Okafor", role: "admin" },
  { id: "jonas", name: "Jonas Lindqvist", role: "member" },
  { id: "mei", name: "Mei Tanaka", role: "viewer" },
] as const;

/** An organization admin who is not on the schedule. */
const harbourMaster = { id: "henrik", name: "Henrik Vos", role: "organization admin" } as const;
const personas = [...members, harbourMaster];

const others = ["Rafael Vidal", "Zoë Ångström", "Łukasz Żak", "Nadia Haddad", "Tomás Ó Briain", "Priya Raman"];

const addressOf = (name: string): string =>
  `${name
    .normalize("NFKD")
    .replace(/[^\w ]/g, "")
    .trim()
    .toLowerCase()
    .replaceAll(" ", ".")}@harbour.example`;

/** Creates a Rollcall instance in the page with one schedule, and renders it for the chosen persona. */
export async function startLiveExample(): Promise<LiveExample> {
  const rollcall = await createRollcall({
    store: createMemoryStore(),
    domains: [permissionModel],
    clock: { now: () => Date.now() },
    ids: { next: () => crypto.randomUUID() },
  });
  const actors = new Map<string, Actor>();
  for (const { id, name } of personas) {
    actors.set(
      id,
      await rollcall.recognise({
        organizationId: "harbour",
        hostUserId: id,
        email: addressOf(name),
        emailVerified: true,
        name,
        organizationName: "Harbour Operations",
        organizationRole: id === harbourMaster.id ? "admin" : "member",
      }),
    );
  }
  const transportOf = (id: string) =>
    createInProcessTransport(rollcall, () => {
      const actor = actors.get(id);
      if (actor === undefined) throw new TypeError(`unknown persona ${id}`);
      return actor;
    });
  const client: RollcallClient = createClient(transportOf("amara"));
  const { schedule } = await client.schedules.create({ name: "Night watch, Pier 4" });
  const scheduleId = schedule.id;
  const { results } = await client.members.add({
    scheduleId,
    people: [
      ...members.slice(1).map(({ name, role }) => ({ address: addressOf(name), role })),
      ...others.map((name) => ({ address: addressOf(name), name })),
    ],
  });
  const last = results.at(-1);
  if (last?.status === "added") {
    await client.members.setRole({ scheduleId, personId: last.member.personId, role: "viewer" });
  }
  await client.schedules.update({ scheduleId, description: "From ten to six, at the gate", timeZone: "Europe/Oslo" });
  return {
    personas: personas.map(({ id, name, role }) => ({ id, label: `${name}, ${role}` })),
    render(personaId, tags) {
      const provider = document.createElement("rollcall-provider");
      provider.transport = transportOf(personaId);
      for (const tag of tags) {
        const element = document.createElement(tag);
        element.setAttribute("schedule-id", scheduleId);
        provider.append(element);
      }
      return provider;
    },
    stop: () => void rollcall.close(),
  };
}
