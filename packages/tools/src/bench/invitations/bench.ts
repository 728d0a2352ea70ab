import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createSqliteStore } from "@rollcall/storage-sql";
import type { BenchRow, RunBench } from "../document.ts";
import { createSamplePeople } from "../members/sample-people.ts";
import { toOptions } from "../members/options.ts";
import { createBetterAuthContender } from "./better-auth-contender.ts";
import type { Contender } from "./contender.ts";
import { createRollcallContender } from "./rollcall-contender.ts";
import { measurePages } from "./measure-pages.ts";
import { measurePending } from "./measure-pending.ts";

const guests = 32;
const goal = 10;

/** The number of calls and their total time. */
interface Spent {
  calls: number;
  milliseconds: number;
}

/** Invites all guests and accepts for them. The steps in between aren't timed. */
async function round(contender: Contender, size: number, invite: Spent, accept: Spent): Promise<void> {
  const timed = async (spent: Spent, call: (guest: number) => Promise<void>): Promise<void> => {
    const began = performance.now();
    for (let guest = 0; guest < guests; guest++) await call(guest);
    spent.milliseconds += performance.now() - began;
    spent.calls += guests;
  };
  await timed(invite, (guest) => contender.invite(guest));
  await contender.deliver();
  await timed(accept, (guest) => contender.accept(guest));
  assert.equal(await contender.count(), size + guests);
  for (let guest = 0; guest < guests; guest++) await contender.remove(guest);
}

const rate = ({ calls, milliseconds }: Spent): number => (calls * 1000) / milliseconds;

/** Compares invitations with better-auth's organization plugin on the same database engine, in alternating rounds. */
export const run: RunBench = async ({ args, say }) => {
  const { sizes, seconds } = toOptions(args.length > 0 ? args : ["--sizes", "1000,100000"]);
  const folder = mkdtempSync(join(tmpdir(), "rollcall-bench-"));
  const rows: BenchRow[] = [];
  try {
    for (const size of sizes) {
      say(`${size} members`);
      const samplePeople = createSamplePeople(size);
      const path = join(folder, `rollcall-${size}.db`);
      const peerPath = join(folder, `better-auth-${size}.db`);
      const store = createSqliteStore({ path, synchronous: "normal" });
      const ours = await createRollcallContender(store, samplePeople, guests);
      const peer = await createBetterAuthContender(peerPath, samplePeople, guests);
      const none = (): Spent => ({ calls: 0, milliseconds: 0 });
      for (const contender of [ours, peer]) await round(contender, size, none(), none());
      const spent = { ours: [none(), none()], peer: [none(), none()] } as const;
      while (spent.ours[1].milliseconds < seconds * 1000 || spent.ours[0].milliseconds < seconds * 1000) {
        await round(ours, size, ...spent.ours);
        if (spent.peer[0].milliseconds < seconds * 4000) await round(peer, size, ...spent.peer);
      }
      for (const [index, name] of ["invite", "accept"].entries()) {
        const [our, their] = [rate(spent.ours[index] ?? none()), rate(spent.peer[index] ?? none())];
        rows.push({
          case: name,
          size,
          ours: Math.round(our),
          peer: Number(their.toPrecision(4)),
          unit: "ops/s",
          ratio: Number((our / their).toPrecision(4)),
          goal,
        });
      }
      const pages = await measurePages({ path, contender: ours }, { path: peerPath, contender: peer }, guests, size);
      rows.push(...pages);
      await ours.close();
      await peer.close();
    }
    say("pending");
    return { bench: "invitations", rows: [...rows, ...(await measurePending((name) => join(folder, name)))] };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
