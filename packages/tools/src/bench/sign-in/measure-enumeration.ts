import assert from "node:assert/strict";
import type { BenchRow } from "../document.ts";
import { organizationId, type Worker } from "./workers.ts";
import { quantile } from "./quantile.ts";
import type { Requester } from "./requests.ts";
import type { BenchServer } from "./start-server.ts";

/** The allowed difference between medians, in milliseconds or as a share (P34). */
const apart = { milliseconds: 5, share: 0.1 };
/** The number of wrong passwords that locks an account. */
const maxInARow = 10;

/** An address to probe, one of many in the same state. */
type Asked = (sample: number) => string;

/**
 * Measures response times for people in every state and for unknown addresses, for wrong passwords and for reset requests.
 * Requests are sequential, alternate between the states and come from different addresses, so that no limit applies.
 */
export async function measureEnumeration(
  { workers }: BenchServer,
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
      workers[sample % workers.length]?.email ?? assert.fail("no worker in this state");
  const unknown: Asked = (sample) => `unknown-${sample % workers.known.length}@workers.example`;

  const locked = workers.known.slice(-2);
  for (const { email } of locked) for (let n = 0; n < maxInARow; n++) await signIn(email);
  const states: Readonly<Record<string, Asked>> = {
    known: among(workers.known.slice(0, -2)),
    paused: among(workers.paused),
    "not activated": among(workers.created),
    deactivated: among(workers.deactivated),
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
      // Alternate between workers, so that no account is locked.
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

/** Compares medians: the ratio of the smaller to the larger, and its minimum. */
function toRow(name: string, samples: number, state: number, unknown: number): BenchRow {
  const [less, more] = [Math.min(state, unknown), Math.max(state, unknown)];
  return {
    case: name,
    size: samples,
    ours: Number(state.toPrecision(4)),
    peer: Number(unknown.toPrecision(4)),
    unit: "ms, median, against an unknown address",
    ratio: Number((less / more).toPrecision(4)),
    goal: Number(Math.max(0, Math.min(1 - apart.share, 1 - apart.milliseconds / more)).toPrecision(4)),
  };
}
