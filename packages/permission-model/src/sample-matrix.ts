import {
  type Actor,
  admission,
  anonymousActor,
  Engine,
  type Environment,
  defaultMailLimits,
  toMailPaths,
  isPromise,
  type MatrixTarget,
  type Operation,
  type OperationSample,
  type Question,
  reactions,
  type Reason,
  RollcallError,
  unobserved,
} from "@rollcall/core/model";
import { emptyEnvironment } from "./empty-environment.ts";
import { type MatrixActor, matrixActors } from "./actors.ts";
import { samples } from "./permissions.samples.ts";
import { createSampleStore } from "./sample-store.ts";
import { sampleCaller, sampleNow } from "./sample-people.ts";
import { sampleRows, sampleWorld } from "./sample-world.ts";

/** One cell: whether this actor may, and the first reason if not. */
export interface MatrixCell {
  readonly actor: MatrixActor;
  readonly allowed: boolean;
  readonly reason?: Reason;
}

/** One line: an operation on a target, for every actor. */
export interface MatrixRow {
  readonly operation: string;
  readonly target: MatrixTarget;
  readonly cells: MatrixCell[];
}

/** Settings for links, although none are created. */
const sampleMail = {
  baseUrl: "https://example.org",
  paths: toMailPaths(),
  invitationDays: 14,
  limits: defaultMailLimits,
};

/** Runs the checks of the operations on a small sample world. */
export function sampleMatrix(operations: readonly Operation[]): MatrixRow[] {
  const engines = new Map<Question["given"], Engine>();
  const engineFor = (given: Question["given"]): Engine => {
    const engine = engines.get(given) ?? sampleEngine(operations, given);
    engines.set(given, engine);
    return engine;
  };
  return Object.entries<OperationSample>(samples).flatMap(([operation, { questions, isPerRow = false }]) =>
    questions.map((question): MatrixRow => {
      const asked = { engine: engineFor(question.given), operation, isPerRow, question };
      return { operation, target: question.target, cells: matrixActors.map((actor) => cellOf(asked, actor)) };
    }),
  );
}

/** One question about an operation, with the engine that decides on it. */
interface Asked {
  readonly engine: Engine;
  readonly operation: string;
  readonly isPerRow: boolean;
  readonly question: Question;
}

const samplesByName: Readonly<Record<string, OperationSample>> = samples;

/** Decides without preparing: slow work counts as done in a sample world. */
function asPrepared(operation: Operation): Operation {
  const prepare = samplesByName[operation.name]?.prepared;
  if (prepare === undefined) return operation;
  return {
    ...operation,
    definition: { ...operation.definition, prepare: (input, actor) => prepare(input as object, actor as Actor) },
  };
}

function sampleEngine(operations: readonly Operation[], given: Question["given"]): Engine {
  let made = 0;
  const clock = { now: () => sampleNow };
  const store = createSampleStore(sampleRows(given));
  const environment: Environment = { ...emptyEnvironment(clock, store), mail: sampleMail };
  return new Engine({
    store,
    clock,
    ids: { next: () => `made-${made++}` },
    operations: operations.map(asPrepared),
    reactions: reactions.filter(({ on }) => operations.some(({ name }) => name === on)),
    collections: [],
    extensionEvents: [],
    indexEntry: () => [],
    environment,
    admission,
    observer: unobserved,
    committed: () => undefined,
  });
}

/** Callers without access can still use operations that allow anonymous callers. */
function cellOf(asked: Asked, actor: MatrixActor): MatrixCell {
  const caller = sampleCaller(actor);
  const isAnonymousAllowed = asked.engine.operations.get(asked.operation)?.allowAnonymous === true;
  const reason =
    "reason" in caller && !isAnonymousAllowed
      ? caller.reason
      : reasonAgainst(asked, "actor" in caller ? caller.actor : anonymousActor);
  return reason === undefined ? { actor, allowed: true } : { actor, allowed: false, reason };
}

/** The reason against it, if any. For operations with a result per row, the result of the row in question. */
function reasonAgainst({ engine, operation: name, isPerRow, question }: Asked, actor: Actor): Reason | undefined {
  try {
    const call = { name, input: question.input(sampleWorld, actor.personId), actor };
    const decision = engine.check(call);
    if (isPromise(decision)) throw new TypeError("the store of a sample world is synchronous");
    if (!decision.allowed) return decision.reasons[0];
    return isPerRow ? reasonOfOne(engine.dryRun(call)) : undefined;
  } catch (error) {
    const isAnswer = error instanceof RollcallError && error.kind !== "invalid" && error.kind !== "internal";
    if (isAnswer) return error.reason;
    throw new TypeError(`the permission matrix has an invalid question for \`${name}\``, { cause: error });
  }
}

/** The result of the row in question. For a whole schedule only its own check counts, because each member has a separate line. */
function reasonOfOne(outcome: unknown): Reason | undefined {
  const { output } = outcome as { readonly output: { readonly results: readonly { readonly reason?: Reason }[] } };
  return output.results.length === 1 ? output.results[0]?.reason : undefined;
}
