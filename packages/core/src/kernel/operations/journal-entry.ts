import type { BaseEvent } from "./event.ts";

/** A changed personal value. It isn't part of the journal row, because a person can be erased and a sealed row can't. */
export interface PersonalChange {
  /** The person. */
  readonly personId: string;
  /** The column of the person, or the name of the host's field. */
  readonly field: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** A new entry in the journal of one topic, written in the transaction of the command and streamed after the commit. */
export interface JournalEntry<Event extends BaseEvent = BaseEvent> {
  /** What the change is about: the id of a record, or of a list of them. */
  readonly topic: string;
  /** The topic's sequence number after this change. */
  readonly number: number;
  readonly events: readonly Event[];
  /** Whether other decisions on this topic may have changed. */
  readonly decisionsChanged?: boolean;
  /** Personal values, stored apart from the events so that they can be erased (X8). */
  readonly personal?: readonly PersonalChange[];
  /** How the change was made, if it doesn't follow from the actor. */
  readonly via?: string;
  /** Who made the change, if not the caller: a person without an account who used the link in their mail. */
  readonly by?: string;
}
