import { type AnyCollection, StaleWrite } from "@rollcall/core";
import type { RunStep } from "../../steps.ts";
import { type BoundStatement, bound, PipelineError, type Send } from "../connection/pipeline.ts";
import { ChangeError, isNothingChanged } from "../to-store-error.ts";

/** Statements that have not been sent, and what it means if one of them fails. */
export interface Unsent {
  readonly statements: readonly BoundStatement[];
  /**
   * The failure of a change, from an error that carries the results of the statements before it.
   * @returns a {@link StaleWrite}, or the cause in a {@link ChangeError}
   */
  readonly toFailure: (error: PipelineError) => Error;
}

/** Collects statements without an answer, to send them together with others. */
export class Batch {
  #steps: { readonly step: RunStep; readonly collection: AnyCollection | undefined }[] = [];

  get length(): number {
    return this.#steps.length;
  }

  add(step: RunStep, collection?: AnyCollection): void {
    this.#steps.push({ step, collection });
  }

  /** Empties the batch. */
  take(): Unsent {
    const steps = this.#steps;
    this.#steps = [];
    return {
      statements: steps.map(({ step }) => bound(step.statement, step.parameters)),
      toFailure: (error) => {
        const failed = steps[error.results.length];
        if (failed?.step.changes !== undefined && isNothingChanged(error.cause))
          return new StaleWrite(failed.step.changes.name, { cause: error.cause });
        return failed?.collection === undefined ? error : new ChangeError(error, failed.collection);
      },
    };
  }

  /** Sends what the batch contains before other statements, in the same round trip. */
  before(send: Send): Send {
    return async (statements) => {
      const { statements: first, toFailure } = this.take();
      if (first.length === 0) return send(statements);
      try {
        return (await send([...first, ...statements], first.length)).slice(first.length);
      } catch (error) {
        if (!(error instanceof PipelineError)) throw error;
        throw error.results.length < first.length ? toFailure(error) : error.after(first.length);
      }
    };
  }
}
