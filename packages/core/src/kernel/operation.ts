import type { z } from "zod";
import type { DomainEvent } from "../contract/stream.ts";
import { kindOf, type OperationKind, type OperationName } from "../contract/operation-name.ts";
import type { Limit } from "../ports/limits.ts";
import type { Actor, Hold } from "./actor.ts";
import type { Awaitable } from "./awaitable.ts";
import type { Change } from "./change.ts";
import type { Via } from "./journal.ts";
import type { Outside } from "../ports/outside.ts";
import type { PersonalChange } from "./personal-values.ts";
import type { Read, ResultOf } from "./query.ts";
import type { Rule } from "./rule.ts";

/** What must be known, by name. */
export type Facts = Readonly<Record<string, Read<unknown>>>;

/** What the store answered to facts. */
export type Known<F> = { readonly [K in keyof F]: ResultOf<F[K]> };

/** What an operation may use besides its facts: the ports of time and ids, and who is calling. */
export interface Context {
  readonly actor: Actor;
  /** Milliseconds since the epoch: one instant for the whole operation. */
  readonly now: number;
  /** A new identifier. */
  newId(): string;
}

/** What a topic is told after the commit; becomes a row of the journal in the same transaction. */
export interface Telling {
  /** The id of a schedule, an organization or a person. Nobody may listen to a person's. */
  readonly topic: string;
  /** The topic's running number after this change. */
  readonly number: number;
  readonly events: readonly DomainEvent[];
  /** A fact that decisions rest on has flipped. */
  readonly decisionsChanged?: boolean;
  /** Values of people that history keeps apart from the events, so that a person can be erased (X8). */
  readonly personal?: readonly PersonalChange[];
  /** Through what it was done, where the actor does not say. */
  readonly via?: Via;
  /** Who did it, where that is not who called: whoever has no account but the link from their mailbox. */
  readonly by?: string;
}

/** What an operation comes to: its answer and, for a command, what changes and who is told. */
export interface Plan<Output> {
  readonly output: Output;
  readonly changes?: readonly Change[];
  readonly tells?: readonly Telling[];
  /** What a dry run tells besides: the state that would result, and what else would be touched (X3). Plain JSON. */
  readonly effects?: Readonly<Record<string, unknown>>;
}

/** What is there once an operation has been permitted. */
export interface Found<K, S, R> {
  readonly known: K;
  readonly situation: S;
  readonly row: R;
}

/** What is there of a command that has been done: what is known now, and what was answered then. */
export interface Done<K, Output> {
  readonly known: K;
  readonly output: Output;
}

/** What becomes of the caller's session. */
export type SessionEffect = "begins" | "ends";

/** The three answers that make an operation, and what it is called. */
export interface OperationDefinition<
  N extends OperationName,
  I extends z.ZodType,
  O extends z.ZodType,
  F extends Facts,
  G extends Facts,
  H extends Facts,
  S,
  R,
  J,
