import { StaleWrite } from "@rollcall/core";
import type { Cells, RunStep, Step, Steps } from "../steps.ts";
import type { Connection } from "./connection.ts";

/** Runs the steps on a connection. */
export function runSteps<T>(connection: Connection, steps: Steps<T>): T {
  let next = steps.next();
  while (next.done !== true) {
    let answer: readonly Cells[];
    try {
      answer = answerTo(connection, next.value);
    } catch (error) {
      next = steps.throw(error);
      continue;
    }
    next = steps.next(answer);
  }
  return next.value;
}

const nothing: readonly Cells[] = [];

function answerTo(connection: Connection, step: Step): readonly Cells[] {
  switch (step.kind) {
    case "rows":
      return connection.rows(step.statement, step.parameters);
    case "row": {
      const row = connection.row(step.statement, step.parameters);
      return row === undefined ? nothing : [row];
    }
    case "run":
      runStep(connection, step);
      return nothing;
    case "insert":
      return [[connection.insert(step.statement, step.parameters)]];
  }
}

/** Runs a statement without an answer. */
export function runStep(connection: Connection, { statement, parameters, changes }: RunStep): void {
  if (connection.run(statement, parameters) === 0 && changes !== undefined) throw new StaleWrite(changes.name);
}
