import type { ErrorKind } from "../contract/error-codes.ts";
import { RollcallError } from "../contract/rollcall-error.ts";
import type { Actor } from "../identity/actor.ts";
import type { Awaitable } from "../kernel/platform/awaitable.ts";
import { type Person, personById } from "../people/collection.ts";
import { type CallerFields, toActor } from "../people/caller.ts";
import type { Environment } from "../ports/environment.ts";
import { sessionById } from "./collection.ts";
import { sessionIdOf } from "./open-session.ts";

const day = 86_400_000;
/** The precision of a session's last use, in milliseconds: not every request writes. */
const usePrecision = 3_600_000;

type Parts = Pick<Environment, "clock" | "secrets" | "signIn" | "read" | "run">;

/**
 * Loads the caller of a session from the current rows (P24). A temporary password or a pause restricts the caller.
 * @throws {RollcallError} `session.ended`: the session doesn't exist, it or the temporary password has expired, or the account
 *   is deactivated or erased
 */
export async function callerBySession(token: string, parts: Parts): Promise<Actor> {
  const { clock, signIn, read, run } = parts;
  const now = clock.now();
  const session = await read(sessionById(await sessionIdOf(parts, token)));
  const isOver = session === undefined || session.expiresAt <= now || session.seenAt + signIn.idleDays * day <= now;
  const person = isOver ? undefined : await read(personById(session.personId));
  const isClosed = person?.state !== "active" || (person.stage === "invited" && (person.temporaryUntil ?? 0) <= now);
  if (isOver || isClosed) throw new RollcallError("session.ended");
  if (session.seenAt + usePrecision <= now)
    await unlessMissed(() => run("access.seeSession", { sessionId: session.id }));
  return { ...toWorker(person, now), sessionId: session.id };
}

/** A signed-in external person as a caller. */
export function toWorker(person: CallerFields & Pick<Person, "stage">, now: number): Actor {
  const actor = toActor(person, now);
  const restriction = person.stage === "invited" ? "password.change-required" : undefined;
  // The pause takes precedence: a paused person shouldn't be asked to choose a password.
  return { ...actor, restriction: actor.restriction ?? restriction };
}

/** Errors ignored when recording a session's use: another request recorded it, it just ended, or the store is read-only. */
const missed: readonly ErrorKind[] = ["hidden", "conflict", "unavailable"];

/** Such an error must not fail a read: the next request records the use, or reports that the session has ended. */
export async function unlessMissed(work: () => Awaitable<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (error instanceof RollcallError && missed.includes(error.kind)) return;
    throw error;
  }
}
