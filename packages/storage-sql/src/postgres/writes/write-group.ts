import { StoreUnavailable } from "@rollcall/core";
import type { Unsent } from "./batch.ts";
import { bare, type BoundStatement, PipelineError, type StatementResult } from "../connection/pipeline.ts";
import type { Session } from "../connection/session.ts";
import { Conflict, isConnectionLost, toFailure, toStoreError, UnknownOutcome } from "../to-store-error.ts";

/** How many transactions share a commit, and how long they may take together, in milliseconds. */
const largest = { members: 32, duration: 100 };

const nothing: Unsent = { statements: [], toFailure: (error) => error };
const savepoint = bare("savepoint member");
const release = bare("release savepoint member");
const rollback = bare("rollback to savepoint member");

/** What a group needs. */
export interface WriteGroupOptions {
  readonly prefix: string;
  readonly connect: () => Promise<Session>;
  /** The first statements of its transaction. For some rows, they wait for transactions of other processes. */
  readonly first: (rows: ReadonlySet<string>) => readonly BoundStatement[];
  /** Lets the next transaction join the group. Returns whether there is one. */
  readonly startNext: (group: WriteGroup) => boolean;
  /** Called after each commit that wrote something. */
  readonly committed: () => void;
  /** Called when the group has ended, even without a commit. */
  readonly ended: (group: WriteGroup, failure: unknown) => void;
}

/** How a member ended. */
export interface MemberEnd {
  readonly hasFailed: boolean;
  readonly hasWritten: boolean;
  /** Changes that have not been sent. */
  readonly unsent: Unsent;
}

/**
 * Transactions that run one after another in one database transaction, and are committed together. If one fails, the others are
 * kept. A result or error is reported only after the commit it is based on.
 */
export class WriteGroup {
  readonly rows = new Set<string>();
  /** Whether other transactions may join. */
  isOpen = true;
  readonly #options: WriteGroupOptions;
  readonly #members: Member[] = [];
  /** When its first statements had run. Before that, it may have waited for a connection and for other processes. */
  #began: number | undefined;
  #session: Session | undefined;
  /** When its database transaction began, before it waited for other processes. */
  #opened = Infinity;
  /** The last member, if its changes have not been sent. They share the round trip of the next statements. */
  #carried: Member | undefined;
  #failure: Error | undefined;

  constructor(options: WriteGroupOptions) {
    this.#options = options;
  }

  /** Whether it sees all that was committed before a time, as `performance.now()` returns it. */
  sees(time: number): boolean {
    return this.#opened >= time;
  }

  /** Starts the turn of a transaction. */
  join(): Member {
    return new Member(this);
  }

