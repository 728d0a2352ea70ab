import type { HostDirectory, RollcallClient, RollcallOptions } from "@rollcall/core";
import type { Transport } from "@rollcall/core/client";
import type { LitElement } from "lit";
import { fill, inside } from "../ui/testing/panel.fixture.ts";
import { email, openPortal, organizationId, type PortalWorld } from "../ui/testing/portal-world.fixture.ts";

/** A test world with Mei Tanaka (external, not activated), Bea Boss (admin) and Sol Planner (scheduler). */
export interface PeopleWorld extends PortalWorld {
  /** The scheduler's client, and the transport of their page. */
  readonly sol: RollcallClient;
  readonly transport: Transport;
  /** The transport of the organization admin's page. */
  readonly admins: Transport;
  /** Creates an external person. Returns the id. */
  create(name: string): Promise<string>;
  /** Sends queued emails. Returns those with a temporary password. */
  passwordMails(): Promise<readonly string[]>;
}

/** The email address of an external person. */
export const externalAddress = (name: string): string =>
  `${name.toLowerCase().replaceAll(" ", ".")}@contractor.example`;

/** Opens the test world. */
export async function openPeople(parts: Partial<RollcallOptions> = {}): Promise<PeopleWorld> {
  const world = await openPortal(parts);
  const { client: sol, transport } = world.host("Sol Planner", "scheduler");
  await sol.people.getMe({});
  return Object.assign(world, {
    sol,
    transport,
    admins: world.host("Bea Boss", "admin").transport,
    async create(name: string) {
      const [firstName = "", ...rest] = name.split(" ");
      const { person } = await sol.people.create({ firstName, lastName: rest.join(" "), email: externalAddress(name) });
      return person.id;
    },
    async passwordMails() {
      await world.rollcall.dispatchMail();
      return world.mails.filter((text) => text.includes("emporary password"));
    },
  });
}

/** Enters ten wrong passwords for Mei in unknown browsers, which locks her sign-in there. */
export async function guessPasswords({ browser }: PortalWorld): Promise<void> {
  for (let i = 0; i < 10; i++) {
    await browser()
      .client.access.signIn({ organizationId, email, password: `guess ${i}` })
      .catch(() => undefined);
  }
}

/** A host directory with these users. */
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

/** The row of a person in a list of people. */
export const rowOf = (panel: LitElement, name: string): HTMLElement | undefined =>
  [...panel.renderRoot.querySelectorAll<HTMLElement>("tbody tr[data-index]")].find((row) =>
    row.textContent.includes(name),
  );

/** The names in a list of people, in order. */
export const namesIn = (panel: LitElement): string[] =>
  [...panel.renderRoot.querySelectorAll("tbody [part=person]")].map(({ textContent }) => textContent.trim());

/** The control of a profile field. */
export const fieldOf = <E extends HTMLElement = HTMLInputElement>(panel: LitElement, name: string): Promise<E> =>
  inside<E>(panel, `#field-${name}`);

/** Types into a profile field and leaves it. */
export const fillField = async (panel: LitElement, name: string, value: string): Promise<void> =>
  fill(await fieldOf(panel, name), value);

/** Chooses an option of a select. */
export function choose(select: HTMLSelectElement, value: string): void {
  select.value = value;
  select.dispatchEvent(new Event("change", { bubbles: true }));
}
