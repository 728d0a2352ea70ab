import assert from "node:assert/strict";
import { type TestWorld, createTestWorld } from "../testing/test-world.fixture.ts";
import type { TestUser, TestApp } from "../testing/test-app.fixture.ts";
import {
  type Actor,
  createClient,
  createInProcessTransport,
  type ProfileView,
  type RollcallClient,
  type RollcallOptions,
} from "../index.ts";
import { toActor } from "../people/caller.ts";
import { personById } from "../people/collection.ts";

/** A person who only has the worker portal, as a caller. */
export interface Worker {
  readonly id: string;
  readonly client: RollcallClient;
  actor(): Promise<Actor>;
}

/** The users of a schedule, a scheduler of the organization, and two external workers. */
export interface ProfileWorld extends TestWorld {
  readonly kim: TestUser;
  readonly wim: Worker;
  readonly zoe: Worker;
}

/** Creates an app with workers. */
export async function openProfiles(parts: Partial<RollcallOptions> = {}): Promise<ProfileWorld> {
  const world = await createTestWorld(parts);
  const kim = await world.app.user("Kim", { organizationRole: "scheduler" });
  const wim = await createWorker(world.app, kim, "Wim", "van der Berg");
  const zoe = await createWorker(world.app, kim, "Zoe", "Zimmer");
  return { ...world, kim, wim, zoe };
}

/** Creates an external person as a portal caller. */
export async function createWorker(app: TestApp, by: TestUser, firstName: string, lastName: string): Promise<Worker> {
  const email = `${firstName.toLowerCase()}@workers.example`;
  const { id } = (await by.client.people.create({ firstName, lastName, email })).person;
  return portalOf(app, id);
}

/** A person's portal client. */
export function portalOf(app: TestApp, id: string): Worker {
  const actor = async (): Promise<Actor> => {
    const [person] = await app.store.transaction("read", (tx) => tx.read([personById(id)]));
    assert(person !== undefined);
    return toActor(person, app.clock.now());
  };
  return { id, actor, client: createClient(createInProcessTransport(app.rollcall, actor)) };
}

/** One field of a profile. */
export function fieldIn(profile: ProfileView, name: string) {
  const field = profile.groups.flatMap(({ fields }) => fields).find((one) => one.name === name);
  assert(field !== undefined, `\`${name}\` is not in the profile`);
  return field;
}

/** The names of the fields in a profile. */
export const namesIn = ({ groups }: ProfileView): readonly string[] =>
  groups.flatMap(({ fields }) => fields.map(({ name }) => name));

/** The values in a profile. */
export const valuesIn = ({ groups }: ProfileView): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    groups.flatMap(({ fields }) =>
      fields.filter(({ value }) => value !== null).map(({ name, value }) => [name, value]),
    ),
  );

/** Names a person as one that another can't work with. */
export const setApart = (by: TestUser, { id: personId }: { readonly id: string }, other: { readonly id: string }) =>
  by.client.profiles.update({
    personId,
    set: { colleagues: [{ kind: "cannot-work-with", personId: other.id }] },
  });
