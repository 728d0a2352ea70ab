import type { EventDeclaration } from "../kernel/operations/event.ts";
import type { Facts, NoFacts } from "../kernel/operations/operation.ts";
import { declareReaction, type Reaction, type ReactionDefinition } from "../kernel/operations/reaction.ts";
import type { Actor } from "./actor.ts";

/**
 * Declares the consequences of an earlier domain's operation for a later domain. It runs in the same transaction and is part of
 * `check` and `dryRun`.
 */
export const reaction = <
  I,
  O,
  F extends Facts,
  C,
  G extends Facts = NoFacts,
  H extends Facts = NoFacts,
  J = I,
  B = Readonly<Record<string, unknown>>,
  D extends EventDeclaration = never,
>(
  definition: ReactionDefinition<Actor, I, O, J, B, F, G, H, C, D>,
): Reaction => declareReaction(definition);
