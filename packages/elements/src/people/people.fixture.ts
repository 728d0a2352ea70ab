import type { HostDirectory, RollcallClient, RollcallParts } from "@rollcall/core";
import type { Transport } from "@rollcall/core/client";
import type { LitElement } from "lit";
import { fill, inside } from "../look/panel.fixture.ts";
import { openPortal, type PortalWorld } from "../portal/worker-portal/portal.fixture.ts";

/** A world with Mei Tanaka from outside, who is not activated, Bea Boss, an admin, and Sol Planner, a scheduler. */
export interface PeopleWorld extends PortalWorld {
  /** The client of the scheduler, and what their page talks to. */
  readonly sol: RollcallClient;
  readonly transport: Transport;
  /** What the page of the organization's admin talks to. */
  readonly admins: Transport;
  /** Creates an external person, and answers with their id. */
  create(name: string): Promise<string>;
  /** Sends what waits, and answers with the mails that carry a temporary password. */
  passwordMails(): Promise<readonly string[]>;
}

/** The address of a name from outside. */
export const outside = (name: string): string => `${name.toLowerCase().replaceAll(" ", ".")}@contractor.example`;

/** Opens such a world. */
export async function openPeople(parts: Partial<RollcallParts> = {}): Promise<PeopleWorld> {
  const world = await openPortal(parts);
  const { client: sol, transport } = world.host("Sol Planner", "scheduler");
  await sol.people.getMe({});
  return Object.assign(world, {
    sol,
    transport,
    admins: world.host("Bea Boss", "admin").transport,
    async create(name: string) {
      const [firstName = "", ...rest] = name.split(" ");
      const { person } = await sol.people.create({ firstName, lastName: rest.join(" "), email: outside(name) });
      return person.id;
    },
    async passwordMails() {
      await world.rollcall.dispatchMail();
      return world.mails.filter((text) => text.includes("emporary password"));
    },
  });
}

/** A directory of a host with these users. */
export function directoryOf(names: readonly string[]): HostDirectory {
  const entries = names.map((name) => {
    const email = `${name.toLowerCase().replaceAll(" ", ".")}@harbour.example`;
    return { hostUserId: email, name, email };
  });
  return {
    search: (_organization, words, limit) =>
      Promise.resolve(entries.filter(({ name }) => name.toLowerCase().includes(words.toLowerCase())).slice(0, limit)),
    get: (_organization, id) => Promise.resolve(entries.find(({ hostUserId }) => hostUserId === id)),
  };
}

/** The row of somebody in a list of people. */
export const rowOf = (panel: LitElement, name: string): HTMLElement | undefined =>
  [...panel.renderRoot.querySelectorAll<HTMLElement>("tbody tr[data-index]")].find((row) =>
    row.textContent.includes(name),
  );

/** The names in a list of people, in its order. */
export const namesIn = (panel: LitElement): string[] =>
  [...panel.renderRoot.querySelectorAll("tbody [part=person]")].map(({ textContent }) => textContent.trim());

/** The control of a field of a profile. */
export const fieldOf = <E extends HTMLElement = HTMLInputElement>(panel: LitElement, name: string): Promise<E> =>
  inside<E>(panel, `#field-${name}`);

/** Types into a field of a profile, and leaves it. */
export const fillField = async (panel: LitElement, name: string, value: string): Promise<void> =>
  fill(await fieldOf(panel, name), value);

/** Chooses in a select. */
export function choose(select: HTMLSelectElement, value: string): void {
  select.value = value;
  select.dispatchEvent(new Event("change", { bubbles: true }));
}
