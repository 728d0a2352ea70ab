import { rank } from "../permissions.ts";
import type { Name, Role } from "../step.ts";
import { addressOf, isOrganizationAdmin, isSame, type Listed, type LinkedState, personOf } from "./linked-state.ts";
import { LinkedMembers } from "./linked-members.ts";
import type { LinkStep, LinkVerb } from "./link-step.ts";
import { remember, removeLeaving, restore, SyncModel } from "./sync-model.ts";

const done = "done";
const minute = 60_000;
const day = 24 * 60 * minute;

/** The time before a run, longer than the interval between two runs. */
export const beforeRun = 61 * minute;

/** The time of a `wait` step: past the window of removals, or past the memory of removed members. */
export const waitOf = ({ flag }: LinkStep): number => (flag ? day : 31 * day) + minute;

/** A simple implementation of linked schedules from their rows. Shares only the error codes with the core. */
export class LinkModel extends LinkedMembers {
  /** The people of the other product. */
  readonly listed = new Map<string, Listed>();
  /** Whether reading the people fails. */
  fails = false;

  /** Applies a step and returns its outcome. */
  take(step: LinkStep): string {
    const { verb, name, actor } = step;
    const changes: Partial<Record<LinkVerb, () => string>> = {
      arrives: () => this.#list(`up-${name}`, addressOf(name), step.flag),
      arrivesTwice: () => this.#list(`up2-${name}`, addressOf(name), step.flag),
      departs: () => this.#unlist(step),
      changesAddress: () => this.#changeAddress(step),
      crew: () => this.#setCrew(step.count),
      fault: () => this.#fault(step.flag),
      run: () => this.#run(step),
      dispatch: () => this.dispatch(),
      wait: () => this.#pass(waitOf(step)),
    };
    const change = changes[verb];
    if (change !== undefined) return change();
    if (verb === "call") return this.call(name);
    return verb === "answer" ? this.answer(name, step.flag) : this.#command(actor, step);
  }

