import type { Decision } from "../contract/decision.ts";
import { RollcallError } from "../contract/rollcall-error.ts";
import type { DomainEvent } from "../contract/stream.ts";
import type { Clock } from "../ports/clock.ts";
import type { Ids } from "../ports/ids.ts";
import type { Limit } from "../ports/limits.ts";
import type { Store, Transaction } from "../ports/store.ts";
import type { Actor } from "./actor.ts";
import { type Awaitable, chain } from "./awaitable.ts";
import type { Change } from "./change.ts";
import type { AnyCollection } from "./collection.ts";
import { evaluate, type Evaluation, loadFacts, refuseRestricted, refuseHidden } from "./evaluation.ts";
import { journalled } from "./journalled.ts";
import { takeOrRefuse } from "./limits.ts";
import type { CallContext, Operation, ErasedPlan, JournalEntry } from "./operation.ts";
import type { Environment } from "../ports/environment.ts";
import { noteInserts, type ObservedSubjects, observingSubjects } from "./observe-subjects.ts";
import { parseInput } from "./parse.ts";
import { receiptInserts, receiptOf, refuseOtherKeys, repeated } from "./receipts.ts";
import { type PersonalRows, personalRowsIn } from "./personal-rows.ts";
import { retryRaces } from "./retry-races.ts";
import { withSubjectChanges } from "./subject-changes.ts";
import { toRefusal } from "./to-refusal.ts";
import { withRollcallErrors } from "./to-rollcall-error.ts";

/** One call of one operation by one caller. */
export interface EngineCall {
  readonly name: string;
  readonly input: unknown;
  readonly actor: Actor;
  /** Commands only: the same key makes the command happen once. 1 to 128 printable ASCII characters. */
  readonly idempotencyKey?: string | undefined;
}

/** What a dry run found: the output there would have been, the events, and the state that would result (X3). */
export interface DryRunOutcome {
  readonly output: unknown;
  readonly events: readonly DomainEvent[];
  readonly effects: unknown;
}

/** What a command has left behind. */
export interface Committed {
  readonly journalEntries: readonly JournalEntry[];
  readonly changes: readonly Change[];
}

/** What an engine is made of. */
export interface EngineOptions {
  readonly store: Store;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly operations: readonly Operation[];
  /** The collections of the store. Their declarations of personal data apply whenever a subject is erased or merged. */
  readonly collections: readonly AnyCollection[];
  /** What operations may ask before their transaction. */
  readonly environment: Environment;
  /** Told after each commit which topics moved, and what was written. */
  readonly committed: (done: Committed) => void;
}

/** The input as it was asked, and as its preparation left it. */
interface Request {
  readonly asked: unknown;
  readonly input: unknown;
}

const nothingDone: Committed = { journalEntries: [], changes: [] };

/**
 * Runs operations: parses, opens one transaction, reads the facts, decides, applies, commits, then tells. It awaits
 * only what is a promise, so over a synchronous store nothing waits but the commit.
 */
export class Engine {
  readonly operations: ReadonlyMap<string, Operation>;
  readonly #parts: EngineOptions;
  readonly #personalRows: readonly PersonalRows[];

  constructor(parts: EngineOptions) {
    this.#parts = parts;
    this.#personalRows = personalRowsIn(parts.collections);
    this.operations = new Map(parts.operations.map((operation) => [operation.name, operation]));
    if (this.operations.size !== parts.operations.length) throw new TypeError("two operations share a name");
  }

  /**
   * Does it, and answers with the output.
   * @throws {RollcallError} the code of whatever refuses it
   */
  run(call: EngineCall): Awaitable<unknown> {
    return withRollcallErrors(() => {
      const { operation, input: asked } = this.#parse(call);
      return chain(this.#prepared(operation, asked, call.actor), (input) => {
        if (operation.kind === "query") return this.#transact("read", (tx) => this.#answer(tx, operation, input, call));
        const limits = operation.definition.limits?.(asked, call.actor, this.#parts.environment) ?? [];
        if (limits.length > 0) return this.#limited(operation, { asked, input }, call, limits);
        return this.#write(operation, { asked, input }, call);
      });
    });
  }

