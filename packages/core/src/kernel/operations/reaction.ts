import type { BaseActor } from "./base-actor.ts";
import { type Change, keyOfChange, type SubjectChange, type Update } from "../store/change.ts";
import type { BaseEvent, EventDeclaration, EventOf } from "./event.ts";
import type { JournalEntry } from "./journal-entry.ts";
import type { CallContext, ErasedPlan, Facts, Known, NoFacts, Operation } from "./operation.ts";
import { grant, permissionFirst, type Rule, reasonsAgainst, stage } from "./rule.ts";
import type { Reason } from "../../contract/decision.ts";

type Answers = Readonly<Record<string, unknown>>;

/** What a reaction adds to the plan of an operation. */
export interface PlanAddition<Output, Event extends BaseEvent = BaseEvent> {
  /** Replaces the output. */
  readonly output?: Output;
  readonly changes?: readonly Change[];
  /** Entries on topics the operation doesn't write to. */
  readonly journalEntries?: readonly JournalEntry<Event>[];
  /** Subjects that are erased or merged. */
  readonly subjects?: readonly SubjectChange[];
  /** Events to append to the entries of the operation, by topic. */
  readonly events?: Readonly<Record<string, readonly Event[]>>;
  /** Merged into the effects of the dry run. */
  readonly effects?: Readonly<Record<string, unknown>>;
}

/** What `apply` of a reaction gets: its own facts and context, the operation's facts, and the plan so far. */
export interface Reacting<K, C, Output, B = Answers> {
  readonly known: K;
  readonly context: C;
  /** The facts of the operation, and those of the reactions of earlier domains. */
  readonly base: B;
  /** The plan of the operation, with the additions of earlier reactions. */
  readonly plan: ErasedPlan & { readonly output: Output };
}

type Round<A, K, I, F, B = Answers> = (known: K, input: I, actor: A, now: number, base: B) => F;

/**
 * The parts of a reaction. `J` is the input as the operation's `prepare` returned it. `B` are the facts it uses from the operation and from
 * earlier domains' reactions.
 */
export interface ReactionDefinition<
  A extends BaseActor,
  I,
  O,
  J,
  B,
  F extends Facts,
  G extends Facts,
  H extends Facts,
  C,
  D extends EventDeclaration,
> {
  /** The operation of an earlier domain. */
  readonly on: Operation<string, I, O>;
  /** The events it may add. `apply` can return no others. */
  readonly events?: readonly D[];
  /** Up to three rounds of reads, each in the same store access as the operation's round of the same number. */
  readonly load: readonly [
    first: (input: J, actor: A, now: number) => F,
    second?: Round<A, Known<F>, J, G, B>,
    third?: Round<A, Known<F> & Known<G>, J, H, B>,
  ];
  /** What the rules evaluate. `undefined`: the reaction doesn't apply to this call. */
  context(known: Known<F> & Known<G> & Known<H>, input: J, actor: A, now: number, base: B): C | undefined;
  /** Guards that must hold in addition to the rules of the operation. */
  readonly rules: readonly Rule<NoInfer<C>>[];
  /** Additional changes. No I/O. */
  apply(
    found: Reacting<Known<F> & Known<G> & Known<H>, C, O, B>,
    input: J,
    call: CallContext<A>,
  ): PlanAddition<O, EventOf<D>>;
}

/** A reaction, ready for an engine. */
export interface Reaction {
  /** The name of the operation. */
  readonly on: string;
  readonly events: readonly EventDeclaration[];
  readonly load: readonly [
    first: (input: unknown, actor: BaseActor, now: number) => Facts,
    ...later: readonly (Round<BaseActor, Answers, unknown, Facts> | undefined)[],
  ];
  context(known: Answers, input: unknown, actor: BaseActor, now: number, base: Answers): unknown;
  readonly rules: readonly Rule<unknown>[];
  apply(found: Reacting<Answers, unknown, unknown>, input: unknown, call: CallContext): PlanAddition<unknown>;
}

/**
 * Declares the consequences of an earlier domain's operation for a later domain. It runs in the same transaction and is part of
 * `check` and `dryRun`.
 */
export function declareReaction<
  A extends BaseActor,
  I,
  O,
  F extends Facts,
  C,
  G extends Facts = NoFacts,
  H extends Facts = NoFacts,
  J = I,
  B = Answers,
  D extends EventDeclaration = never,
>(definition: ReactionDefinition<A, I, O, J, B, F, G, H, C, D>): Reaction {
  return { ...definition, on: definition.on.name, events: definition.events ?? [] } as unknown as Reaction;
}

const granted = grant<unknown>("reactions only add guards", () => true);

/** The reasons of a reaction's rules against its context. */
export const reasonsOf = ({ rules }: Reaction, context: unknown): readonly Reason[] =>
  reasonsAgainst(stage([granted, ...rules], context), undefined);

/** All reasons of an operation and its reactions, permissions first. */
export const mergeReasons = (...reasons: readonly (readonly Reason[])[]): readonly Reason[] =>
  permissionFirst(reasons.flat());

/** Adds to a plan. An update of a row that the plan already inserts or updates becomes part of that change. */
export function addToPlan(plan: ErasedPlan, addition: PlanAddition<unknown>): ErasedPlan {
  const { changes = [], journalEntries = [], subjects = [], events = {}, effects } = addition;
  const entries = plan.journalEntries ?? [];
  for (const topic of Object.keys(events)) {
    if (!entries.some((entry) => entry.topic === topic))
      throw new TypeError(`the operation has no entry on \`${topic}\``);
  }
  for (const { topic } of journalEntries) {
    if (entries.some((entry) => entry.topic === topic))
      throw new TypeError(`the operation already has an entry on \`${topic}\`: add \`events\` to it`);
  }
  return {
    ...plan,
    output: "output" in addition ? addition.output : plan.output,
    changes: mergedChanges(plan.changes ?? [], changes),
    journalEntries: [
      ...entries.map((entry) => ({ ...entry, events: [...entry.events, ...(events[entry.topic] ?? [])] })),
      ...journalEntries,
    ],
    subjects: [...(plan.subjects ?? []), ...subjects],
    effects: { ...(plan.effects as object | undefined), ...effects },
  };
}

function mergedChanges(own: readonly Change[], added: readonly Change[]): readonly Change[] {
  const merged = [...own];
  for (const change of added) {
    if (change.kind !== "update" || !joinEarlier(merged, change)) merged.push(change);
  }
  return merged;
}

/** Makes an update part of an earlier change that sets columns of the same row. Returns whether there is one. */
function joinEarlier(changes: Change[], { collection, key, set }: Update): boolean {
  const at = changes.findIndex(
    (one) => one.collection.name === collection.name && keyOfChange(one).every((value, place) => value === key[place]),
  );
  const found = changes[at];
  if (found === undefined || found.kind === "remove") return false;
  changes[at] =
    found.kind === "insert" ? { ...found, row: { ...found.row, ...set } } : { ...found, set: { ...found.set, ...set } };
  return true;
}
