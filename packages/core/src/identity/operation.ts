import type { z } from "zod";
import type { OperationName } from "../contract/operation-name.ts";
import type { EventDeclaration, EventOf } from "../kernel/operations/event.ts";
import {
  declareOperation,
  type Facts,
  type CallContext as GenericCallContext,
  type OperationDefinition as GenericDefinition,
  type noEffects,
  type NoFacts,
  type Operation as GenericOperation,
} from "../kernel/operations/operation.ts";
import type { Environment } from "../ports/environment.ts";
import type { Actor, Restriction } from "./actor.ts";

export type { JournalEntry } from "../kernel/operations/journal-entry.ts";
export type { Facts, Found, Known, NoEffects, NoFacts, Plan } from "../kernel/operations/operation.ts";

/** The caller, the time and new ids of one call. */
export type CallContext = GenericCallContext<Actor>;

/** How the operation affects the caller's session. */
export type SessionEffect = "begins" | "ends";

/** What an operation declares about its callers, in addition to the rules. */
export interface CallerOptions {
  /** Belongs to the worker portal: restricted callers can't use it, internal or not (A31, P29). */
  readonly portal?: boolean;
  /** Restrictions that don't apply to this operation. Restricted external people can't use any other. */
  readonly allowedWhileRestricted?: readonly Restriction[];
  /** `begins`: the output contains a new session, which the server stores in a cookie. `ends`: the caller's session ends. */
  readonly session?: SessionEffect;
  /** Whether the output contains a trusted device, which the server stores in a cookie (Q58). */
  readonly trustsDevice?: boolean;
}

/** An operation, ready for an engine. */
export interface Operation<
  N extends string = string,
  Input = unknown,
  Output = unknown,
  Effects = unknown,
  Event = unknown,
> extends GenericOperation<N, Input, Output, Effects, Event> {
  readonly portal: boolean;
  readonly allowedWhileRestricted: readonly Restriction[];
  readonly session: SessionEffect | undefined;
  readonly trustsDevice: boolean;
}

/** The parts of an operation. */
export type OperationDefinition<
  N extends OperationName,
  I extends z.ZodType,
  O extends z.ZodType,
  F extends Facts,
  G extends Facts,
  H extends Facts,
  C,
  R,
  J,
  E extends z.ZodType,
  D extends EventDeclaration,
  L extends Facts = NoFacts,
> = CallerOptions & GenericDefinition<Actor, Environment, N, I, O, F, G, H, C, R, J, E, D, L>;

/** Declares an operation. One small file in its domain's folder. */
export const operation = <
  const N extends OperationName,
  I extends z.ZodType,
  O extends z.ZodType,
  F extends Facts,
  C,
  R = undefined,
  G extends Facts = NoFacts,
  H extends Facts = NoFacts,
  J = z.output<I>,
  E extends z.ZodType = typeof noEffects,
  D extends EventDeclaration = never,
  L extends Facts = NoFacts,
>(
  definition: OperationDefinition<N, I, O, F, G, H, C, R, J, E, D, L>,
): Operation<N, z.input<I>, z.output<O>, z.output<E>, EventOf<D>> => ({
  ...declareOperation(definition),
  portal: definition.portal ?? false,
  allowedWhileRestricted: definition.allowedWhileRestricted ?? [],
  session: definition.session,
  trustsDevice: definition.trustsDevice ?? false,
});
