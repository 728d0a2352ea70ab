import type { ErrorKind } from "../contract/error-codes.ts";
import { RollcallError } from "../contract/rollcall-error.ts";
import type { Actor } from "../identity/actor.ts";
import type { Awaitable } from "../kernel/awaitable.ts";
import { type Person, personById } from "../people/collection.ts";
import { toActor } from "../people/caller.ts";
import type { Environment } from "../ports/environment.ts";
import { sessionById } from "./collection.ts";
import { sessionIdOf } from "./new-session.ts";

const day = 86_400_000;
/** How exactly it is known when a session was used last, in milliseconds: not every request writes. */
const seenEvery = 3_600_000;

type Parts = Pick<Environment, "clock" | "secrets" | "signIn" | "read" | "run">;

/**
 * Who has this session, as the rows say now (P24): with a temporary password, or while the portal is paused, they are held.
 * @throws {RollcallError} `session.ended` there is none, its time or that of the temporary password is over, or the account
 *   is shut
 */
export async function callerBySession(token: string, parts: Parts): Promise<Actor> {
  const { clock, signIn, read, run } = parts;
  const now = clock.now();
  const session = await read(sessionById(await sessionIdOf(parts, token)));
  const isOver = session === undefined || session.expiresAt <= now || session.seenAt + signIn.idleDays * day <= now;
  const person = isOver ? undefined : await read(personById(session.personId));
  const isShut = person?.state !== "active" || (person.stage === "invited" && (person.temporaryUntil ?? 0) <= now);
  if (isOver || isShut) throw new RollcallError("session.ended");
  if (session.seenAt + seenEvery <= now) await unlessMissed(() => run("access.seeSession", { sessionId: session.id }));
  return { ...toWorker(person, now), sessionId: session.id };
}

/** An external person who has signed in, as a caller. */
export function toWorker(person: Person, now: number): Actor {
  const actor = toActor(person, now);
  const restriction = person.stage === "invited" ? "password.change-required" : undefined;
  // A pause comes first: whoever may not come in need not choose a password for it.
  return { ...actor, restriction: actor.restriction ?? restriction };
}

/** What a note that a session is in use may fail with: somebody else noted it, it has just ended, nothing can be written. */
const missed: readonly ErrorKind[] = ["hidden", "conflict", "unavailable"];

/** The next request notes it, or is told; whoever only reads is not kept from it. */
async function unlessMissed(work: () => Awaitable<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (error instanceof RollcallError && missed.includes(error.kind)) return;
    throw error;
  }
}
