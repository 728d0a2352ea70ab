import { z } from "zod";
import type { DomainEvent } from "../contract/stream.ts";
import { kindOf, type OperationKind, type OperationName } from "../contract/operation-name.ts";
import type { Limit } from "../ports/limits.ts";
import type { Actor, Restriction } from "./actor.ts";
import type { Awaitable } from "./awaitable.ts";
import type { Change, SubjectChange } from "./change.ts";
import type { Via } from "./journal.ts";
import type { Environment } from "../ports/environment.ts";
import type { PersonalChange } from "./personal-values.ts";
import type { Read, ResultOf } from "./query.ts";
import type { Rule } from "./rule.ts";

/** Named reads of one load round. */
export type Facts = Readonly<Record<string, Read<unknown>>>;

/** The answers of a load round, by the same names. */
export type Known<F> = { readonly [K in keyof F]: ResultOf<F[K]> };

/** The caller, the time and new ids of one call. */
export interface CallContext {
  readonly actor: Actor;
  /** Milliseconds since the epoch: one instant for the whole call. */
  readonly now: number;
  /** Creates an identifier. */
  newId(): string;
}

/** A new entry in the journal of one topic, written in the transaction of the command and streamed after the commit. */
export interface JournalEntry {
  /** The id of a schedule, an organization or a person, or of the people of an organization. */
  readonly topic: string;
  /** The topic's sequence number after this change. */
  readonly number: number;
  readonly events: readonly DomainEvent[];
  /** Whether other decisions on this topic may have changed. */
  readonly decisionsChanged?: boolean;
  /** Personal values, which history keeps apart from the events so that they can be erased (X8). */
  readonly personal?: readonly PersonalChange[];
  /** How the change was made, where the actor doesn't say. */
  readonly via?: Via;
  /** Who made the change, where that isn't the caller: a person without an account who used the link in their email. */
  readonly by?: string;
}

/** The effects of an operation that declares none. */
export type NoEffects = Readonly<Record<string, never>>;

const noEffects = z.strictObject({});

/** The result of an operation: its output and, for a command, the changes, their journal entries and the effects. */
export type Plan<Output, Effects = NoEffects> = PlanParts<Output> & PlannedEffects<Effects>;

type PlannedEffects<Effects> = NoEffects extends Effects ? { readonly effects?: never } : { readonly effects: Effects };

interface PlanParts<Output> {
  readonly output: Output;
  readonly changes?: readonly Change[];
  readonly journalEntries?: readonly JournalEntry[];
  /** Subjects that are erased, or become another one. What all collections declare of their data follows. */
  readonly subjects?: readonly SubjectChange[];
}

/** What `apply` gets once the operation is permitted. */
export interface Found<K, C, R> {
  readonly known: K;
  readonly context: C;
  readonly row: R;
}

/** A command that is repeated: what is loaded now, and the output it had the first time. */
export interface Done<K, Output> {
  readonly known: K;
  readonly output: Output;
}

/** How the operation affects the caller's session. */
export type SessionEffect = "begins" | "ends";

/**
 * Up to three rounds of reads inside the transaction. Each round gets the answers of the earlier ones. `now` is the call's.
 */
export type LoadRounds<I, F extends Facts, G extends Facts, H extends Facts> = readonly [
  first: (input: I, actor: Actor, now: number) => F,
  second?: (known: Known<F>, input: I, actor: Actor, now: number) => G,
  third?: (known: Known<F> & Known<G>, input: I, actor: Actor, now: number) => H,
];

