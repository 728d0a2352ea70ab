import { z } from "zod";
import { kindOf, type OperationKind, type OperationName } from "../../contract/operation-name.ts";
import type { Limit } from "../limits/rate-limits.ts";
import type { BaseActor, BaseEnvironment } from "./base-actor.ts";
import type { Awaitable } from "../platform/awaitable.ts";
import type { Change, SubjectChange } from "../store/change.ts";
import type { BaseEvent, EventDeclaration, EventOf } from "./event.ts";
import type { JournalEntry } from "./journal-entry.ts";
import type { Read, ResultOf } from "../store/query.ts";
import type { Rule } from "./rule.ts";

/** Named reads of one load round. */
export type Facts = Readonly<Record<string, Read<unknown>>>;

/** The answers of a load round, by the same names. */
export type Known<F> = { readonly [K in keyof F]: ResultOf<F[K]> };

/** The caller, the time and new ids of one call. */
export interface CallContext<A extends BaseActor = BaseActor> {
  readonly actor: A;
  /** Milliseconds since the epoch: one instant for the whole call. */
  readonly now: number;
  /** Creates an identifier. */
  readonly newId: () => string;
}

/** The effects of an operation that declares none. */
export type NoEffects = Readonly<Record<string, never>>;

/** The schema of no effects. */
export const noEffects = z.strictObject({});

/** The result of an operation: its output and, for a command, the changes, their journal entries and the effects. */
export type Plan<Output, Effects = NoEffects, Event extends BaseEvent = never> = PlanParts<Output, Event> &
  PlannedEffects<Effects>;

type PlannedEffects<Effects> = NoEffects extends Effects ? { readonly effects?: never } : { readonly effects: Effects };

interface PlanParts<Output, Event extends BaseEvent> {
  readonly output: Output;
  readonly changes?: readonly Change[];
  readonly journalEntries?: readonly JournalEntry<Event>[];
  /** Subjects that are erased, or become another one. The engine applies what all collections declare about their data. */
  readonly subjects?: readonly SubjectChange[];
}

/** The arguments of `apply`, which runs after the operation is permitted. */
export interface Found<K, C, R> {
  readonly known: K;
  readonly context: C;
  readonly row: R;
}

/** A repeated command: the current facts, and the output of the first run. */
export interface Done<K, Output> {
  readonly known: K;
  readonly output: Output;
}

/**
 * Up to four rounds of reads inside the transaction. Each round gets the results of the earlier ones. `now` is the time of the call.
 */
export type LoadRounds<
  A extends BaseActor,
  I,
  F extends Facts,
  G extends Facts,
  H extends Facts,
  L extends Facts,
> = readonly [
  first: (input: I, actor: A, now: number) => F,
  second?: (known: Known<F>, input: I, actor: A, now: number) => G,
  third?: (known: Known<F> & Known<G>, input: I, actor: A, now: number) => H,
  fourth?: (known: Known<F> & Known<G> & Known<H>, input: I, actor: A, now: number) => L,
];