  /** Runs statements of a member, the first `writes` of which write. */
  async send(
    member: Member,
    statements: readonly BoundStatement[],
    writes: number,
  ): Promise<readonly StatementResult[]> {
    if (this.#failure !== undefined) throw this.#failure;
    const session = await this.#begun();
    const carried = this.#carriedStatements();
    const own = writes > 0 ? this.#savepointOf(member) : [];
    const before = carried.length + own.length;
    try {
      const results = await session.send([...carried, ...own, ...statements]);
      this.#began ??= performance.now();
      this.#carried = undefined;
      member.hasSent ||= writes > 0;
      return results.slice(before);
    } catch (error) {
      if (this.#concernsCarried(error, carried)) {
        if (own.length > 0) member.hasSavepoint = false;
        return this.send(member, statements, writes);
      }
      member.hasSent = true;
      throw error instanceof PipelineError ? error.after(before) : error;
    }
  }

  /** Ends the turn of a member. Resolves after the commit. */
  leave(member: Member): void {
    this.#members.push(member);
    void this.#continue(member);
  }

  async #continue(member: Member): Promise<void> {
    try {
      if (await this.#goesOn(member)) return;
      if (this.#failure === undefined) await this.#commit();
    } catch (error) {
      this.#failure = toFailure(error, this.#options.prefix);
    }
    this.#session?.release();
    if (this.#failure === undefined && this.#kept().some(({ end }) => end.hasWritten)) this.#options.committed();
    for (const one of this.#members) one.report(this.#failure, this.#options.prefix);
    this.#options.ended(this, this.#failure);
  }

  /** Takes over the changes of a member that ends, or undoes them. Returns whether another one has joined. */
  async #goesOn(member: Member): Promise<boolean> {
    if (this.#failure !== undefined) return false;
    const { hasFailed, unsent } = member.end;
    if (hasFailed) {
      if (member.hasSent && !this.#undo(member)) return false;
    } else if (unsent.statements.length > 0) {
      if (this.#carried !== undefined) await this.send(member, [], 0);
      this.#carried = member;
    } else if (member.hasSavepoint) this.#session?.sendLater([release]);
    const duration = this.#began === undefined ? 0 : performance.now() - this.#began;
    const isFull = this.#members.length >= largest.members || duration > largest.duration;
    return !isFull && this.isOpen && this.#options.startNext(this);
  }

  /** @throws the failure of the whole group */
  async #commit(): Promise<void> {
    while (this.#kept().length > 0) {
      const carried = this.#carriedStatements();
      const session = carried.length > 0 ? await this.#begun() : this.#session;
      try {
        if ((await session?.commit(carried)) !== false) return;
        throw new StoreUnavailable("the database rolled back the transaction");
      } catch (error) {
        if (this.#concernsCarried(error, carried)) continue;
        const failure = toFailure(error, this.#options.prefix);
        throw isConnectionLost(failure) && (error as PipelineError).wasSent ? new UnknownOutcome(failure) : failure;
      }
    }
  }

  async #begun(): Promise<Session> {
    if (this.#session !== undefined) return this.#session;
    const session = await this.#options.connect();
    this.#session = session;
    this.#opened = performance.now();
    session.begin("serializable", this.#options.first(this.rows));
    return session;
  }

  /** The members whose outcome depends on a commit. */
  #kept(): readonly Member[] {
    return this.#members.filter(({ end, failure }) => !end.hasFailed && failure === undefined);
  }

  #carriedStatements(): readonly BoundStatement[] {
    const member = this.#carried;
    if (member === undefined) return [];
    const before = this.#savepointOf(member);
    const after = member.hasSavepoint ? [release] : [];
    return [...before, ...member.end.unsent.statements, ...after];
  }

  /** A failure without a savepoint undoes the whole database transaction, so only a member that follows no other needs none. */
  #savepointOf(member: Member): readonly BoundStatement[] {
    if (member.hasSavepoint || member.hasSent || this.#kept().every((one) => one === member)) return [];
    member.hasSavepoint = true;
    return [savepoint];
  }

  /**
   * Whether an error affects only the carried member, in whose statements it occurred. If so, that member's changes are undone. A conflict
   * or a lost connection affects the whole group.
   */
  #concernsCarried(error: unknown, statements: readonly BoundStatement[]): boolean {
    const failure = toStoreError(error, this.#options.prefix);
    const member = this.#carried;
    if (!(error instanceof PipelineError) || failure instanceof Conflict || isConnectionLost(failure)) {
      this.#failure = toFailure(failure, this.#options.prefix);
      return false;
    }
    if (member === undefined || error.results.length >= statements.length) {
      this.#carried = undefined;
      return false;
    }
    this.#carried = undefined;
    const { unsent } = member.end;
    member.failure = unsent.toFailure(error.after(statements.indexOf(unsent.statements[0] ?? savepoint)));
    return this.#undo(member);
  }

  /** Undoes the changes of a member, and nothing else. Returns whether that was possible. */
  #undo(member: Member): boolean {
    if (member.hasSavepoint) this.#session?.sendLater([rollback, release]);
    else if (this.#kept().some((one) => one !== member)) {
      this.#failure = new Conflict("another transaction failed");
      return false;
    } else {
      this.#session?.release();
      this.#session = undefined;
    }
    return true;
  }
}

/** A transaction in a group. */
export class Member {
  readonly group: WriteGroup;
  #answer: { readonly resolve: () => void; readonly reject: (reason: unknown) => void } | undefined;
  /** Whether there is something to undo: it has sent changes, or one of its statements has failed. */
  hasSent = false;
  hasSavepoint = false;
  /** Why its changes failed after its end. */
  failure: Error | undefined;
  end: MemberEnd = { hasFailed: true, hasWritten: false, unsent: nothing };

  constructor(group: WriteGroup) {
    this.group = group;
  }

  send(statements: readonly BoundStatement[], writes = 0): Promise<readonly StatementResult[]> {
    return this.group.send(this, statements, writes);
  }

  /**
   * Ends the transaction's turn. Resolves when the state it is based on is committed, even if it has failed.
   * @throws {Conflict} it can run again
   * @throws {UnknownOutcome} its changes may or may not have been saved
   * @throws why its changes failed
   */
  leave(end: MemberEnd): Promise<void> {
    this.end = end;
    return new Promise((resolve, reject) => {
      this.#answer = { resolve, reject };
      this.group.leave(this);
    });
  }

  /** Reports the end of the group, with the failure that concerns all of it. */
  report(failure: Error | undefined, prefix: string): void {
    const isKept = !this.end.hasFailed && this.failure === undefined;
    const canRunAgain = failure instanceof UnknownOutcome && !(isKept && this.end.hasWritten);
    const reason = (canRunAgain ? failure.cause : failure) ?? this.failure;
    if (reason === undefined) this.#answer?.resolve();
    else this.#answer?.reject(toFailure(reason, prefix));
  }
}