  #command(actor: Name, step: LinkStep): string {
    const called = this.call(actor);
    if (called !== done) return called;
    const mine = this.state.rows.get(this.personFor(actor))?.role;
    const role = isOrganizationAdmin(actor) ? "admin" : mine;
    if (step.verb === "deactivate" || step.verb === "reactivate" || step.verb === "erase")
      return this.account(actor, step);
    if (role === undefined) return "request.not-found";
    const linkVerbs: readonly LinkVerb[] = ["link", "unlink", "confirm", "discard", "trust", "merge", "dismiss"];
    if (linkVerbs.includes(step.verb)) return this.#manageLink(actor, role, step);
    if (step.verb === "transfer") return this.transfer(actor, step);
    if (step.verb === "setAutoSend" || step.verb === "add") {
      if (rank[role] < rank.member) return "request.forbidden";
      if (step.verb === "add") return this.add(role, step);
      this.state.autoSend = step.flag;
      return done;
    }
    return this.edit(actor, role, step);
  }

  // The other product.

  #list(id: string, address: string | null, isVerified: boolean): string {
    this.listed.set(id, { id, address, isVerified });
    return done;
  }

  #unlist({ count, name, flag }: LinkStep): string {
    const ids = [...this.listed.keys()].sort();
    // Sometimes all of them.
    if (count < 3) this.listed.clear();
    else if (flag) this.listed.delete(`up-${name}`);
    else this.listed.delete(ids[count % ids.length] ?? "");
    return done;
  }

  #changeAddress({ count, other, flag }: LinkStep): string {
    const ids = [...this.listed.keys()].sort();
    const one = this.listed.get(ids[count % ids.length] ?? "");
    const address = other === undefined ? null : count === 7 ? "nonsense" : addressOf(other);
    if (one !== undefined) this.listed.set(one.id, { id: one.id, address, isVerified: flag });
    return done;
  }

  /** A crew large enough that a fifth of it is more than two. */
  #setCrew(count: number): string {
    for (let number = 0; number < 20; number++) {
      const id = `crew-${String(number).padStart(2, "0")}`;
      if (number < count) this.listed.set(id, { id, address: `${id}@example.org`, isVerified: true });
      else this.listed.delete(id);
    }
    return done;
  }

  #fault(fails: boolean): string {
    this.fails = fails;
    return done;
  }

  #pass(time: number): string {
    this.state.now += time;
    return done;
  }

  // Runs.

  #sync(state: LinkedState): SyncModel | undefined {
    const listed = [...this.listed.values()].sort((one, other) => (one.id < other.id ? -1 : 1));
    return state.link === null ? undefined : new SyncModel(state, state.link, listed);
  }

  #run({ meanwhile }: LinkStep): string {
    this.state.now += beforeRun;
    if (this.state.link === null) return "none";
    const edited = meanwhile === undefined ? done : this.take(meanwhile);
    const how = this.#runNow();
    return meanwhile === undefined ? how : `${how} ${edited}`;
  }

  #runNow(): string {
    const { link, now } = this.state;
    if (link === null) return "none";
    if (this.fails) {
      link.problem = "unreachable";
      return "failed";
    }
    const sync = this.#sync(this.state);
    link.problem = null;
    link.succeededAt = now;
    const leaving = sync?.leaving() ?? [];
    const isDiscarded = link.discarded !== null && isSame(leaving, link.discarded);
    let reasons = sync?.reasons(leaving) ?? [];
    // Waiting removals keep waiting until they are confirmed; only a daily limit can expire (Q20).
    const waited = link.waiting;
    if (reasons.length === 0 && waited !== null && isSame(leaving, waited.leaving))
      if (waited.reasons.some((reason) => reason !== "too-many")) ({ reasons } = waited);
    if (leaving.length > 0 && (reasons.length > 0 || isDiscarded)) {
      link.waiting = isDiscarded ? null : { leaving, reasons };
      if (!isDiscarded) link.discarded = null;
      return isDiscarded ? done : "held";
    }
    removeLeaving(this.state, link, leaving, this.order);
    Object.assign(link, { waiting: null, discarded: null });
    return done;
  }

  #manageLink(actor: Name, role: Role, step: LinkStep): string {
    const { state } = this;
    if (step.verb === "unlink") return this.#unlink(actor);
    if (role !== "admin") return "request.forbidden";
    if (step.verb === "link") {
      if (state.link !== null) return "schedule.already-linked";
      if (this.fails) return "sync.upstream-failed";
      state.link = {
        ...{ trusts: !step.flag, hasLocked: false, followed: new Map() },
        ...{ waiting: null, discarded: null, problem: null, succeededAt: state.now },
      };
      return done;
    }
    const { link } = state;
    if (link === null) return "schedule.not-linked";
    if (step.verb === "trust") link.trusts = step.flag;
    if (step.verb === "confirm") return this.#confirm();
    if (step.verb === "merge" || step.verb === "dismiss") return this.#decideMatch(actor, step);
    if (step.verb !== "discard") return done;
    if (link.waiting === null) return "sync.nothing-held";
    Object.assign(link, { waiting: null, discarded: link.waiting.leaving });
    return done;
  }

  #unlink(actor: Name): string {
    const { state } = this;
    const isAdmin = state.rows.get(this.personFor(actor))?.role === "admin";
    if (state.owner !== null || !isOrganizationAdmin(actor)) {
      if (!isAdmin) return "request.forbidden";
      if (state.owner === null) return "schedule.delete-not-granted";
    }
    if (state.link === null) return "schedule.not-linked";
    for (const row of state.rows.values()) {
      restore(row);
      Object.assign(row, { isLocal: true, isLinked: false, isKept: false });
    }
    // Relinking finds the same people by their upstream ids. A role that ended in the meantime doesn't return.
    for (const [id, { person }] of state.link.followed) {
      const row = state.rows.get(person);
      if (row !== undefined) remember(state, id, person, { ...row, role: "member" }, 365 * day);
    }
    state.link = null;
    return done;
  }

  /** Removes exactly those whose removal is waiting, if the same people would still leave (P59). */
  #confirm(): string {
    const { link } = this.state;
    const waiting = link?.waiting ?? null;
    if (link === null || waiting === null) return "sync.nothing-held";
    if (this.fails) return "sync.upstream-failed";
    const leaving = this.#sync(structuredClone(this.state))?.leaving() ?? [];
    if (!isSame(leaving, waiting.leaving)) return "sync.plan-changed";
    Object.assign(link, { waiting: null, discarded: null });
    removeLeaving(this.state, link, leaving, this.order);
    return done;
  }

  /** The possible match that a step selects, by upstream id. */
  matchOf({ count }: LinkStep): string | undefined {
    const matches = [...(this.state.link?.followed ?? [])].filter(([, { match }]) => match !== null);
    return matches[count % matches.length]?.[0];
  }

  /** Decides on a possible match (Q17): no one merges themselves, and two accounts are never merged (P62). */
  #decideMatch(actor: Name, step: LinkStep): string {
    const { rows, people, link, now, autoSend, declined, remembered } = this.state;
    const id = this.matchOf(step);
    const one = id === undefined ? undefined : link?.followed.get(id);
    if (link === null || typeof one?.match !== "number") return done;
    if (step.verb === "dismiss") {
      one.match = null;
      return done;
    }
    const { person: arrived, match: known } = one;
    const row = rows.get(arrived);
    const target = personOf(people, known);
    const isOpen = personOf(people, arrived);
    const canMerge = row !== undefined && isOpen.state === "active" && target.state === "active" && !isOpen.isKnown;
    if (canMerge && known === this.personFor(actor)) return "request.forbidden";
    if (!canMerge) return done;
    const mine = rows.get(known);
    if (mine !== undefined) {
      restore(mine);
      Object.assign(mine, { isLinked: true, isKept: false });
    } else {
      const hasAccount = target.isKnown || target.isExternal;
      const invited = declined.has(known) ? "declined" : autoSend ? "queued" : "not-invited";
      rows.set(known, {
        ...{
          role: target.isExternal ? "viewer" : row.role,
          assignable: row.assignable,
          isLocal: false,
          isLinked: true,
        },
        ...{ isKept: false, beforeLink: null, beforePause: null, since: now },
        invitation: hasAccount ? "not-needed" : invited,
      });
    }
    rows.delete(arrived);
    for (const other of link.followed.values())
      if (other.person === arrived)
        Object.assign(other, { person: known, match: other.match === known ? null : other.match });
    for (const [key, memory] of remembered)
      if (memory.person === arrived) remembered.set(key, { ...memory, person: known });
    return done;
  }
}