/** The parts of an operation. */
export interface OperationDefinition<
  A extends BaseActor,
  V,
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
> {
  /** `domain.verb`. A verb that begins with `get` or `list` makes a query, any other a command. */
  readonly name: N;
  /** One sentence for the docs and the OpenAPI entry. */
  readonly summary: string;
  readonly input: I;
  readonly output: O;
  /** The effects returned by a dry run: the resulting state, and what else changes (X3). */
  readonly effects?: E;
  /** The events its journal entries may contain. `apply` can return no others. */
  readonly events?: readonly D[];
  /** Has no route and no client method; only Rollcall itself runs it. */
  readonly internal?: boolean;
  /** Allows callers who aren't signed in. */
  readonly allowAnonymous?: boolean;
  /**
   * The input or output contains a secret. No receipt is stored, so a repeat with the same idempotency key is decided
   * again (P09).
   */
  readonly confidential?: boolean;
  /** The dry run returns no events, because they contain ids that the caller may not see (Q60). */
  readonly hidesEvents?: boolean;
  /**
   * The rate limits this call counts against. They are checked after the decision and given back when the call fails. Raises
   * `request.throttled`.
   */
  limits?(input: z.output<I>, actor: A, environment: V): readonly Limit[];
  /**
   * Work before the transaction, such as hashing or a request to another server, because only the store is awaited inside it. The result
   * replaces the input. Runs before any decision.
   * @throws {RollcallError} the operation can't start
   */
  prepare?(input: z.output<I>, actor: A, environment: V): Awaitable<J>;
  readonly load: LoadRounds<A, NoInfer<J>, F, G, H, L>;
  /** What the rules evaluate. `undefined` raises `request.not-found`. */
  context(known: Known<F> & Known<G> & Known<H> & Known<L>, input: NoInfer<J>, actor: A, now: number): C | undefined;
  /** The row the operation acts on, if there is one. `undefined` raises `request.not-found`. */
  row?(known: Known<F> & Known<G> & Known<H> & Known<L>, input: NoInfer<J>, actor: A): R | undefined;
  /**
   * Whether the command removes the caller's own access. A repeat only returns the output if the caller may still see the
   * subject, or lost access by this command.
   */
  revokesOwnAccess?(input: NoInfer<J>, actor: A, done: Done<Known<F> & Known<G>, z.output<O>>): boolean;
  readonly rules: readonly Rule<C, R>[];
  /** The output, changes and journal entries. No I/O. */
  apply(
    found: Found<Known<F> & Known<G> & Known<H> & Known<L>, C, R>,
    input: NoInfer<J>,
    call: CallContext<A>,
  ): Plan<z.input<O>, z.input<E>, EventOf<D>>;
}

/** An operation, ready for an engine. */
export interface Operation<
  N extends string = string,
  Input = unknown,
  Output = unknown,
  Effects = unknown,
  Event = unknown,
> {
  readonly name: N;
  readonly kind: OperationKind;
  readonly summary: string;
  readonly internal: boolean;
  readonly allowAnonymous: boolean;
  readonly confidential: boolean;
  readonly hidesEvents: boolean;
  readonly input: z.ZodType;
  readonly output: z.ZodType;
  readonly effects: z.ZodType | undefined;
  readonly events: readonly EventDeclaration[];
  readonly rules: readonly Rule<unknown>[];
  readonly definition: ErasedDefinition;
  /** Carries the types for the client; never present at run time. */
  readonly types?: {
    readonly input: Input;
    readonly output: Output;
    readonly effects: Effects;
    readonly event: Event;
  };
}

type Answers = Readonly<Record<string, unknown>>;

/** A plan as the engine sees it. */
export interface ErasedPlan extends PlanParts<unknown, BaseEvent> {
  readonly effects?: unknown;
}

/** The definition as the engine sees it. */
export interface ErasedDefinition {
  limits?(input: unknown, actor: BaseActor, environment: BaseEnvironment): readonly Limit[];
  prepare?(input: unknown, actor: BaseActor, environment: BaseEnvironment): Awaitable<unknown>;
  readonly load: readonly [
    first: (input: unknown, actor: BaseActor, now: number) => Facts,
    ...later: readonly (((known: Answers, input: unknown, actor: BaseActor, now: number) => Facts) | undefined)[],
  ];
  context(known: Answers, input: unknown, actor: BaseActor, now: number): unknown;
  row?(known: Answers, input: unknown, actor: BaseActor): unknown;
  revokesOwnAccess?(input: unknown, actor: BaseActor, done: Done<Answers, unknown>): boolean;
  apply(found: Found<Answers, unknown, unknown>, input: unknown, call: CallContext): ErasedPlan;
}

/** A load round that reads nothing. */
export type NoFacts = Readonly<Record<string, never>>;

/** Declares an operation for actors and an environment of any kind. */
export function declareOperation<
  A extends BaseActor,
  V,
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
  definition: OperationDefinition<A, V, N, I, O, F, G, H, C, R, J, E, D, L>,
): Operation<N, z.input<I>, z.output<O>, z.output<E>, EventOf<D>> {
  return {
    name: definition.name,
    kind: kindOf(definition.name),
    summary: definition.summary,
    internal: definition.internal ?? false,
    allowAnonymous: definition.allowAnonymous ?? false,
    confidential: definition.confidential ?? false,
    hidesEvents: definition.hidesEvents ?? false,
    input: definition.input,
    output: definition.output,
    effects: definition.effects,
    events: definition.events ?? [],
    rules: definition.rules as readonly Rule<unknown>[],
    definition: definition as unknown as ErasedDefinition,
  };
}
