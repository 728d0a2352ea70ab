import type { z } from "zod";
import type { OperationName } from "../contract/operation-name.ts";
import type { EventDeclaration, EventOf } from "../kernel/event.ts";
import {
  declareOperation,
  type Facts,
  type CallContext as GenericCallContext,
  type OperationDefinition as GenericDefinition,
  type noEffects,
  type NoFacts,
  type Operation,
} from "../kernel/operation.ts";
import type { Environment } from "../ports/environment.ts";
import type { Actor } from "./actor.ts";

export type { JournalEntry } from "../kernel/journal-entry.ts";
export type { Facts, Found, Known, NoEffects, NoFacts, Operation, Plan } from "../kernel/operation.ts";

/** The caller, the time and new ids of one call. */
export type CallContext = GenericCallContext<Actor>;

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
> = GenericDefinition<Actor, Environment, N, I, O, F, G, H, C, R, J, E, D>;

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
>(
  definition: OperationDefinition<N, I, O, F, G, H, C, R, J, E, D>,
): Operation<N, z.input<I>, z.output<O>, z.output<E>, EventOf<D>> => declareOperation(definition);
