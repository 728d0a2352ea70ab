import assert from "node:assert/strict";
import type { UpstreamPerson } from "@rollcall/core";
import fc from "fast-check";
import { checkState, SyncCheck } from "./check-sync.ts";
import { anySyncStep, type Edit, type SyncStep } from "./sync-step.ts";
import { attempt, createSyncWorld, type Stored, type SyncWorld } from "./sync-world.ts";

/** The result of random runs. */
export interface SyncReport {
  readonly seed: number;
  readonly runs: number;
  /** How often each step was run. */
  readonly steps: Readonly<Record<string, number>>;
  readonly broken: readonly string[];
}

const minute = 60_000;
/** The number of steps of a run. fast-check also draws fewer. */
const maxSteps = 24;

type Counts = Record<string, number>;

/** Takes steps in one world, and checks the stored state after each. */
class SyncRun {
  readonly #world: SyncWorld;
  readonly #counts: Counts;
  readonly #check = new SyncCheck();
  /** The addresses at which members were invited since they were last removed by hand, unlinked or forgotten. */
  readonly #invited = new Map<string, Set<string>>();
  /** The members who were assignable and local when the schedule was linked, unless they were edited since. */
  #assignable = new Set<string>();

  constructor(world: SyncWorld, counts: Counts) {
    this.#world = world;
    this.#counts = counts;
  }

