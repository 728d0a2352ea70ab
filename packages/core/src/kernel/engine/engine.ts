import type { Decision } from "../../contract/decision.ts";
import { RollcallError } from "../../contract/rollcall-error.ts";
import type { Clock } from "../platform/clock.ts";
import type { Ids } from "../platform/ids.ts";
import type { Limit } from "../limits/rate-limits.ts";
import type { Store, Transaction } from "../store/store.ts";
import type { BaseActor, BaseEnvironment } from "../operations/base-actor.ts";
import { type Awaitable, chain } from "../platform/awaitable.ts";
import type { Change } from "../store/change.ts";
import type { AnyCollection } from "../store/collection.ts";
import type { BaseEvent, EventDeclaration } from "../operations/event.ts";
import { type Composed, evaluate, type Loaded, loadFacts, planOf, refuseHidden } from "../operations/evaluation.ts";
import { recordedChanges } from "../journal/journal-changes.ts";
import { takeOrRefuse } from "../limits/limits.ts";
import type { JournalEntry } from "../operations/journal-entry.ts";
import type { CallContext, ErasedPlan, Operation } from "../operations/operation.ts";
import { noteInserts, type ObservedSubjects, observingSubjects } from "../subjects/observe-subjects.ts";
import { OwnReads } from "./own-reads.ts";
import { parseInput } from "../operations/parse.ts";
import { type PersonalRows, personalRowsIn } from "../subjects/personal-rows.ts";
import type { EngineObserver, ObservedCall } from "../store/observer.ts";
import type { Reaction } from "../operations/reaction.ts";
import { receiptInserts, refuseOtherKeys, repeated } from "./receipts.ts";
import { retryRaces } from "../store/retry-races.ts";
import { withSubjectChanges } from "../subjects/subject-changes.ts";
import { toRefusal } from "../operations/to-refusal.ts";
import { withRollcallErrors } from "../store/to-rollcall-error.ts";

/** One call of one operation by one caller. */
export interface EngineCall {
  readonly name: string;
  readonly input: unknown;
  readonly actor: BaseActor;
  /** Commands only: a repeat with the same key runs only once. 1 to 128 printable ASCII characters. */
  readonly idempotencyKey?: string | undefined;
}

/** The result of a dry run: the output, the events and the resulting state (X3). */
export interface DryRunOutcome {
  readonly output: unknown;
  readonly events: readonly BaseEvent[];
  readonly effects: unknown;
}

/** Which callers an engine admits, and how the journal records their changes. */
export interface Admission<O extends Operation = Operation> {
  /** @throws {RollcallError} the caller may not use the operation at all */
  admit(operation: O, actor: BaseActor): void;
  viaOf(actor: BaseActor): string;
}

/** The writes of a command. */
export interface Committed {
  readonly journalEntries: readonly JournalEntry[];
  readonly changes: readonly Change[];
}

/** The parts of an engine. */
export interface EngineOptions<O extends Operation = Operation> {
  readonly store: Store;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly operations: readonly O[];
  /** The collections of the store. Their declarations of personal data apply whenever a subject is erased or merged. */
  readonly collections: readonly AnyCollection[];
  /** Reactions in the order of their domains. */
  readonly reactions: readonly Reaction[];
  /** The events that extensions of operations, such as kinds of mail, declare. */
  readonly extensionEvents: readonly EventDeclaration[];
  /** The rows by which a journal entry can be found, written together with it. */
  readonly indexEntry: (entry: JournalEntry, at: number) => readonly Change[];
  /** What operations may use before their transaction. */
  readonly environment: BaseEnvironment;
  readonly admission: Admission<O>;
  readonly observer: EngineObserver;
  /** Called after each command that ran, but not after a repeat. */
  readonly committed: (done: Committed) => void;
}

/** The input as the caller sent it, and as `prepare` returned it. */
interface Request {
  readonly original: unknown;
  readonly input: unknown;
}

/** The key under which the output of a command is stored. Confidential ones are not stored. */
const keyOf = ({ operation }: Composed, { idempotencyKey }: EngineCall): string | undefined =>
  operation.confidential ? undefined : idempotencyKey;

/**
 * Runs operations: parses, opens one transaction, loads, decides, applies, commits, then publishes. It awaits only
 * promises, so a synchronous store waits for nothing but the commit.
 */
