import assert from "node:assert/strict";
import type { Role } from "./members/roles.ts";
import { type Caller, type House, openHouse } from "./house.fixture.ts";
import type { RollcallParts } from "./rollcall-parts.ts";

/** A schedule with somebody in each part, all of whom have called. */
export interface Cast {
  readonly house: House;
  readonly scheduleId: string;
  /** Its creator and only admin; assignable. */
  readonly ann: Caller;
  /** A member; assignable. */
  readonly max: Caller;
  /** A viewer; not assignable. */
  readonly vic: Caller;
  /** Of the same organization, not on the schedule. */
  readonly oda: Caller;
  /** An admin of the organization, not on the schedule. */
  readonly boss: Caller;
  /** An admin of another organization. */
  readonly stranger: Caller;
}

/** Opens a house and brings everybody in. */
export async function openCast(parts: Partial<RollcallParts> = {}): Promise<Cast> {
  const house = await openHouse(parts);
  const ann = await house.caller("Ann");
  const max = await house.caller("Max");
  const vic = await house.caller("Vic");
  const oda = await house.caller("Oda");
  const boss = await house.caller("Boss", { organizationRole: "admin" });
  const stranger = await house.caller("Ann", { organizationId: "umbrella", organizationRole: "admin" });
  const scheduleId = await house.schedule(ann);
  await ann.client.members.add({
    scheduleId,
    people: [
      { personId: max.id, role: "member" },
      { personId: vic.id, role: "viewer", assignable: false },
    ],
  });
  return { house, scheduleId, ann, max, vic, oda, boss, stranger };
}

/** Adds somebody the host does not know yet, and answers with their id. */
export async function addPending(
  { ann, scheduleId }: Pick<Cast, "ann" | "scheduleId">,
  name: string,
  asked: { readonly role?: Role; readonly assignable?: boolean } = {},
): Promise<string> {
  const people = [{ address: `${name.toLowerCase()}@pending.example`, name, ...asked }];
  const { results } = await ann.client.members.add({ scheduleId, people });
  const [result] = results;
  assert(result?.status === "added");
  return result.member.personId;
}