  /** Who may not do it takes nothing from a limit that others share; what fails after all gives it back. */
  async #limited(operation: Operation, request: Request, call: EngineCall, limits: readonly Limit[]): Promise<unknown> {
    const { actor, idempotencyKey: key } = call;
    const receipts = key === undefined || operation.confidential ? [] : [receiptOf(actor.personId, key)];
    const look = (tx: Transaction): Awaitable<boolean> =>
      chain(tx.read(receipts), ([receipt]) => {
        if (receipt !== undefined) return true;
        return chain(this.#evaluate(tx, operation, request.input, actor), ({ decision }) => {
          if (!decision.allowed) throw toRefusal(decision);
          return false;
        });
      });
    const isRepeat = await retryRaces(() => this.#transact("read", look));
    if (isRepeat) return this.#write(operation, request, call);
    await takeOrRefuse(this.#parts.environment.limits, limits);
    try {
      return await this.#write(operation, request, call);
    } catch (error) {
      await this.#parts.environment.limits.giveBack(limits);
      throw error;
    }
  }

  #evaluate(tx: Transaction, operation: Operation, input: unknown, actor: Actor): Awaitable<Evaluation> {
    const now = this.#parts.clock.now();
    return chain(loadFacts(tx, operation, input, actor, now), (known) => evaluate(operation, known, input, actor, now));
  }

  #write(operation: Operation, request: Request, call: EngineCall): Awaitable<unknown> {
    let done: Committed = nothingDone;
    const work = (tx: Transaction) => {
      done = nothingDone;
      return this.#commit(tx, operation, request, call, (what) => (done = what));
    };
    return chain(
      retryRaces(() => this.#transact("write", work)),
      (output) => {
        if (done !== nothingDone) this.#parts.committed(done);
        return output;
      },
    );
  }

  /** Stops after the decision: is it possible now, and if not, why (X1)? Refuses only what is hidden or malformed. */
  check(call: EngineCall): Awaitable<Decision> {
    return withRollcallErrors(() => {
      const { operation, input: asked } = this.#parse(call);
      return chain(this.#prepared(operation, asked, call.actor), (input) =>
        this.#transact("read", (tx) =>
          chain(this.#evaluate(tx, operation, input, call.actor), ({ decision }) => decision),
        ),
      );
    });
  }

  /** Decides and applies, but keeps nothing (X3). */
  dryRun(call: EngineCall): Awaitable<DryRunOutcome> {
    return withRollcallErrors(() => {
      const { operation, input: asked } = this.#parse(call);
      return chain(this.#prepared(operation, asked, call.actor), (input) =>
        this.#transact("read", (tx) =>
          chain(this.#plan(tx, operation, input, this.#context(call.actor)), (plan) => ({
            output: plan.output,
            events: (plan.journalEntries ?? []).flatMap((entry) => entry.events),
            effects: plan.effects ?? {},
          })),
        ),
      );
    });
  }

  #parse(call: EngineCall): { operation: Operation; input: unknown } {
    const operation = this.operations.get(call.name);
    if (operation === undefined) throw new RollcallError("request.not-found");
    refuseRestricted(operation, call.actor);
    refuseOtherKeys(call.idempotencyKey);
    return { operation, input: parseInput(operation, call.input) };
  }

  #prepared(operation: Operation, input: unknown, actor: Actor): Awaitable<unknown> {
    const { definition } = operation;
    return definition.prepare === undefined ? input : definition.prepare(input, actor, this.#parts.environment);
  }

  #answer(tx: Transaction, operation: Operation, input: unknown, call: EngineCall): Awaitable<unknown> {
    return chain(this.#plan(tx, operation, input, this.#context(call.actor)), (plan) => plan.output);
  }

  #commit(
    tx: Transaction,
    operation: Operation,
    { asked, input }: Request,
    call: EngineCall,
    did: (done: Committed) => void,
  ): Awaitable<unknown> {
    const key = operation.confidential ? undefined : call.idempotencyKey;
    const context = this.#context(call.actor);
    const subjects: ObservedSubjects = { single: new Set(), listed: new Set() };
    const observed = key === undefined ? tx : observingSubjects(tx, subjects);
    const apply = () =>
      chain(this.#plan(observed, operation, input, context), (plan) =>
        chain(withSubjectChanges(tx, this.#personalRows, plan, context.now), ({ changes: planned, journalEntries }) =>
          chain(journalled(tx, operation.name, journalEntries, context), (kept) => {
            const changes = [...planned, ...kept];
            if (key !== undefined) {
              noteInserts(changes, subjects);
              const answer = { operation: operation.name, input: asked, output: plan.output, subjects };
              changes.push(...receiptInserts(key, answer, context));
            }
            if (changes.length > 0) did({ journalEntries, changes });
            return chain(changes.length === 0 ? undefined : tx.write(changes), () => plan.output);
          }),
        ),
      );
    if (key === undefined) return apply();
    return chain(tx.read([receiptOf(call.actor.personId, key)]), ([receipt]) =>
      receipt === undefined
        ? apply()
        : this.#repeat(tx, operation, input, context, repeated(receipt, operation.name, asked)),
    );
  }

  /** A receipt outlives rights: its answer is for those who may still see what it is about (I4). */
  #repeat(
    tx: Transaction,
    operation: Operation,
    input: unknown,
    { actor, now }: CallContext,
    output: unknown,
  ): Awaitable<unknown> {
    return chain(loadFacts(tx, operation, input, actor, now), (known) => {
      if (operation.definition.revokesOwnAccess?.(input, actor, { known, output }) === true) return output;
      refuseHidden(operation, known, input, actor, now);
      return output;
    });
  }

  #plan(tx: Transaction, operation: Operation, input: unknown, call: CallContext): Awaitable<ErasedPlan> {
    return chain(loadFacts(tx, operation, input, call.actor, call.now), (known) => {
      const { decision, context, row } = evaluate(operation, known, input, call.actor, call.now);
      if (!decision.allowed) throw toRefusal(decision);
      return operation.definition.apply({ known, context, row }, input, call);
    });
  }

  #context(actor: Actor): CallContext {
    return { actor, now: this.#parts.clock.now(), newId: () => this.#parts.ids.next() };
  }

  #transact<T>(mode: "read" | "write", work: (tx: Transaction) => Awaitable<T>): Awaitable<T> {
    return this.#parts.store.transaction(mode, work);
  }
}
