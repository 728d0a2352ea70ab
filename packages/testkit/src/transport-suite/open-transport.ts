import type { Actor, Awaitable, HostIdentity, Rollcall, Transport } from "@rollcall/core";

/** The other end of a transport: a Rollcall instance, and the user of each token. */
export interface Served {
  readonly rollcall: Rollcall;
  /** The user with this token; null if there is none, or no longer one. */
  identify(token: string): HostIdentity | null;
}

/** An open transport under test. */
export interface OpenTransport {
  /** The transport of the user with this token. */
  as(token: string): Transport;
  /** Releases all resources. The suite closes the Rollcall instance. */
  close(): Awaitable<void>;
}

/** The context a group of tests uses to register its tests. */
export interface TransportKit {
  /** Whether the transport enforces `timeout`. */
  readonly timeouts: boolean;
  test(title: string, body: (world: World) => Promise<void>): void;
}

/** One Rollcall instance behind one transport, with people on a schedule. */
export interface World {
  readonly rollcall: Rollcall;
  readonly scheduleId: string;
  /** Admin of the schedule and of the organization. */
  readonly ann: Caller;
  /** Member of the schedule. */
  readonly bob: Caller;
  /** Viewer of the schedule. */
  readonly vic: Caller;
  /** In the organization, but on no schedule. */
  readonly otto: Caller;
  /** A caller unknown to the host. */
  readonly stranger: Transport;
  /** Delays every call from now on; the returned function releases them. */
  hold(): () => void;
}

/** A caller. */
export interface Caller {
  readonly personId: string;
  readonly actor: Actor;
  readonly transport: Transport;
}
