/** One thing that happened, in the past tense, with the ids it concerns. Names and addresses are never part of it. */
export interface DomainEvent {
  readonly type: string;
  readonly [detail: string]: unknown;
}

/**
 * What a topic (a schedule or an organization) tells: the events of one committed operation under the topic's running
 * number. Numbers of a topic rise by one; a gap means something was missed.
 */
export interface ChangeMessage {
  readonly kind: "change";
  readonly topic: string;
  readonly number: number;
  readonly operation: string;
  /** The person who did it. */
  readonly actorId: string;
  /** When, as an ISO 8601 instant in UTC. */
  readonly at: string;
  readonly events: readonly DomainEvent[];
  /** A fact that decisions rest on has flipped (the second admin left): fetch visible decisions anew. */
  readonly decisionsChanged: boolean;
}

/** The stream is live; `number` is where each topic stands. */
export interface ReadyMessage {
  readonly kind: "ready";
  readonly topics: Readonly<Record<string, number>>;
}

/** Too much was missed to be told one by one: load the topic anew, then go on from `number`. */
export interface ReloadMessage {
  readonly kind: "reload";
  readonly topic: string;
  readonly number: number;
}

/** The caller may no longer see this topic (or never could): the same message for both. */
export interface ClosedMessage {
  readonly kind: "closed";
  readonly topic: string;
}

/** What a stream says. */
export type StreamMessage = ChangeMessage | ReadyMessage | ReloadMessage | ClosedMessage;

/** Topic → the last number seen; `null` begins at what is now. */
export type StreamPosition = Readonly<Record<string, number | null>>;
