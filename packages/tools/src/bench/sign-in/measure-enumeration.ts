import assert from "node:assert/strict";
import type { BenchRow } from "../document.ts";
import { organizationId, type Worker } from "./crew.ts";
import { quantile } from "./quantile.ts";
import type { Requester } from "./requests.ts";
import type { BenchServer } from "./start-server.ts";

/** Medians may be so many milliseconds apart, or such a share (P34). */
const apart = { milliseconds: 5, share: 0.1 };
/** Wrong passwords that shut an account. */
const maxInARow = 10;

/** Somebody whom a stranger asks after, as one of many in the same state. */
type Asked = (sample: number) => string;

/**
 * How long an answer takes for people in every state, beside addresses that nobody has: wrong passwords, and forgotten
 * ones. One is asked after the other, the states taking turns; each from a place of its own, so that no limit is met.
 */
export async function measureEnumeration(
  { crew }: BenchServer,
  { ask }: Requester,
  samples: number,
): Promise<readonly BenchRow[]> {
  let place = 0;
  const fromElsewhere = (): string => {
    place += 1;
    return `198.${18 + (place >> 16)}.${(place >> 8) & 255}.${place & 255}`;
  };
  const signIn = (email: string) => {
    const body = { organizationId, email, password: "a password that is wrong" };
    return ask("access.signIn", { body, from: fromElsewhere() });
  };
  const forgot = (email: string) => ask("access.forgot", { body: { organizationId, email }, from: fromElsewhere() });
  const among =
    (workers: readonly Worker[]): Asked =>
    (sample) =>
      workers[sample % workers.length]?.email ?? assert.fail("nobody is there");
  const unknown: Asked = (sample) => `unknown-${sample % crew.known.length}@workers.example`;

  const locked = crew.known.slice(-2);
  for (const { email } of locked) for (let n = 0; n < maxInARow; n++) await signIn(email);
  const states: Readonly<Record<string, Asked>> = {
    known: among(crew.known.slice(0, -2)),
    paused: among(crew.paused),
    "not activated": among(crew.created),
    deactivated: among(crew.deactivated),
    locked: among(locked),
  };

  const rows: BenchRow[] = [];
  for (const [what, attempt, status] of [
    ["enumeration", signIn, 401],
    ["enumeration, forgotten", forgot, 200],
  ] as const) {
    const times: Record<string, number[]> = {};
    for (let sample = 0; sample < samples; sample++) {
      const all = Object.entries({ unknown, ...states });
      // Nobody is always asked after the same somebody.
      const first = sample % all.length;
      for (const [state, asked] of [...all.slice(first), ...all.slice(0, first)]) {
        const answer = await attempt(asked(sample));
        assert.equal(answer.status, status);
        (times[state] ??= []).push(answer.milliseconds);
      }
    }
    const none = quantile(times["unknown"] ?? [], 0.5);
    for (const state of Object.keys(states)) {
      rows.push(
        toRow(state === "known" ? what : `${what}: ${state}`, samples, quantile(times[state] ?? [], 0.5), none),
      );
    }
  }
  return rows;
}

/** Medians side by side: the share that the smaller is of the greater, and what it may be at least. */
function toRow(name: string, samples: number, state: number, unknown: number): BenchRow {
  const [less, more] = [Math.min(state, unknown), Math.max(state, unknown)];
  return {
    case: name,
    size: samples,
    ours: Number(state.toPrecision(4)),
    peer: Number(unknown.toPrecision(4)),
    unit: "ms, median, beside an unknown address",
    ratio: Number((less / more).toPrecision(4)),
    goal: Number(Math.max(0, Math.min(1 - apart.share, 1 - apart.milliseconds / more)).toPrecision(4)),
  };
}
