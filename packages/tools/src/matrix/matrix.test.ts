import type { GetMatrixOutput } from "@rollcall/permission-model";
import assert from "node:assert/strict";
import test from "node:test";
import { expectedMatrix } from "./expected-matrix.ts";
import { type Column, columns, type MatrixLine, matrixLines } from "./matrix-lines.ts";
import { matrixInputs } from "./matrix-inputs.fixture.ts";
import { servedOperations } from "./matrix-server.fixture.ts";
import { type Answer, type MatrixWorld, openMatrixWorld } from "./matrix-world.fixture.ts";

type Told = GetMatrixOutput;

/** The target that needs a world of its own: Manage Schedules is granted there. */
const granted = "granted-schedule";
/** The operation that needs one, too: everybody has been mailed an invitation there. */
const revocation = "invitations.revoke";

for (const operation of Object.keys(expectedMatrix)) {
  test(`${operation} answers everybody as the matrix says, and leaves no trace where it refuses [P22, X21]`, async () => {
    const isInvited = operation === revocation;
    for (const isGranted of [false, true]) {
      const isMeant = (line: MatrixLine) => line.operation === operation && isGranted === (line.target === granted);
      const lines = matrixLines.filter(isMeant);
      if (lines.length > 0) await driveLines(lines, () => openMatrixWorld({ isGranted, isInvited }));
    }
  });
}

/** Every caller asks each; a new world follows whoever changed the one there was. */
async function driveLines(lines: readonly MatrixLine[], open: () => Promise<MatrixWorld>): Promise<void> {
  let world = await open();
  let before = await world.everything();
  for (const [line, column] of lines.flatMap((one) => columns.map((column) => [one, column] as const))) {
    const { check, run } = await ask(world, line, column);
    const expected = line.cells[column];
    const sentence = `${line.operation} on ${line.target} by ${column}`;
    assert.equal(refusalOf(run), expected, sentence);
    assertTwin(check, run, sentence);
    if (run.code === "request.not-found") assert.deepEqual(run.body, { error: { code: run.code } }, sentence);
    const after = await world.everything();
    if (expected !== "yes") assert.equal(after, before, `${sentence} left a trace`);
    if (after === before) continue;
    world.close();
    world = await open();
    before = await world.everything();
  }
  world.close();
}

async function ask(world: MatrixWorld, { operation, target }: MatrixLine, column: Column) {
  const toInput = matrixInputs[operation][target] ?? assert.fail(`nothing is sent for ${operation} on ${target}`);
  const input = toInput(world.ids, world.ids[column] ?? "");
  const check = await world.ask(column, "check", operation, input);
  return { check, run: await world.ask(column, "run", operation, input) };
}

/** The refusal of the request, or of the one of many that it asks for. Of a whole schedule each row has its own line. */
function refusalOf({ code, body }: Answer): string {
  const results = (body["results"] ?? []) as readonly { readonly reason?: { readonly code: string } }[];
  return (results.length === 1 ? results[0]?.reason?.code : undefined) ?? code;
}

/** The twin that stops after the decision says the same; of one among many, it knows no more than that one may ask. */
function assertTwin(check: Answer, run: Answer, sentence: string): void {
  const { allowed, reasons } = check.body as { allowed?: boolean; reasons?: readonly { readonly code: string }[] };
  const said = check.code === "yes" ? (allowed === true ? "yes" : reasons?.[0]?.code) : check.code;
  assert.equal(said, run.code, `${sentence}, checked`);
}

test("every operation that has a route has its lines in the matrix, and only those [P22]", () => {
  const routed = servedOperations.filter(({ internal }) => !internal).map(({ name }) => name);
  assert.deepEqual(Object.keys(expectedMatrix).sort(), routed.sort());
  for (const [operation, lines] of Object.entries(expectedMatrix)) assert(lines.length > 0, operation);
});

test("what Rollcall tells of its rules is the matrix, cell by cell [X21, P22]", async () => {
  const world = await openMatrixWorld();
  const { body } = await world.ask("member", "run", "permissions.getMatrix", {});
  const told = body as unknown as Told;
  assert.deepEqual(told.actors, columns);
  const toLine = ({ operation, target, cells }: Told["rows"][number]) => ({
    operation,
    target,
    cells: Object.fromEntries(cells.map(({ actor, allowed, reason }) => [actor, allowed ? "yes" : reason?.code])),
  });
  const inOrder = (lines: readonly { readonly operation: string; readonly target: string }[]) =>
    lines.toSorted((one, other) => keyOf(one).localeCompare(keyOf(other)));
  assert.deepEqual(inOrder(told.rows.map(toLine)), inOrder(matrixLines));
});

const keyOf = ({ operation, target }: { readonly operation: string; readonly target: string }): string =>
  `${operation} ${target}`;
