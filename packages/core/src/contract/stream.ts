import type { BuiltInEvent } from "./generated/domain-events.ts";

/**
 * The types of all domain events. A host adds its own domains' events, and streams, dry runs and history include them:
 *
 * ```ts
 * declare module "@rollcall/core" {
 *   interface EventTypes {
 *     readonly vehicles: EventOf<(typeof vehicleEvents)[number]>;
 *   }
 * }
 * ```
 */
export interface EventTypes {
  readonly rollcall: BuiltInEvent;
}

/**
 * A domain event, named in the past tense, with the ids it concerns. Never contains names or addresses. Switch on `type`;
 * newer servers may send types that this version doesn't list.
 */
export type RollcallEvent = EventTypes[keyof EventTypes];

/**
 * A change to a topic (a schedule or an organization): the events of one committed operation and their sequence number.
 * On a topic that `portal.listShifts` returns, a change has no events, operation or actor; it only means that the caller's shifts changed.
 * The numbers of a topic increase by one; a gap means that a change was missed.
 */
export interface ChangeMessage {
  readonly kind: "change";
  readonly topic: string;
  readonly number: number;
  readonly operation: string;
  /** The person who made the change. */
  readonly actorId: string;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly events: readonly RollcallEvent[];
  /** Other decisions may have changed (for example, the second admin left): fetch the visible decisions again. */
  readonly decisionsChanged: boolean;
}

/** The stream is live. `number` is the latest sequence number of each topic. */
export interface ReadyMessage {
  readonly kind: "ready";
  readonly topics: Readonly<Record<string, number>>;
}

/** Too many changes were missed: load the topic again, then continue from `number`. */
export interface ReloadMessage {
  readonly kind: "reload";
  readonly topic: string;
  readonly number: number;
}

/** The caller can't see this topic, whether or not they could before. */
export interface ClosedMessage {
  readonly kind: "closed";
  readonly topic: string;
}

/** A message of a stream. */
export type StreamMessage = ChangeMessage | ReadyMessage | ReloadMessage | ClosedMessage;

/** The last sequence number received for each topic; `null` starts from now. */
export type StreamPosition = Readonly<Record<string, number | null>>;
