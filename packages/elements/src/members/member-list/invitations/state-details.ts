import type { RollcallClient } from "@rollcall/core";
import type { ListedMember } from "../../wire.ts";
import type { ListView } from "../list-view.ts";

/** Which of the two states of a row. */
export type StateKind = "invitation" | "calendar";

/** How an invitation stands, since when, and why not. */
export type InvitationDetails = Awaited<ReturnType<RollcallClient["invitations"]["get"]>>;

/** How a calendar stands, since when, and why not. */
export type CalendarDetails = Awaited<ReturnType<RollcallClient["calendars"]["getOf"]>>;

/** What is behind a state. */
export type Details =
  ({ readonly kind: "invitation" } & InvitationDetails) | ({ readonly kind: "calendar" } & CalendarDetails);

interface Kept {
  readonly state: string;
  /** The running number of the schedule that it was true at. */
  readonly number: number;
  readonly details: Details;
}

/** States that nothing more is known of. */
const bare = ["not-invited", "none", "not-applicable"];

/**
 * What is behind the states of rows: asked for when somebody looks, once, and again only when the schedule has moved on.
 */
export class StateDetails {
  readonly #host: ListView;
  readonly #kept = new Map<string, Kept>();
  readonly #flights = new Map<string, Promise<void>>();

  constructor(host: ListView) {
    this.#host = host;
  }

  /** What is known of a state, as long as the row still shows it. */
  of(kind: StateKind, row: ListedMember): Details | undefined {
    const kept = this.#kept.get(keyOf(kind, row));
    return kept?.state === row[kind] ? kept.details : undefined;
  }

  /** Whether there is more to know, for this caller. */
  isMore(kind: StateKind, row: ListedMember): boolean {
    return !bare.includes(row[kind]) && this.#host.schedule?.myRole !== "viewer";
  }

  /** Asks, unless it is known; without an answer the state alone shows. */
  async ask(kind: StateKind, row: ListedMember): Promise<void> {
    const key = keyOf(kind, row);
    const kept = this.#kept.get(key);
    const isKnown = kept?.state === row[kind] && kept.number === this.#host.schedule?.number;
    if (isKnown || !this.isMore(kind, row)) return;
    const flight = this.#flights.get(key) ?? this.#ask(kind, key, row.personId);
    this.#flights.set(key, flight);
    await flight;
    this.#flights.delete(key);
  }

  /** Whether it is being asked for. */
  isAsking(kind: StateKind, row: ListedMember): boolean {
    return this.#flights.has(keyOf(kind, row));
  }

  async #ask(kind: StateKind, key: string, personId: string): Promise<void> {
    const { client, scheduleId, schedule } = this.#host;
    if (client === undefined || schedule === undefined) return;
    const { number } = schedule;
    const asked = { scheduleId, personId };
    try {
      const details: Details =
        kind === "invitation"
          ? { kind, ...(await client.invitations.get(asked)) }
          : { kind, ...(await client.calendars.getOf(asked)) };
      const state = details.kind === "invitation" ? details.invitation : details.calendar;
      this.#kept.set(key, { state, number, details });
    } catch {
      // What cannot be looked up is not said; the state itself is in the row.
    }
  }
}

const keyOf = (kind: StateKind, { personId }: ListedMember): string => `${kind}:${personId}`;
