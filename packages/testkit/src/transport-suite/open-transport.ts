import type { Actor, Awaitable, HostIdentity, Rollcall, Transport } from "@rollcall/core";

/** What a transport carries: a Rollcall, and the host's word on who is behind a token. */
export interface Served {
  readonly rollcall: Rollcall;
  /** The user who holds this token; null for nobody, or nobody any more. */
  identify(token: string): HostIdentity | null;
}

/** A transport under test, open. */
export interface OpenTransport {
  /** The transport of whoever holds this token. */
  as(token: string): Transport;
  /** Lets go of everything; the `Rollcall` is closed by the suite. */
  close(): Awaitable<void>;
}

/** What a group of tests is given to register them. */
export interface TransportKit {
  /** Whether calls end by themselves after their `timeout`. */
  readonly timeouts: boolean;
  test(title: string, body: (world: World) => Promise<void>): void;
}

/** One Rollcall behind one transport, with people on a schedule. */
export interface World {
  readonly rollcall: Rollcall;
  readonly scheduleId: string;
  /** Admin of the schedule and of the organization. */
  readonly ann: Caller;
  /** Member of the schedule. */
  readonly bob: Caller;
  /** Viewer of the schedule. */
  readonly vic: Caller;
  /** Of the organization, on no schedule. */
  readonly otto: Caller;
  /** Somebody whom the host does not know. */
  readonly nobody: Transport;
  /** Holds back every call from now on; what it returns lets them go on. */
  hold(): () => void;
}

/** Somebody who calls. */
export interface Caller {
  readonly personId: string;
  readonly actor: Actor;
  readonly transport: Transport;
}