/** The parts of an operation. */
export interface OperationDefinition<
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
> {
  /** `domain.verb`. A verb that begins with `get` or `list` makes a query, any other a command. */
  readonly name: N;
  /** One sentence for the docs and the OpenAPI entry. */
  readonly summary: string;
  readonly input: I;
  readonly output: O;
  /** What a dry run answers besides output and events: the resulting state, and what else changes (X3). */
  readonly effects?: E;
  /** Has no route and no client method: only Rollcall itself runs it. */
  readonly internal?: boolean;
  /** Allows callers who aren't signed in. */
  readonly allowAnonymous?: boolean;
  /** Belongs to the worker portal: restricted callers can't use it, internal or not (A31, P29). */
  readonly portal?: boolean;
  /** Restrictions that don't apply to this operation. Restricted external people can't use any other. */
  readonly allowedWhileRestricted?: readonly Restriction[];
  /** Set where the output carries a new session, which a server keeps in a cookie (`begins`), or where the caller's session ends (`ends`). */
  readonly session?: SessionEffect;
  /**
   * The input or output contains a secret. Nothing of it is stored, so a repeat with the same idempotency key is decided
   * again instead of answered from the receipt (P09).
   */
  readonly confidential?: boolean;
  /**
   * The rate limits this call counts against. They are checked after the decision and given back when the call fails. Raises
   * `request.throttled`.
   */
  limits?(input: z.output<I>, actor: Actor, environment: Environment): readonly Limit[];
  /**
   * Work before the transaction, such as hashing or a request to another server; inside it only the store is awaited. The
   * result replaces the input. Runs before any decision.
   * @throws {RollcallError} the operation can't start
   */
  prepare?(input: z.output<I>, actor: Actor, environment: Environment): Awaitable<J>;
  readonly load: LoadRounds<NoInfer<J>, F, G, H>;
  /** What the rules evaluate. `undefined` raises `request.not-found`. */
  context(known: Known<F> & Known<G> & Known<H>, input: NoInfer<J>, actor: Actor, now: number): C | undefined;
  /** The row the operation acts on, if there is one. `undefined` raises `request.not-found`. */
  row?(known: Known<F> & Known<G> & Known<H>, input: NoInfer<J>, actor: Actor): R | undefined;
  /**
   * Whether the command removes the caller's own access. A repeat is answered only if the caller may still see the subject;
   * callers who lost access by this very command get the answer as well.
   */
  revokesOwnAccess?(input: NoInfer<J>, actor: Actor, done: Done<Known<F> & Known<G>, z.output<O>>): boolean;
  readonly rules: readonly Rule<C, R>[];
  /** The output, changes and journal entries. No I/O. */
  apply(
    found: Found<Known<F> & Known<G> & Known<H>, C, R>,
    input: NoInfer<J>,
    call: CallContext,
  ): Plan<z.input<O>, z.input<E>>;
}

/** An operation, ready for an engine. */
export interface Operation<N extends string = string, Input = unknown, Output = unknown, Effects = unknown> {
  readonly name: N;
  readonly kind: OperationKind;
  readonly summary: string;
  readonly internal: boolean;
  readonly allowAnonymous: boolean;
  readonly confidential: boolean;
  readonly portal: boolean;
  readonly allowedWhileRestricted: readonly Restriction[];
  readonly session: SessionEffect | undefined;
  readonly input: z.ZodType;
  readonly output: z.ZodType;
  readonly effects: z.ZodType | undefined;
  readonly rules: readonly Rule<unknown>[];
  readonly definition: ErasedDefinition;
  /** Carries the types for the client; never present at run time. */
  readonly types?: { readonly input: Input; readonly output: Output; readonly effects: Effects };
}

type Answers = Readonly<Record<string, unknown>>;

/** A plan as the engine sees it. */
export interface ErasedPlan extends PlanParts<unknown> {
  readonly effects?: unknown;
}

/** The definition as the engine sees it. */
export interface ErasedDefinition {
  limits?(input: unknown, actor: Actor, environment: Environment): readonly Limit[];
  prepare?(input: unknown, actor: Actor, environment: Environment): Awaitable<unknown>;
  readonly load: readonly [
    first: (input: unknown, actor: Actor, now: number) => Facts,
    ...later: readonly (((known: Answers, input: unknown, actor: Actor, now: number) => Facts) | undefined)[],
  ];
  context(known: Answers, input: unknown, actor: Actor, now: number): unknown;
  row?(known: Answers, input: unknown, actor: Actor): unknown;
  revokesOwnAccess?(input: unknown, actor: Actor, done: Done<Answers, unknown>): boolean;
  apply(found: Found<Answers, unknown, unknown>, input: unknown, call: CallContext): ErasedPlan;
}

/** A load round that reads nothing. */
export type NoFacts = Readonly<Record<string, never>>;

/** Declares an operation. */
export function operation<
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
>(definition: OperationDefinition<N, I, O, F, G, H, C, R, J, E>): Operation<N, z.input<I>, z.output<O>, z.output<E>> {
  return {
    name: definition.name,
    kind: kindOf(definition.name),
    summary: definition.summary,
    internal: definition.internal ?? false,
    allowAnonymous: definition.allowAnonymous ?? false,
    confidential: definition.confidential ?? false,
    portal: definition.portal ?? false,
    allowedWhileRestricted: definition.allowedWhileRestricted ?? [],
    session: definition.session,
    input: definition.input,
    output: definition.output,
    effects: definition.effects,
    rules: definition.rules as readonly Rule<unknown>[],
    definition: definition as unknown as ErasedDefinition,
  };
}
