import type { RollcallClient } from "@rollcall/core";
import type { Reason } from "@rollcall/core/contract";
import type { ReactiveController } from "lit";
import { reasonOf } from "../../messages/reason-words.ts";
import type { CommandQueued } from "./command-queued.ts";
import { newKey } from "../browser/new-key.ts";
import type { CommandHost } from "../host/panel-host.ts";

/** Options for the client call of a command. */
export interface CommandOptions {
  /** Stays the same while a command is retried under its name, so it never runs twice after a lost response. */
  readonly idempotencyKey: string;
}

/** What happens after a command succeeds, if the element still shows what it was for. */
export interface CommandOutcome<Result> {
  readonly done?: (result: Result) => unknown;
  /** Shown in a toast, which is announced. */
  readonly message?: string | ((result: Result) => string);
  /** Reverses the command; offered in the toast. */
  readonly undo?: (result: Result) => Promise<unknown>;
  /** Selects the element that takes the focus. */
  readonly focus?: string;
}

/**
 * Runs an element's client calls: busy while one is running, with the reason if it fails. Each command has a name and isn't started again
 * while it is busy. Results and failures are dropped once the element shows something else (`shownId`) or has another client.
 */
export class CommandController<Name extends string = string> implements ReactiveController {
  readonly #host: CommandHost;
  readonly #busy = new Set<Name>();
  readonly #keys = new Map<Name, string>();
  #failed: { readonly name: Name; readonly reason: Reason } | undefined;
  #shown: readonly unknown[] = [];
  #turn = 0;

  constructor(host: CommandHost) {
    this.#host = host;
    host.addController(this);
  }

  hostUpdate(): void {
    const { client, shownId } = this.#host;
    const [lastClient, lastId] = this.#shown;
    if (client === lastClient && shownId === lastId) return;
    this.#shown = [client, shownId];
    this.abandon();
  }

  /** Whether this command is running; without a name, whether any is. */
  isBusy(name?: Name): boolean {
    return name === undefined ? this.#busy.size > 0 : this.#busy.has(name);
  }

  /** Why the last command failed, if it has this name. */
  problem(name: Name): Reason | undefined {
    return this.#failed?.name === name ? this.#failed.reason : undefined;
  }

  /** Forgets the last failure and the idempotency keys, because the input has changed. */
  clear(): void {
    this.#keys.clear();
    this.#failed = undefined;
    this.#host.requestUpdate();
  }

  /** Drops the results of all running commands. */
  abandon(): void {
    this.#turn++;
    this.#busy.clear();
    this.clear();
  }

  /**
   * Runs a command.
   * @param name names the command; the same name must mean the same input until `clear` is called
   * @param call makes the client call
   * @param outcome what happens on success
   * @returns whether it succeeded (or waits for a connection without calling `done`) and the element still shows what it was for
   */
  async run<Result>(
    name: Name,
    call: (client: RollcallClient, options: CommandOptions) => Promise<Result>,
    outcome: CommandOutcome<Result> = {},
  ): Promise<boolean> {
    const { client } = this.#host;
    if (client === undefined || this.#busy.has(name)) return false;
    const turn = this.#turn;
    const idempotencyKey = this.#keys.get(name) ?? newKey();
    this.#keys.set(name, idempotencyKey);
    this.#busy.add(name);
    this.#failed = undefined;
    this.#host.requestUpdate();
    try {
      const result = await call(client, { idempotencyKey });
      if (turn !== this.#turn) return false;
      this.#end(name);
      this.#keys.delete(name);
      await this.#succeed(result, outcome);
      return true;
    } catch (error) {
      if (turn !== this.#turn) return false;
      this.#end(name);
      // It waits for a connection. Pages without a queue don't load the class.
      if ((error as CommandQueued).settled) return this.#keys.delete(name);
      this.#failed = { name, reason: reasonOf(error) };
      return false;
    }
  }

  #end(name: Name): void {
    this.#busy.delete(name);
    this.#host.requestUpdate();
  }

  async #succeed<Result>(result: Result, { done, message, undo, focus }: CommandOutcome<Result>): Promise<void> {
    const isDone = done?.(result);
    if (message !== undefined) {
      const text = typeof message === "string" ? message : message(result);
      this.#host.toast?.show(text, undo && (() => undo(result)));
    }
    await isDone;
    if (focus === undefined) return;
    await this.#host.updateComplete;
    this.#host.renderRoot.querySelector<HTMLElement>(focus)?.focus();
  }
}
