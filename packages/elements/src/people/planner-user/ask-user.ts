import type { RollcallClient } from "@rollcall/core";
import { askPerson, type TendedPerson } from "../ask-person.ts";
import type { ProfileView } from "../profile/profile-view.ts";

/** A person with their access and their profile. */
export interface ShownUser extends TendedPerson {
  readonly profile: ProfileView;
}

/** Asks for all that shows of a planner user. */
export async function askUser(client: RollcallClient, personId: string, signal: AbortSignal): Promise<ShownUser> {
  const tended = await askPerson(client, personId, signal);
  const { profile } = await client.profiles.get({ personId }, { signal });
  return { ...tended, profile };
}
