import type { DomainEvent } from "../contract/stream.ts";

/** A value of a person that changed: what the journal must not hold, since a person can be erased and a seal cannot. */
export interface PersonalChange {
  /** Whose value it is. */
  readonly personId: string;
  /** The column of the person, or what the host calls it. */
  readonly field: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** A new entry in the journal of one topic, written in the transaction of the command and streamed after the commit. */
export interface JournalEntry {
  /** The id of a schedule, an organization or a person, or of the people of an organization. */
  readonly topic: string;
  /** The topic's sequence number after this change. */
  readonly number: number;
  readonly events: readonly DomainEvent[];
  /** Whether other decisions on this topic may have changed. */
  readonly decisionsChanged?: boolean;
  /** Personal values, which history keeps apart from the events so that they can be erased (X8). */
  readonly personal?: readonly PersonalChange[];
  /** How the change was made, where the actor doesn't say. */
  readonly via?: string;
  /** Who made the change, where that isn't the caller: a person without an account who used the link in their email. */
  readonly by?: string;
}
