import type { GetMatrixOutput } from "@rollcall/permission-model";
import assert from "node:assert/strict";
import test, { after } from "node:test";
import { expectedMatrix } from "./expected-matrix.ts";
import { type Column, columns, type MatrixLine, matrixLines } from "./matrix-lines.ts";
import { servedOperations } from "./matrix-server.fixture.ts";
import type { WorldKind } from "./create-matrix-world.fixture.ts";
import { type Answer, type MatrixWorld, openMatrixWorld, questionOf } from "./matrix-world.fixture.ts";

for (const operation of Object.keys(expectedMatrix)) {
  test(`${operation} responds to every caller as the matrix expects and writes nothing when it refuses [P22, X21]`, async () => {
    for (const given of [undefined, "manage-schedules", "invitations", "link"] as const) {
      const isMeant = (line: MatrixLine) =>
        line.operation === operation && questionOf(line.operation, line.target).given === given;
      const lines = matrixLines.filter(isMeant);
      const kind = {
        isGranted: given === "manage-schedules",
        isInvited: given === "invitations",
        isLinked: given === "link",
      };
      if (lines.length > 0) await driveLines(lines, kind);
    }
  });
}

/** The worlds of passed tests, by kind: everything in them is restored. */
const unused = new Map<string, MatrixWorld>();
after(() => {
  for (const world of unused.values()) world.close();
});

/** Sends each line as every caller. Changes made by a call are reverted. */
async function driveLines(lines: readonly MatrixLine[], kind: WorldKind): Promise<void> {
  const key = JSON.stringify(kind);
  const world = unused.get(key) ?? (await openMatrixWorld(kind));
  unused.delete(key);
  const before = await world.dump();
  for (const [line, column] of lines.flatMap((one) => columns.map((column) => [one, column] as const))) {
    const { check, run } = await ask(world, line, column);
    const expected = line.cells[column];
    const sentence = `${line.operation} on ${line.target} by ${column}`;
    assert.equal(refusalOf(run), expected, sentence);
    assertTwin(check, run, sentence);
    if (run.code === "request.not-found") assert.deepEqual(run.body, { error: { code: run.code } }, sentence);
    const after = await world.dump();
    if (expected !== "yes") assert.equal(after, before, `${sentence} wrote something`);
    if (after === before) continue;
    await world.restore();
    assert.equal(await world.dump(), before, `${sentence}, restored`);
  }
  unused.set(key, world);
}

async function ask(world: MatrixWorld, { operation, target }: MatrixLine, column: Column) {
  const input = world.inputOf(operation, target, column);
  const check = await world.ask(column, "check", operation, input);
  return { check, run: await world.ask(column, "run", operation, input) };
}

/** The code of the request, or of its only result. */
function refusalOf({ code, body }: Answer): string {
  const results = (body["results"] ?? []) as readonly { readonly reason?: { readonly code: string } }[];
  return (results.length === 1 ? results[0]?.reason?.code : undefined) ?? code;
}

/** The check must return the same code as the run. */
function assertTwin(check: Answer, run: Answer, sentence: string): void {
  const { allowed, reasons } = check.body as { allowed?: boolean; reasons?: readonly { readonly code: string }[] };
  const checked = check.code === "yes" ? (allowed === true ? "yes" : reasons?.[0]?.code) : check.code;
  assert.equal(checked, run.code, `${sentence}, checked`);
}

test("has lines for exactly the operations with a route [P22]", () => {
  const routed = servedOperations.filter(({ internal }) => !internal).map(({ name }) => name);
  assert.deepEqual(Object.keys(expectedMatrix).sort(), routed.sort());
  for (const [operation, lines] of Object.entries(expectedMatrix)) assert(lines.length > 0, operation);
});

test("returns the same matrix from `permissions.getMatrix`, cell by cell [X21, P22]", async () => {
  const world = await openMatrixWorld();
  const { body } = await world.ask("member", "run", "permissions.getMatrix", {});
  const matrix = body as unknown as GetMatrixOutput;
  assert.deepEqual(matrix.actors, columns);
  const toLine = ({ operation, target, cells }: GetMatrixOutput["rows"][number]) => ({
    operation,
    target,
    cells: Object.fromEntries(cells.map(({ actor, allowed, reason }) => [actor, allowed ? "yes" : reason?.code])),
  });
  const inOrder = (lines: readonly { readonly operation: string; readonly target: string }[]) =>
    lines.toSorted((one, other) => keyOf(one).localeCompare(keyOf(other)));
  assert.deepEqual(inOrder(matrix.rows.map(toLine)), inOrder(matrixLines));
});

const keyOf = ({ operation, target }: { readonly operation: string; readonly target: string }): string =>
  `${operation} ${target}`;
