import type { RollcallClient } from "@rollcall/core";
import type { InvitationState, Role } from "../listed-member.ts";
import { type AddResult, toCandidate } from "./add-in-batches.ts";
import type { ImportedPerson } from "./read-people.ts";

/** The maximum number of rows that one dry run asks about. */
const maxAsked = 500;

/** Whether a row can't be sent. */
export const isUnsendable = ({ problem }: ImportedPerson): boolean => problem === "invalid" || problem === "duplicate";

/** How the server would respond for the visible rows, based on dry runs. */
export class PredictedResults {
  readonly #results = new Map<ImportedPerson, AddResult>();
  readonly #asked = new Set<ImportedPerson>();

  /** Whether the server is being asked about a row. */
  isChecking(person: ImportedPerson): boolean {
    return this.#asked.has(person);
  }

  /** Why a row would be refused. */
  refusalOf(person: ImportedPerson): Extract<AddResult, { status: "refused" }> | undefined {
    const result = this.#results.get(person);
    return result?.status === "refused" ? result : undefined;
  }

  /** The role that a row would get. */
  roleOf(person: ImportedPerson): Role | undefined {
    const result = this.#results.get(person);
    return result?.status === "added" ? result.member.role : undefined;
  }

  /** The state that the invitation of a row would get. */
  invitationOf(person: ImportedPerson): InvitationState | undefined {
    const result = this.#results.get(person);
    return result?.status === "added" ? result.member.invitation : undefined;
  }

  /** Asks about rows that have no result yet. Returns those that would be refused; none if the server doesn't respond. */
  async ask(
    client: RollcallClient | undefined,
    scheduleId: string,
    rows: readonly ImportedPerson[],
  ): Promise<readonly ImportedPerson[]> {
    const asked = rows.filter((person) => !this.#results.has(person) && !isUnsendable(person)).slice(0, maxAsked);
    if (client === undefined || asked.length === 0) return [];
    for (const person of asked) this.#asked.add(person);
    const results = await preview(client, scheduleId, asked.map(toCandidate)).catch(() => undefined);
    results?.forEach((result, index) => {
      const person = asked[index];
      if (person) this.#results.set(person, result);
    });
    for (const person of asked) this.#asked.delete(person);
    return asked.filter((person) => this.refusalOf(person) !== undefined);
  }
}

/** What adding people would do: to a schedule, or to a new one if it has no id yet. */
async function preview(
  client: RollcallClient,
  scheduleId: string,
  people: ReturnType<typeof toCandidate>[],
): Promise<readonly AddResult[]> {
  if (scheduleId === "") return (await client.schedules.previewMembers({ people })).results;
  return (await client.members.add.dryRun({ scheduleId, people })).output.results;
}

/** The rows of a long list that are drawn: first those that need attention, in the order of the list. */
export function firstRows<P>(
  people: readonly P[],
  limit: number,
  needsAttention: (person: P) => boolean,
): readonly P[] {
  if (people.length <= limit) return people;
  const ordered = new Set([...people.filter(needsAttention), ...people]);
  const first = new Set([...ordered].slice(0, limit));
  return people.filter((person) => first.has(person));
}
