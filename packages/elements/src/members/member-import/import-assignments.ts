import type { RollcallClient } from "@rollcall/core";
import { reasonOf } from "../../messages/reason-words.ts";
import { newKey } from "../../ui/browser/new-key.ts";
import type { AddResult } from "./add-in-batches.ts";
import { type AssignedKind, assignedKinds, type ImportedPerson } from "./read-people.ts";

/** The maximum number of people in one assignment. */
const maxPeople = 200;

/** What can be assigned, by the folded current and former names of both catalogs. */
type Catalogues = Readonly<Record<AssignedKind, ReadonlyMap<string, string>>>;

/** How many skills and certifications were assigned, and how many of the names were not. */
export type AssignmentTotals = Readonly<Record<AssignedKind | "left", number>>;

/** The id of a person who was added, or is already a member. */
const personIdOf = (result: AddResult | undefined): string | undefined => {
  if (result?.status === "added") return result.member.personId;
  return result?.reason.code === "member.already-there" ? result.reason.details?.personId : undefined;
};

/**
 * The skills and certifications in a list. They are assigned to people as these are added, and to existing members, if the caller is a
 * scheduler or admin.
 */
export class ImportAssignments {
  /** Whether the caller may not assign. `undefined` until the catalogs are loaded. */
  isForbidden: boolean | undefined;
  #catalogues: Catalogues | undefined;
  /** What was assigned: the kind, the person and the type. */
  readonly #assigned = new Set<string>();
  /** How many names the row of each person has. */
  readonly #asked = new Map<string, number>();

  /** Loads the catalogs once, if a person has something to assign. */
  async load(client: RollcallClient, people: readonly ImportedPerson[]): Promise<void> {
    if (this.isForbidden !== undefined || !people.some(({ assign }) => assign !== undefined)) return;
    try {
      const [skills, certifications] = await Promise.all([
        client.skills.listTypes({}),
        client.certifications.listTypes({}),
      ]);
      this.#catalogues = { skills: idsByName(skills.types), certifications: idsByName(certifications.types) };
      this.isForbidden = !skills.canManage;
    } catch (error) {
      if (reasonOf(error).code !== "request.forbidden") throw error;
      this.isForbidden = true;
    }
  }

  /** The names of a row that can be assigned, or those that can't: no active type has them. */
  namesOf({ assign }: ImportedPerson, kind: AssignedKind, isFound: boolean): readonly string[] {
    const ids = this.#catalogues?.[kind];
    if (ids === undefined || this.isForbidden !== false) return [];
    return (assign?.[kind] ?? []).filter((name) => ids.has(keyOf(name)) === isFound);
  }

  /** Whether a row has names that can't be assigned. */
  hasUnknown(person: ImportedPerson): boolean {
    return assignedKinds.some((kind) => this.namesOf(person, kind, false).length > 0);
  }

  /** Whether a row has names that can be assigned. */
  hasKnown(person: ImportedPerson): boolean {
    return assignedKinds.some((kind) => this.namesOf(person, kind, true).length > 0);
  }

  /** Assigns to those of the people who were added, or are already members. A type that is refused doesn't affect the others. */
  async assign(
    client: RollcallClient,
    people: readonly ImportedPerson[],
    results: readonly AddResult[],
  ): Promise<void> {
    await this.load(client, people);
    if (this.isForbidden !== false) return;
    people.forEach(({ assign }, index) => {
      const personId = personIdOf(results[index]);
      const count = assignedKinds.reduce((sum, kind) => sum + (assign?.[kind].length ?? 0), 0);
      if (personId !== undefined && count > 0) this.#asked.set(personId, count);
    });
    for (const kind of assignedKinds) {
      const personIds = new Map<string, Set<string>>();
      people.forEach((person, index) => {
        const personId = personIdOf(results[index]);
        if (personId === undefined) return;
        for (const name of this.namesOf(person, kind, true)) {
          const typeId = this.#catalogues?.[kind].get(keyOf(name)) ?? "";
          personIds.set(typeId, (personIds.get(typeId) ?? new Set()).add(personId));
        }
      });
      for (const [typeId, ids] of personIds) await this.#assignType(client, kind, typeId, [...ids]);
    }
  }

  /** What was assigned so far; `undefined` if nothing was requested. */
  get totals(): AssignmentTotals | undefined {
    const count = (kind: AssignedKind): number => [...this.#assigned].filter((key) => key.startsWith(kind)).length;
    return this.#asked.size === 0
      ? undefined
      : {
          skills: count("skills"),
          certifications: count("certifications"),
          left: Math.max(0, [...this.#asked.values()].reduce((sum, one) => sum + one, 0) - this.#assigned.size),
        };
  }

  async #assignType(client: RollcallClient, kind: AssignedKind, typeId: string, ids: readonly string[]): Promise<void> {
    for (let start = 0; start < ids.length; start += maxPeople) {
      const asked = { typeId, personIds: ids.slice(start, start + maxPeople) };
      try {
        const { results } = await client[kind].assign(asked, { idempotencyKey: newKey() });
        for (const { status, personId } of results)
          if (status !== "refused") this.#assigned.add(`${kind} ${personId} ${typeId}`);
      } catch (error) {
        if (!ofTypes.some((code) => code === reasonOf(error).code)) throw error;
      }
    }
  }
}

/** Problems of a single type, which was changed in the meantime. All others stop the run. */
const ofTypes = ["request.not-found", "request.forbidden", "catalogue.archived"];

/** A key that is the same for all spellings of a name, as on the server: without case and accents. */
const keyOf = (name: string): string =>
  name
    .normalize("NFKD")
    .toLowerCase()
    .replaceAll(/\p{M}+/gu, "")
    .replaceAll(/\s+/g, " ")
    .trim();

/** The ids of the types that aren't archived. */
const idsByName = (
  types: readonly {
    readonly id: string;
    readonly name: string;
    readonly formerNames: readonly string[];
    readonly archived: boolean;
  }[],
): ReadonlyMap<string, string> =>
  new Map(
    types
      .filter(({ archived }) => !archived)
      .flatMap(({ id, name, formerNames }) => [...formerNames, name].map((one) => [keyOf(one), id] as const)),
  );
