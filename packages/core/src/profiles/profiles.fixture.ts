import assert from "node:assert/strict";
import { type Cast, openCast } from "../cast.fixture.ts";
import type { Caller, House } from "../house.fixture.ts";
import {
  type Actor,
  createClient,
  createInProcessTransport,
  type ProfileView,
  type RollcallClient,
  type RollcallParts,
} from "../index.ts";
import { toActor } from "../people/caller.ts";
import { personById } from "../people/collection.ts";

/** Somebody who has the worker portal alone, as they call. */
export interface Worker {
  readonly id: string;
  readonly client: RollcallClient;
  actor(): Promise<Actor>;
}

/** A schedule's cast, a scheduler of the organization, and two external workers. */
export interface ProfileCast extends Cast {
  readonly kim: Caller;
  readonly wim: Worker;
  readonly zoe: Worker;
}

/** Opens a house with workers in it. */
export async function openProfiles(parts: Partial<RollcallParts> = {}): Promise<ProfileCast> {
  const cast = await openCast(parts);
  const kim = await cast.house.caller("Kim", { organizationRole: "scheduler" });
  const wim = await addWorker(cast.house, kim, "Wim", "van der Berg");
  const zoe = await addWorker(cast.house, kim, "Zoe", "Zimmer");
  return { ...cast, kim, wim, zoe };
}

/** Creates an external person, who calls from the portal. */
export async function addWorker(house: House, by: Caller, firstName: string, lastName: string): Promise<Worker> {
  const email = `${firstName.toLowerCase()}@workers.example`;
  const { id } = (await by.client.people.create({ firstName, lastName, email })).person;
  return portalOf(house, id);
}

/** The portal of a person, as its owner calls it. */
export function portalOf(house: House, id: string): Worker {
  const actor = async (): Promise<Actor> => {
    const [person] = await house.store.transaction("read", (tx) => tx.read([personById(id)]));
    assert(person !== undefined);
    return toActor(person, house.clock.now());
  };
  return { id, actor, client: createClient(createInProcessTransport(house.rollcall, actor)) };
}

/** One field of a profile. */
export function fieldIn(profile: ProfileView, name: string) {
  const field = profile.groups.flatMap(({ fields }) => fields).find((one) => one.name === name);
  assert(field !== undefined, `\`${name}\` is not in the profile`);
  return field;
}

/** The names of the fields that are in a profile. */
export const namesIn = ({ groups }: ProfileView): readonly string[] =>
  groups.flatMap(({ fields }) => fields.map(({ name }) => name));

/** The values that a profile holds. */
export const valuesIn = ({ groups }: ProfileView): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    groups.flatMap(({ fields }) =>
      fields.filter(({ value }) => value !== null).map(({ name, value }) => [name, value]),
    ),
  );
