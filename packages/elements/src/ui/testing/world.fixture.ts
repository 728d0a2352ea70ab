import {
  createInProcessTransport,
  createRollcall,
  type HostDirectory,
  type LinkProvider,
  type MailMessage,
  type MailOutcome,
  type Rollcall,
  type RollcallClient,
} from "@rollcall/core";
import { createClient, type Transport } from "@rollcall/core/client";
import { permissionModel } from "@rollcall/permission-model";
import { createMemoryStore } from "@rollcall/storage-memory";

/** The callers in a test: users of one organization, by first name. */
export const organizationId = "harbour";

/** A Rollcall in the page, over the memory store, with one schedule that Amara owns. */
export interface World {
  readonly rollcall: Rollcall;
  readonly scheduleId: string;
  /** The emails that were sent. */
  readonly mails: MailMessage[];
  /** Sets how the mail server responds to an address from now on. */
  refuseMail(address: string, outcome: MailOutcome): void;
  /** A calendar that can no longer be read. */
  breakCalendar(address: string): void;
  /** Advances the clock by some hours. */
  pass(hours: number): void;
  /** The transport of a user of the host. */
  as(user: string, role?: "admin" | "scheduler" | "member"): Transport;
  /** Their client. */
  client(user: string, role?: "admin" | "scheduler" | "member"): RollcallClient;
}

const mailOf = (user: string): string => `${user.toLowerCase().replaceAll(" ", ".")}@harbour.example`;

/** A directory of users who match a search by the beginning of their name. */
function directoryOf(names: readonly string[]): HostDirectory {
  const users = names.map((name) => ({ hostUserId: mailOf(name), name, email: mailOf(name) }));
  return {
    search: (_organizationId, words, limit) =>
      Promise.resolve(users.filter(({ name }) => name.toLowerCase().startsWith(words.toLowerCase())).slice(0, limit)),
    get: (_organizationId, id) => Promise.resolve(users.find(({ hostUserId }) => hostUserId === id)),
  };
}

/**
 * Opens a world; Amara Okafor creates the schedule. The host's directory, if it has one, lists the users with these names.
 * Schedules can be linked to those of the providers.
 */
export async function openWorld(listed?: readonly string[], providers: readonly LinkProvider[] = []): Promise<World> {
  const mails: MailMessage[] = [];
  const brokenCalendars = new Set<string>();
  const outcomes = new Map<string, MailOutcome>();
  let ids = 0;
  let now = Date.UTC(2026, 10, 21, 9);
  const rollcall = await createRollcall({
    store: createMemoryStore(),
    domains: [permissionModel],
    links: { providers },
    ...(listed && { directory: directoryOf(listed) }),
    clock: { now: () => (now += 1000) },
    ids: { next: () => `id-${String(++ids).padStart(6, "0")}` },
    calendars: {
      read: (address) =>
        Promise.resolve(
          brokenCalendars.has(address)
            ? { status: "failed", problem: "not-found" }
            : { status: "read", busy: [], etag: null },
        ),
    },
    mail: {
      baseUrl: "https://planner.example",
      from: { name: "Planner", address: "planner@harbour.example" },
      mailer: {
        send: (message) => {
          const outcome = outcomes.get(message.to.address) ?? ({ status: "sent" } as const);
          if (outcome.status === "sent") mails.push(message);
          return Promise.resolve(outcome);
        },
      },
    },
  });
  const as: World["as"] = (user, organizationRole = "member") =>
    createInProcessTransport(rollcall, () =>
      rollcall.recognise({
        organizationId,
        hostUserId: mailOf(user),
        email: mailOf(user),
        emailVerified: true,
        name: user,
        organizationRole,
      }),
    );
  const client: World["client"] = (user, role) => createClient(as(user, role));
  const { schedule } = await client("Amara Okafor").schedules.create({ name: "Night watch" });
  const refuseMail: World["refuseMail"] = (address, outcome) => void outcomes.set(address, outcome);
  const breakCalendar: World["breakCalendar"] = (address) => void brokenCalendars.add(address);
  const pass: World["pass"] = (hours) => void (now += hours * 3_600_000);
  return { rollcall, scheduleId: schedule.id, as, client, mails, refuseMail, breakCalendar, pass };
}

/** Adds people by name, each with the matching address, and returns their ids. */
export async function addPeople(world: World, names: readonly string[], more: object = {}): Promise<string[]> {
  const ids: string[] = [];
  for (let start = 0; start < names.length; start += 500) {
    const people = names.slice(start, start + 500).map((name) => ({ name, address: mailOf(name), ...more }));
    const { results } = await world.client("Amara Okafor").members.add({ scheduleId: world.scheduleId, people });
    for (const result of results) if (result.status === "added") ids.push(result.member.personId);
  }
  return ids;
}

/** Makes a request as this person, so that they count as an admin (Q7). */
export const meet = (world: World, user: string): Promise<unknown> => world.client(user).people.getMe({});