export class Engine<O extends Operation = Operation> {
  readonly operations: ReadonlyMap<string, O>;
  readonly #composed: ReadonlyMap<string, Composed<O>>;
  readonly #options: EngineOptions<O>;
  readonly #personalRows: readonly PersonalRows[];

  /** @throws {TypeError} two operations have the same name, or a reaction has no operation */
  constructor(options: EngineOptions<O>) {
    this.#options = options;
    this.#personalRows = personalRowsIn(options.collections);
    const { operations, reactions, extensionEvents } = options;
    this.operations = new Map(operations.map((operation) => [operation.name, operation]));
    if (this.operations.size !== operations.length) throw new TypeError("two operations share a name");
    const composed = new Map(
      operations.map((operation) => [operation.name, { operation, reactions: [] as Reaction[], extensionEvents }]),
    );
    for (const reaction of reactions) {
      const own = composed.get(reaction.on);
      if (own === undefined) throw new TypeError(`a reaction needs the operation \`${reaction.on}\``);
      own.reactions.push(reaction);
    }
    this.#composed = composed;
  }

  /**
   * Runs an operation and returns its output.
   * @throws {RollcallError} the reason it is refused
   */
  run(call: EngineCall): Awaitable<unknown> {
    return this.#observed("run", call, () => {
      const { composed, input: original } = this.#parse(call);
      const { operation } = composed;
      return chain(this.#prepared(operation, original, call.actor), (input) => {
        if (operation.kind === "query") return chain(this.#plan(composed, input, call.actor), ({ output }) => output);
        const limits = operation.definition.limits?.(original, call.actor, this.#options.environment) ?? [];
        if (limits.length > 0) return this.#limited(composed, { original, input }, call, limits);
        return this.#write(composed, { original, input }, call);
      });
    });
  }

  /** A refused call doesn't count against limits that others share. A call that fails later gives its points back. */
  async #limited(composed: Composed, request: Request, call: EngineCall, limits: readonly Limit[]): Promise<unknown> {
    const { input } = request;
    const { actor } = call;
    const look = (tx: Transaction): Awaitable<boolean> => {
      const now = this.#options.clock.now();
      const own = new OwnReads(actor, keyOf(composed, call));
      return chain(loadFacts(own.within(tx), composed, input, actor, now), (loaded) =>
        chain(own.receiptIn(tx), (receipt) => {
          if (receipt !== undefined) return true;
          const { decision } = evaluate(composed, loaded, input, actor, now);
          if (!decision.allowed) throw toRefusal(decision);
          return false;
        }),
      );
    };
    const isRepeat = await retryRaces(() => this.#transact("read", look));
    if (isRepeat) return this.#write(composed, request, call);
    await takeOrRefuse(this.#options.environment.limits, limits);
    try {
      return await this.#write(composed, request, call);
    } catch (error) {
      await this.#options.environment.limits.giveBack(limits);
      throw error;
    }
  }

  #write(composed: Composed, request: Request, call: EngineCall): Awaitable<unknown> {
    let done: Committed | undefined;
    const work = (tx: Transaction) => {
      done = undefined;
      return this.#commit(tx, composed, request, call, (what) => (done = what));
    };
    return chain(
      retryRaces(() => this.#transact("write", work)),
      (output) => {
        if (done !== undefined) this.#options.committed(done);
        return output;
      },
    );
  }

  /** Stops after the decision: is the call allowed now, and if not, why (X1)? Throws only for hidden or malformed calls. */
  check(call: EngineCall): Awaitable<Decision> {
    return this.#observed("check", call, () => {
      const { composed, input: original } = this.#parse(call);
      return chain(this.#prepared(composed.operation, original, call.actor), (input) =>
        this.#transact("read", (tx) => {
          const now = this.#options.clock.now();
          const evaluated = (loaded: Loaded) => evaluate(composed, loaded, input, call.actor, now).decision;
          return chain(loadFacts(tx, composed, input, call.actor, now), evaluated);
        }),
      );
    });
  }

  /** Decides and applies without writing anything (X3). */
  dryRun(call: EngineCall): Awaitable<DryRunOutcome> {
    return this.#observed("dry-run", call, () => {
      const { composed, input: original } = this.#parse(call);
      return chain(this.#prepared(composed.operation, original, call.actor), (input) =>
        chain(this.#plan(composed, input, call.actor), (plan) => ({
          output: plan.output,
          events: composed.operation.hidesEvents ? [] : (plan.journalEntries ?? []).flatMap((entry) => entry.events),
          effects: plan.effects ?? {},
        })),
      );
    });
  }

  #observed<T>(mode: ObservedCall["mode"], { name }: EngineCall, work: () => Awaitable<T>): Awaitable<T> {
    const { observer } = this.#options;
    const run = () => withRollcallErrors(work);
    return this.#composed.has(name) ? observer.operation({ name, mode }, run) : run();
  }

  #parse(call: EngineCall): { composed: Composed<O>; input: unknown } {
    const composed = this.#composed.get(call.name);
    if (composed === undefined) throw new RollcallError("request.not-found");
    this.#options.admission.admit(composed.operation, call.actor);
    refuseOtherKeys(call.idempotencyKey);
    return { composed, input: parseInput(composed.operation, call.input) };
  }

  #prepared(operation: Operation, input: unknown, actor: BaseActor): Awaitable<unknown> {
    const { definition } = operation;
    return definition.prepare === undefined ? input : definition.prepare(input, actor, this.#options.environment);
  }

  #commit(
    tx: Transaction,
    composed: Composed,
    { original, input }: Request,
    asked: EngineCall,
    did: (done: Committed) => void,
  ): Awaitable<unknown> {
    const { operation } = composed;
    const { actor } = asked;
    const key = keyOf(composed, asked);
    const call = this.#callOf(actor);
    const own = new OwnReads(actor, key);
    const subjects: ObservedSubjects = { single: new Set(), listed: new Set() };
    const observed = key === undefined ? own.within(tx) : observingSubjects(own.within(tx), subjects);
    const apply = (loaded: Loaded): Awaitable<unknown> => {
      const plan = planOf(composed, loaded, input, call);
      return chain(
        withSubjectChanges(tx, this.#personalRows, plan, call.now),
        ({ changes: planned, journalEntries }) => {
          const { admission, indexEntry } = this.#options;
          const via = admission.viaOf(actor);
          const command = { operation: operation.name, via, planned, journalEntries, marks: own.marks };
          return chain(recordedChanges(tx, command, call), (recorded) => {
            const changes = [...planned, ...recorded];
            if (key !== undefined) {
              noteInserts(changes, subjects);
              const answer = { operation: operation.name, input: original, output: plan.output, subjects };
              changes.push(...receiptInserts(key, answer, call));
            }
            for (const entry of journalEntries) changes.push(...indexEntry(entry, call.now));
            did({ journalEntries, changes });
            return chain(changes.length === 0 ? undefined : tx.write(changes), () => plan.output);
          });
        },
      );
    };
    return chain(loadFacts(observed, composed, input, actor, call.now), (loaded) =>
      chain(own.receiptIn(tx), (receipt) => {
        if (receipt === undefined) return apply(loaded);
        return this.#repeat(operation, loaded, input, call, repeated(receipt, operation.name, original));
      }),
    );
  }

  /** A caller may have lost access since the first call: the stored output is only for callers who may still see the subject (I4). */
  #repeat(
    operation: Operation,
    { known }: Loaded,
    input: unknown,
    { actor, now }: CallContext,
    output: unknown,
  ): unknown {
    if (operation.definition.revokesOwnAccess?.(input, actor, { known, output }) === true) return output;
    refuseHidden(operation, known, input, actor, now);
    return output;
  }

  #plan(composed: Composed, input: unknown, actor: BaseActor): Awaitable<ErasedPlan> {
    return this.#transact("read", (tx) => {
      const call = this.#callOf(actor);
      return chain(loadFacts(tx, composed, input, actor, call.now), (loaded) => planOf(composed, loaded, input, call));
    });
  }

  #callOf(actor: BaseActor): CallContext {
    return { actor, now: this.#options.clock.now(), newId: () => this.#options.ids.next() };
  }

  #transact<T>(mode: "read" | "write", work: (tx: Transaction) => Awaitable<T>): Awaitable<T> {
    return this.#options.store.transaction(mode, work);
  }
}