  #count(what: string): void {
    this.#counts[what] = (this.#counts[what] ?? 0) + 1;
  }

  async take(step: SyncStep): Promise<void> {
    const { upstream, clock } = this.#world;
    if (step.step === "sync") await this.#sync(step.people, step.meanwhile);
    else if (step.step === "drift") {
      const stay = upstream.people.slice(step.leaves);
      await this.#sync(step.arrives === null ? stay : [...stay, step.arrives], null);
    } else if (step.step === "fault") {
      upstream.fault = step.problem;
      // A failed response may have been partly read.
      await this.#sync(upstream.people.slice(1), null);
      upstream.fault = undefined;
    } else if (step.step === "edit") await this.#edit(step.edit);
    else if (step.step === "wait") {
      clock.advance(step.days * 24 * 60 * minute + minute);
      if (step.days > 30) this.#invited.clear();
    } else await this[step.step]();
    checkState(await this.#world.stored());
  }

  async #sync(people: readonly UpstreamPerson[], meanwhile: Edit | null): Promise<void> {
    const { upstream, clock, run } = this.#world;
    upstream.people = people;
    clock.advance(61 * minute);
    let before = await this.#world.stored();
    const isLinked = before.schedule.linked;
    if (isLinked && meanwhile !== null)
      upstream.during = async () => {
        upstream.during = async () => undefined;
        await this.#edit(meanwhile);
        before = await this.#world.stored();
      };
    const report = await run();
    upstream.during = async () => undefined;
    assert.equal(report.done + report.held + report.failed, isLinked ? 1 : 0);
    if (!isLinked) return;
    assert.equal(report.failed, upstream.fault === undefined ? 0 : 1);
    const how = report.failed === 1 ? "failed" : report.held === 1 ? "held" : "done";
    this.#count(how);
    await this.#afterRun(before, upstream.fault === undefined ? people : undefined, false);
    if (report.failed === 0) await this.#again();
  }

  /**
   * The same response changes nothing. Removals that exceeded the daily limit may apply later, and an address that was taken when
   * the run was planned may be free now.
   */
  async #again(): Promise<void> {
    const { link } = await this.#world.users.boss.links.get({ scheduleId: this.#world.scheduleId });
    if (link?.held?.reasons.every((reason) => reason === "too-many") === true) return;
    if (link?.conflicts.some(({ code }) => code === "address-taken") === true) return;
    const { schedule } = await this.#world.stored();
    this.#world.clock.advance(61 * minute);
    await this.#world.run();
    assert.equal((await this.#world.stored()).schedule.number, schedule.number, "the same answer changes nothing");
  }

  async #afterRun(before: Stored, people: readonly UpstreamPerson[] | undefined, isConfirmed: boolean): Promise<void> {
    const after = await this.#world.stored();
    const listed = people && new Set(people.map(({ externalId }) => externalId));
    this.#check.afterRun({ before, after, listed, isConfirmed, now: this.#world.clock.now() });
  }

  async #edit({ edit, who, role }: Edit): Promise<void> {
    const { users, scheduleId } = this.#world;
    const { members } = await this.#world.stored();
    const ids = [...members.keys()];
    const personId = ids[who % ids.length] ?? assert.fail("no member");
    const was = members.get(personId) ?? assert.fail("no member");
    const key = { scheduleId, personId };
    const client = users.boss.members;
    const address = `${["kim", "lou", "noa", "zoe"][who % 4] ?? ""}@dock.example`;
    const code = await attempt(
      {
        role: () => client.setRole({ ...key, role }),
        assignable: () => client.setAssignable({ ...key, assignable: true }),
        unassignable: () => client.setAssignable({ ...key, assignable: false }),
        remove: () => client.remove(key),
        add: () => client.add({ scheduleId, people: [{ address }] }),
        adopt: () => users.boss.links.adopt(key),
        release: () => users.boss.links.release(key),
        "demote-self": () => users.ann.members.leave({ scheduleId }),
      }[edit](),
    );
    this.#count(`${edit} ${code === "done" ? "done" : "refused"}`);
    if (edit === "add") {
      // An admin who adds a former member by hand invites them again.
      for (const one of (await this.#world.stored()).members.keys()) if (!members.has(one)) this.#invited.delete(one);
      return;
    }
    this.#assignable.delete(personId);
    if (edit === "demote-self") this.#assignable.clear();
    if (edit !== "remove") return;
    if (was.provenance !== "local") assert.notEqual(code, "done", "synced members can't be removed");
    if (code === "done") this.#invited.delete(personId);
  }

  async link(): Promise<void> {
    const { users, scheduleId } = this.#world;
    const asked = { scheduleId, provider: "scripted", settings: {}, credentials: {}, upstreamId: "night" };
    const before = await this.#world.stored();
    if ((await attempt(users.boss.links.create(asked))) !== "done") return;
    this.#count("link");
    this.#assignable = new Set([...before.members.values()].flatMap((one) => (one.assignable ? [one.personId] : [])));
  }

  async unlink(): Promise<void> {
    const { users, scheduleId } = this.#world;
    const before = await this.#world.stored();
    if ((await attempt(users.boss.links.remove({ scheduleId }))) !== "done") return;
    this.#count("unlink");
    const after = await this.#world.stored();
    assert.deepEqual([...after.members.keys()], [...before.members.keys()], "unlinking removes no one");
    for (const [personId, member] of after.members) {
      const was = before.members.get(personId);
      assert.equal(member.role, was?.role, "unlinking keeps roles");
      if (was?.assignable === true) assert.ok(member.assignable, "unlinking keeps the assignability");
      if (was?.provenance === "local" && this.#assignable.has(personId))
        assert.ok(member.assignable, "unlinking restores the assignability");
    }
    this.#check.forget();
    this.#invited.clear();
  }

  async confirm(): Promise<void> {
    const { users, scheduleId, upstream } = this.#world;
    const digest = (await users.boss.links.get({ scheduleId })).link?.held?.digest;
    if (digest === undefined) return;
    const before = await this.#world.stored();
    const code = await attempt(users.boss.links.confirmHeld({ scheduleId, digest }));
    this.#count(`confirm ${code}`);
    await this.#afterRun(before, upstream.people, code === "done");
  }

  async discard(): Promise<void> {
    const { users, scheduleId, upstream } = this.#world;
    const before = await this.#world.stored();
    if ((await attempt(users.boss.links.discardHeld({ scheduleId }))) === "done") this.#count("discard");
    await this.#afterRun(before, upstream.people, false);
  }

  /** Sends queued mail: no person gets a second invitation at the same address. */
  async mail(): Promise<void> {
    const { rollcall, sent } = this.#world;
    const { members } = await this.#world.stored();
    const queued = [...members.values()].filter(({ invitation }) => invitation === "queued");
    const count = sent.length;
    await rollcall.dispatchMail();
    const after = (await this.#world.stored()).members;
    const invited = queued.filter(({ personId }) => after.get(personId)?.invitation === "sent");
    // Admins also get mail about waiting removals, and about being kept.
    const isNotice = /are waiting for your confirmation|still an admin/;
    const invitations = sent.slice(count).filter(({ subject }) => !isNotice.test(subject));
    assert.deepEqual(
      invitations.map(({ to }) => to.address).sort(),
      invited.map(({ email }) => email).sort(),
      "each invitation is sent once",
    );
    for (const { personId, email } of invited) {
      const addresses = this.#invited.get(personId) ?? new Set();
      assert.ok(!addresses.has(email), "no one is invited twice");
      this.#invited.set(personId, addresses.add(email));
      this.#count("invited");
    }
  }
}

/**
 * Random runs over the engine: responses, faults, edits between and during runs, links, unlinks, confirmed and discarded removals
 * (F8). Reports each breach with the shortest steps that show it.
 */
export async function runSyncs({ runs, seed }: { readonly runs: number; readonly seed: number }): Promise<SyncReport> {
  const counts: Counts = {};
  const property = fc.asyncProperty(fc.array(anySyncStep, { maxLength: maxSteps, size: "max" }), async (steps) => {
    const world = await createSyncWorld();
    try {
      const run = new SyncRun(world, counts);
      await run.link();
      for (const step of steps) await run.take(step);
    } finally {
      await world.rollcall.close();
    }
  });
  const details = await fc.check(property, { seed, numRuns: runs });
  const error = details.errorInstance;
  const broken = details.failed
    ? [`${error instanceof Error ? error.message : String(error)}: ${JSON.stringify(details.counterexample)}`]
    : [];
  return { seed, runs: details.numRuns, steps: counts, broken };
}
