import {
  type Actor,
  admission,
  anonymousActor,
  Engine,
  type Environment,
  isPromise,
  type Operation,
  reactions,
  type Reason,
  RollcallError,
  defaultMailLimits,
} from "@rollcall/core/model";
import { nothingOutside } from "./nothing-outside.ts";
import { type MatrixActor, matrixActors } from "./actors.ts";
import { type AskableOperation, type Question, questions } from "./questions.ts";
import { createSampleStore } from "./sample-store.ts";
import { sampleCaller, sampleNow } from "./sample-people.ts";
import { sampleRows } from "./sample-world.ts";
import type { MatrixTarget } from "./targets.ts";

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
  paths: { invitation: "/invitation" },
  invitationDays: 14,
  limits: defaultMailLimits,
};

/** Runs the checks of the operations on a small sample world. */
export function sampleMatrix(operations: readonly Operation[]): MatrixRow[] {
  const plain = sampleEngine(operations, false);
  const granted = sampleEngine(operations, true);
  return Object.entries(questions).flatMap(([name, asked]) =>
    asked.map((question): MatrixRow => {
      const engine = question.isGranted === true ? granted : plain;
      const operation = name as AskableOperation;
      return {
        operation,
        target: question.target,
        cells: matrixActors.map((actor) => cellOf(engine, operation, question, actor)),
      };
    }),
  );
}

const noSecret = { issue: "made", mailId: "made", passwordHash: "", life: 0 };
const noSession = { token: "", sessionId: "made", life: 0 };
const deadLink = { token: { subject: "", hash: "" }, problem: undefined, nextHash: "" };
const noPassword = { passwordHash: "", problem: undefined, nextHash: "", ...noSession };
const nobodyVerified = { verified: { personId: "", passwordHash: "" }, stronger: "", ...noSession };

const listed = { hostUserId: "listed-user", name: "listed-user", email: "listed-user@example.org" };
const asListed = (input: object, { organizationId }: Actor) => ({
  ...("hostUserId" in input && input.hostUserId === listed.hostUserId
    ? listed
    : { hostUserId: "", name: "", email: "" }),
  organizationId,
  emailVerified: true,
  organizationRole: "member",
});

/** Decides without preparing: slow work counts as done in a sample world. */
const answers: Readonly<Record<string, (input: object, actor: Actor) => unknown>> = {
  "calendars.connect": () => ({ address: null, reading: null }),
  "access.activate": (input) => ({ ...input, ...noSecret }),
  "access.resend": (input) => ({ ...input, seen: null, ...noSecret }),
  "access.signIn": () => nobodyVerified,
  "access.changePassword": () => noPassword,
  "access.forgot": (input) => input,
  "access.reset": () => deadLink,
  "people.listDirectory": () => ({ hasDirectory: true, entries: [] }),
  "people.adopt": (input, actor) => ({ hasDirectory: true, identity: asListed(input, actor) }),
};

function asAnswered(operation: Operation): Operation {
  const answer = answers[operation.name];
  if (answer === undefined) return operation;
  return {
    ...operation,
    definition: { ...operation.definition, prepare: (input, actor) => answer(input as object, actor as Actor) },
  };
}

function sampleEngine(operations: readonly Operation[], manageSchedules: boolean): Engine {
  let made = 0;
  const clock = { now: () => sampleNow };
  const store = createSampleStore(sampleRows({ manageSchedules }));
  const environment: Environment = { ...nothingOutside(clock, store), mail: sampleMail };
  return new Engine({
    store,
    clock,
    ids: { next: () => `made-${made++}` },
    operations: operations.map(asAnswered),
    reactions: reactions.filter(({ on }) => operations.some(({ name }) => name === on)),
    collections: [],
    environment,
    admission,
    committed: () => undefined,
  });
}

/** Callers without access can still use operations that allow anonymous callers. */
function cellOf(engine: Engine, name: AskableOperation, question: Question, actor: MatrixActor): MatrixCell {
  const caller = sampleCaller(actor);
  const isAnybody = engine.operations.get(name)?.allowAnonymous === true;
  const reason =
    "reason" in caller && !isAnybody
      ? caller.reason
      : reasonAgainst(engine, name, question, "actor" in caller ? caller.actor : anonymousActor);
  return reason === undefined ? { actor, allowed: true } : { actor, allowed: false, reason };
}

/** The reason against it, if any. For operations with a result per row, the result of the row in question. */
function reasonAgainst(engine: Engine, name: AskableOperation, { input }: Question, actor: Actor): Reason | undefined {
  try {
    const call = { name, input: input(actor.personId), actor };
    const decision = engine.check(call);
    if (isPromise(decision)) throw new TypeError("the store of a sample world is synchronous");
    if (!decision.allowed) return decision.reasons[0];
    return answersEach.has(name) ? reasonOfOne(engine.dryRun(call)) : undefined;
  } catch (error) {
    const isAnswer = error instanceof RollcallError && error.kind !== "invalid" && error.kind !== "internal";
    if (isAnswer) return error.reason;
    throw new TypeError(`the permission matrix has an invalid question for \`${name}\``, { cause: error });
  }
}

/** The operations with a result per row. */
const answersEach: ReadonlySet<AskableOperation> = new Set(["members.add", "members.edit", "invitations.send"]);

/** The result of the row in question. For a whole schedule only its own check counts, because each member has a line of its own. */
function reasonOfOne(outcome: unknown): Reason | undefined {
  const { output } = outcome as { readonly output: { readonly results: readonly { readonly reason?: Reason }[] } };
  return output.results.length === 1 ? output.results[0]?.reason : undefined;
}
