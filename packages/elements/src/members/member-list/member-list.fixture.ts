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
import "./member-list.define.ts";
import "../../provider/rollcall-provider/rollcall-provider.define.ts";
import type { RollcallProvider } from "../../provider/rollcall-provider/rollcall-provider.ts";
import type { MemberList } from "./member-list.ts";

/** The callers in a test: users of one organization, by first name. */
export const organizationId = "harbour";

/** A Rollcall in the page, over the memory store, with one schedule that Amara owns. */
export interface World {
  readonly rollcall: Rollcall;
  readonly scheduleId: string;
  /** The mails that were sent. */
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

/** A mounted list and its user. */
export interface Shown {
  readonly provider: RollcallProvider;
  readonly list: MemberList;
}

/** Mounts a list in its own provider and waits until it is ready, refused or failed. */
export async function show(world: Pick<World, "scheduleId">, transport: Transport, width = 1100): Promise<Shown> {
  const provider = document.createElement("rollcall-provider");
  provider.transport = transport;
  provider.lang = "en";
  const frame = document.createElement("div");
  frame.style.setProperty("width", `${width}px`);
  const list = document.createElement("member-list");
  list.scheduleId = world.scheduleId;
  frame.append(list);
  provider.append(frame);
  document.body.append(provider);
  await until(() => !["no-client", "pending"].includes(list.pages.state.kind));
  await list.updateComplete;
  return { provider, list };
}

/** Removes everything from the page. */
export function clearPage(): void {
  document.body.replaceChildren();
}

/** How long to wait on a busy machine, in milliseconds. Mocha's own timeout is 20 seconds. */
const patience = 15_000;

/** Waits until `probe` returns a truthy value; gives up after 15 seconds. */
export async function until<T>(probe: () => T, what = "timed out waiting for a condition"): Promise<NonNullable<T>> {
  const end = performance.now() + patience;
  for (;;) {
    const value = probe();
    if (value) return value;
    if (performance.now() > end) throw new Error(`${what}: ${probe.toString()}`);
    await new Promise((resolve) => setTimeout(resolve, 8));
  }
}

/** Waits until the server confirms something; gives up after 15 seconds. */
export async function eventually(probe: () => Promise<boolean>): Promise<void> {
  const end = performance.now() + patience;
  while (!(await probe())) {
    if (performance.now() > end) throw new Error(`not confirmed by the server: ${probe.toString()}`);
    await new Promise((resolve) => setTimeout(resolve, 8));
  }
}

/** The row of a member that contains this text. */
export function rowOf(list: MemberList, name: string): HTMLElement | undefined {
  return [...list.renderRoot.querySelectorAll<HTMLElement>("tbody tr[data-index]")].find((row) =>
    row.textContent.includes(name),
  );
}

/** The names in the order of the rows. */
export const namesIn = (list: MemberList): string[] =>
  [...list.renderRoot.querySelectorAll("[part=name] bdi")].map((name) => name.textContent);

/** A cell's control in the row of a member. */
export function control(list: MemberList, name: string, cell: string): HTMLElement {
  const found = rowOf(list, name)?.querySelector<HTMLElement>(`[data-cell=${cell}]`);
  if (!found) throw new Error(`\`${name}\` has no \`${cell}\``);
  return found;
}

/** An element in the list by selector. */
export function part(list: MemberList, selector: string): HTMLElement {
  const found = list.renderRoot.querySelector<HTMLElement>(selector);
  if (!found) throw new Error(`the list has no \`${selector}\``);
  return found;
}

/** The role select of a member. */
export const roleOf = (list: MemberList, name: string): HTMLSelectElement =>
  control(list, name, "role") as HTMLSelectElement;

/** The assignable switch of a member. */
export const switchOf = (list: MemberList, name: string): HTMLInputElement =>
  control(list, name, "assignable") as HTMLInputElement;

/** A field in the list by selector. */
export const field = (list: MemberList, selector: string): HTMLInputElement => part(list, selector) as HTMLInputElement;