> {
  /** `domain.verb`; a verb that begins with `get` or `list` makes a query, any other a command. */
  readonly name: N;
  /** One sentence for the docs and the OpenAPI entry. */
  readonly summary: string;
  readonly input: I;
  readonly output: O;
  /** Only Rollcall itself may run it: it has no route and no client method. */
  readonly internal?: boolean;
  /** Whoever holds what it asks for may run it, signed in or not: nobody is an actor, too. */
  readonly anybody?: boolean;
  /** Part of the worker portal: whoever is held does not reach it, internal or not (A31, P29). */
  readonly portal?: boolean;
  /** What does not keep anybody from it. External people who are held reach nothing else. */
  readonly whileHeld?: readonly Hold[];
  /** Its output carries a session, which a server keeps in a cookie (`begins`), or it ends the caller's (`ends`). */
  readonly session?: SessionEffect;
  /**
   * A secret goes in or comes out: nothing of it is remembered, so a repeat under the same idempotency key is judged anew
   * instead of answered from memory (P09).
   */
  readonly confidential?: boolean;
  /**
   * What it takes from limits, judged first and given back when it fails: only what counts as soon as it is asked.
   * Beyond them it is `request.throttled`.
   */
  limits?(input: z.output<I>, actor: Actor, outside: Outside): readonly Limit[];
  /**
   * What happens before the transaction, where nothing but the store may be awaited: hashing, asking another server. Its
   * answer takes the place of the input. Nothing has been judged yet.
   * @throws {RollcallError} what cannot be begun at all
   */
  prepare?(input: z.output<I>, actor: Actor, outside: Outside): Awaitable<J>;
  /** What must be known: read inside the transaction. `now` is the context's. */
  facts(input: NoInfer<J>, actor: Actor, now: number): F;
  /** What must be known besides, where it depends on the first answers. */
  further?(known: Known<F>, input: NoInfer<J>, actor: Actor, now: number): G;
  /** What must be known besides those. No operation needs a fourth round. */
  furthest?(known: Known<F> & Known<G>, input: NoInfer<J>, actor: Actor, now: number): H;
  /** What the rules judge. `undefined`: there is no such thing, or not for this caller (`request.not-found`). */
  situation(known: Known<F> & Known<G> & Known<H>, input: NoInfer<J>, actor: Actor, now: number): S | undefined;
  /** The row that is acted on, where there is one. `undefined`: no such row (`request.not-found`). */
  row?(known: Known<F> & Known<G> & Known<H>, input: NoInfer<J>, actor: Actor): R | undefined;
  /**
   * Whether the caller takes their own right away by this. A repeat is answered only to who may still see what it is
   * about; to somebody who has gone by the command itself, and not by what came of it later, it is answered all the same.
   */
  departs?(input: NoInfer<J>, actor: Actor, done: Done<Known<F> & Known<G>, z.output<O>>): boolean;
  /** Who says no. */
  readonly rules: readonly Rule<S, R>[];
  /** What changes. No I/O. */
  apply(found: Found<Known<F> & Known<G> & Known<H>, S, R>, input: NoInfer<J>, context: Context): Plan<z.input<O>>;
}

/** An operation, ready for an engine. */
export interface Operation<N extends string = string, Input = unknown, Output = unknown> {
  readonly name: N;
  readonly kind: OperationKind;
  readonly summary: string;
  readonly internal: boolean;
  readonly anybody: boolean;
  readonly confidential: boolean;
  readonly portal: boolean;
  readonly whileHeld: readonly Hold[];
  readonly session: SessionEffect | undefined;
  readonly input: z.ZodType;
  readonly output: z.ZodType;
  readonly rules: readonly Rule<unknown>[];
  readonly definition: ErasedDefinition;
  /** Carries the types for the client; never present at run time. */
  readonly types?: { readonly input: Input; readonly output: Output };
}

/** The definition as the engine sees it. */
export interface ErasedDefinition {
  limits?(input: unknown, actor: Actor, outside: Outside): readonly Limit[];
  prepare?(input: unknown, actor: Actor, outside: Outside): Awaitable<unknown>;
  facts(input: unknown, actor: Actor, now: number): Facts;
  further?(known: Readonly<Record<string, unknown>>, input: unknown, actor: Actor, now: number): Facts;
  furthest?(known: Readonly<Record<string, unknown>>, input: unknown, actor: Actor, now: number): Facts;
  situation(known: Readonly<Record<string, unknown>>, input: unknown, actor: Actor, now: number): unknown;
  row?(known: Readonly<Record<string, unknown>>, input: unknown, actor: Actor): unknown;
  departs?(input: unknown, actor: Actor, done: Done<Readonly<Record<string, unknown>>, unknown>): boolean;
  apply(
    found: Found<Readonly<Record<string, unknown>>, unknown, unknown>,
    input: unknown,
    context: Context,
  ): Plan<unknown>;
}

/** Nothing further need be known. */
export type NoFacts = Readonly<Record<string, never>>;

/** Declares an operation. One small file in its domain's folder; everything else follows from it. */
export function operation<
  const N extends OperationName,
  I extends z.ZodType,
  O extends z.ZodType,
  F extends Facts,
  S,
  R = undefined,
  G extends Facts = NoFacts,
  H extends Facts = NoFacts,
  J = z.output<I>,
>(definition: OperationDefinition<N, I, O, F, G, H, S, R, J>): Operation<N, z.input<I>, z.output<O>> {
  return {
    name: definition.name,
    kind: kindOf(definition.name),
    summary: definition.summary,
    internal: definition.internal ?? false,
    anybody: definition.anybody ?? false,
    confidential: definition.confidential ?? false,
    portal: definition.portal ?? false,
    whileHeld: definition.whileHeld ?? [],
    session: definition.session,
    input: definition.input,
    output: definition.output,
    rules: definition.rules as readonly Rule<unknown>[],
    definition: definition,
  };
}
