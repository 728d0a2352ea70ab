import type { AddMembersInput, AddMembersOutput, RollcallClient } from "@rollcall/core/client";
import { isRole, type RoleTable } from "./role-table.ts";

/** A person to import. The role is empty for the default one. */
export interface ImportedPerson {
  readonly name: string;
  readonly address: string;
  readonly role: string;
}

/** What happens to a person: they are added with a role, or refused with a code. */
export interface ImportResult extends ImportedPerson {
  readonly refused?: string;
}

/** The people that `members.add` takes in one call. */
const maxAdded = 500;

/** People with the roles of the table, which takes precedence. */
export const withRoles = (people: readonly ImportedPerson[], table: RoleTable): readonly ImportedPerson[] =>
  people.map((person) => ({ ...person, role: table.get(person.address.toLowerCase()) ?? person.role }));

/** Adds people, or previews that. */
type Add = (people: AddMembersInput["people"]) => Promise<Pick<AddMembersOutput, "results">>;

/** Only previews adding people: to a schedule, or to a new one. */
export const previewOf =
  (client: RollcallClient, scheduleId: string | undefined): Add =>
  async (people) =>
    scheduleId === undefined
      ? client.schedules.previewMembers({ people })
      : (await client.members.add.dryRun({ scheduleId, people })).output;

/** Adds people in batches, or previews that. A person who can't be added never blocks the others. */
export async function copyPeople(
  people: readonly ImportedPerson[],
  invited: boolean,
  add: Add,
): Promise<readonly ImportResult[]> {
  const refused = new Map<ImportedPerson, string>();
  const seen = new Set<string>();
  const addable = people.filter((person) => {
    const key = person.address.toLowerCase();
    if (person.role !== "" && !isRole(person.role)) refused.set(person, "member.role-unknown");
    else if (key !== "" && seen.has(key)) refused.set(person, "member.already-there");
    seen.add(key);
    return !refused.has(person);
  });
  const roles = new Map<ImportedPerson, string>();
  for (let at = 0; at < addable.length; at += maxAdded) {
    const batch = addable.slice(at, at + maxAdded);
    const { results } = await add(
      batch.map(({ name, address, role }) => ({
        ...{ address, invited },
        ...(name !== "" && { name }),
        ...(isRole(role) && { role }),
      })),
    );
    for (const [index, result] of results.entries()) {
      const person = batch[index];
      if (person === undefined) continue;
      if (result.status === "refused") refused.set(person, result.reason.code);
      else roles.set(person, result.member.role);
    }
  }
  return people.map((person) => {
    const code = refused.get(person);
    return { ...person, role: roles.get(person) ?? person.role, ...(code !== undefined && { refused: code }) };
  });
}
