import { type Actor, get, list, type Store } from "@rollcall/core";
import assert from "node:assert/strict";
import { unguarded } from "../../unguarded-domain.ts";
import { collectionOf } from "../collection-of.ts";
import { organizationRoles, type Name } from "../step.ts";
import { identityOf, type ModelRollcall, outcomeOfCall } from "../world.ts";
import { beforeRun, type LinkModel, waitOf } from "./link-model.ts";
import { addressOf, type PersonNumber } from "./linked-state.ts";
import { linkCallers, type LinkStep } from "./link-step.ts";

/** A member as stored. */
export interface StoredMember {
  readonly scheduleId: string;
  readonly personId: string;
  readonly role: string;
  readonly assignable: boolean;
  readonly assignableBefore: boolean | null;
  readonly assignableBeforeLink: boolean | null;
  readonly provenance: "local" | "linked" | "both";
  readonly keptAsLastAdmin: boolean;
  readonly invitation: string;
}

interface StoredUpstream {
  readonly scheduleId: string;
  readonly externalId: string;
  readonly personId: string;
  readonly possibleMatchId: string | null;
}

interface StoredSchedule {
  readonly id: string;
  readonly ownerId: string | null;
  readonly members: number;
  readonly admins: number;
  readonly assignables: number;
  readonly linked: boolean;
}

interface StoredLink {
  readonly scheduleId: string;
  readonly heldDigest: string | null;
  readonly heldCount: number;
  readonly heldReasons: readonly string[];
  readonly problem: string | null;
  readonly synced: number;
  readonly lastSuccessAt: number | null;
}

interface InvitationRow {
  readonly scheduleId: string;
  readonly personId: string;
  readonly id: string;
}

const membersOf = list(collectionOf<StoredMember>("members"), "key", 1);
const upstreamOf = list(collectionOf<StoredUpstream>("upstream_people"), "key", 1);
const scheduleById = get(collectionOf<StoredSchedule>("schedules"));
const linkOf = get(collectionOf<StoredLink>("links"));
const invitationByKey = get(collectionOf<InvitationRow>("invitations"));

/** One real schedule that may be linked. */
export class LinkWorld {
  readonly #rollcall: ModelRollcall;
  readonly #store: Store;
  readonly #organizationId: string;
  readonly #without: string | undefined;
  readonly #model: LinkModel;
  /** The stored id of each person of the model. */
  readonly ids = new Map<PersonNumber, string>();
  scheduleId = "none-yet";

  constructor(
    rollcall: ModelRollcall,
    { store, organizationId, without }: { store: Store; organizationId: string; without: string | undefined },
    model: LinkModel,
  ) {
    this.#rollcall = rollcall;
    this.#store = store;
    this.#organizationId = organizationId;
    this.#without = without;
    this.#model = model;
    model.order = (one, other) => ((this.ids.get(one) ?? "") < (this.ids.get(other) ?? "") ? -1 : 1);
  }

  /** Creates Ann's schedule, which belongs to the organization. */
  async begin(): Promise<void> {
    this.#rollcall.upstream.set(new Map(), false);
    for (const name of linkCallers) await this.#actorOf(name);
    const { person } = (await this.#run("Boss", "people.create", {
      ...{ firstName: "Wim", lastName: "W", email: addressOf("Wim") },
    })) as { person: { id: string } };
    this.meet(this.#model.withAddress("Wim"), person.id);
    const { schedule } = (await this.#run("Ann", "schedules.create", { name: "Harbour", owner: "organization" })) as {
      schedule: { id: string };
    };
    this.scheduleId = schedule.id;
  }

  /** Unlinks, so that later worlds of the store run alone. */
  async end(): Promise<void> {
    const { scheduleId } = this;
    this.#rollcall.upstream.during = undefined;
    await outcomeOfCall(async () => {
      await this.#run("Boss", "schedules.transfer", { scheduleId, ownerId: null });
      await this.#run("Boss", "links.remove", { scheduleId });
      return "done";
    });
  }

  /** Records which stored person one of the model is; they stay the same. */
  meet(person: PersonNumber, id: string): void {
    const known = this.ids.get(person);
    assert.equal(known ?? id, id, `person ${person} is another one`);
    this.ids.set(person, id);
  }

  async #actorOf(name: Name): Promise<Actor> {
    const actor = await this.#rollcall.recognise(identityOf(this.#organizationId, name));
    this.#model.call(name);
    this.meet(this.#model.personFor(name), actor.personId);
    return actor;
  }

  async #run(name: Name, operation: string, input: unknown): Promise<unknown> {
    const actor = await this.#actorOf(name);
    const asked = this.#without === undefined ? operation : unguarded(operation);
    return this.#rollcall.call("run", { name: asked, input, actor });
  }

  /** Runs a step before the model takes it, with the people that the model selects. */
  async take(step: LinkStep): Promise<string> {
    const { clock, mailState } = this.#rollcall;
    switch (step.verb) {
      case "arrives":
      case "arrivesTwice":
      case "departs":
      case "changesAddress":
      case "crew":
      case "fault":
        return "done";
      case "wait":
        clock.advance(waitOf(step));
        return "done";
      case "call":
        return outcomeOfCall(async () => {
          if (organizationRoles[step.name] !== "external") await this.#actorOf(step.name);
          return "done";
        });
      case "dispatch":
        mailState.outcome = "sent";
        while ((await this.#rollcall.dispatchMail()).sent > 0);
        return "done";
      case "run":
        return this.#sync(step);
      case "answer":
        return this.#answer(step);
      default:
        return outcomeOfCall(() => this.#command(step));
    }
  }

  async #sync({ meanwhile }: LinkStep): Promise<string> {
    const { upstream, clock, jobs } = this.#rollcall;
    clock.advance(beforeRun);
    let edited = "";
    upstream.set(this.#model.listed, this.#model.fails);
    upstream.during =
      meanwhile === undefined
        ? undefined
        : async () => {
            edited = ` ${await this.take(meanwhile)}`;
          };
    const report = await jobs.find(({ name }) => name === "links.sync")?.run();
    upstream.during = undefined;
    const counts = report as { readonly done: number; readonly held: number; readonly failed: number };
    const how = (["done", "held", "failed"] as const).filter((one) => counts[one] > 0).join("+");
    return `${how === "" ? "none" : how}${edited}`;
  }

  async #answer({ name, flag }: LinkStep): Promise<string> {
    if (!this.#model.canAnswer(name)) return "done";
    const personId = this.ids.get(this.#model.personFor(name)) ?? "";
    const [invitation] = await this.#store.transaction("read", (tx) =>
      tx.read([invitationByKey(this.scheduleId, personId)]),
    );
    const token = this.#rollcall.mailState.tokens.get(invitation?.id ?? "") ?? "none";
    return outcomeOfCall(async () => {
      await this.#run(name, `invitations.${flag ? "accept" : "decline"}`, { token });
      return "done";
    });
  }

  async #command(step: LinkStep): Promise<string> {
    const { scheduleId } = this;
    const model = this.#model;
    const { verb, actor, name, flag } = step;
    const call = (operation: string, input: object) => this.#run(actor, operation, { scheduleId, ...input });
    await this.#actorOf(actor);
    const personId = this.ids.get(model.memberOf(step)) ?? "none";
    const { upstream } = this.#rollcall;
    upstream.set(model.listed, model.fails);
    switch (verb) {
      case "link":
        await call("links.create", {
          ...{ provider: "model", settings: {}, credentials: {}, upstreamId: "night", trustsAddresses: !flag },
        });
        break;
      case "unlink":
        await call("links.remove", {});
        break;
      case "trust":
        await call("links.update", { trustsAddresses: flag });
        break;
      case "confirm":
        await call("links.confirmHeld", { digest: (await this.read()).link?.heldDigest ?? "none" });
        break;
      case "discard":
        await call("links.discardHeld", {});
        break;
      case "merge":
      case "dismiss":
        await call(`links.${verb}Match`, { externalId: model.matchOf(step) ?? "none" });
        break;
      case "setAutoSend":
        await call("schedules.setAutoSend", { autoSend: flag });
        break;
      case "transfer":
        await call("schedules.transfer", { ownerId: flag ? personId : null });
        break;
      case "add":
        return this.#add(step);
      case "leave":
        await call("members.leave", {});
        break;
      case "setRole":
        await call("members.setRole", { personId, role: model.roleOf(step) });
        break;
      case "setAssignable":
        await call("members.setAssignable", { personId, assignable: flag });
        break;
      case "remove":
        await call("members.remove", { personId });
        break;
      default: {
        const id = verb === "reactivate" ? this.ids.get(model.withAddress(name)) : personId;
        // The only admin of the organization stays.
        if (actor === "Boss" && verb !== "erase" && id === this.ids.get(model.personFor("Boss"))) return "done";
        await this.#run(actor, `people.${verb}`, { personId: id ?? "none" });
      }
    }
    return "done";
  }

  async #add(step: LinkStep): Promise<string> {
    const { actor, name, flag } = step;
    const role = this.#model.roleOf(step);
    const address = addressOf(name);
    const input = { scheduleId: this.scheduleId, people: [{ address, role, ...(!flag && { assignable: true }) }] };
    const { results } = (await this.#run(actor, "members.add", input)) as {
      readonly results: readonly (
        | { readonly status: "refused"; readonly reason: { readonly code: string } }
        | { readonly status: "added"; readonly member: { readonly personId: string } }
      )[];
    };
    const [answer] = results;
    if (answer?.status === "refused") return answer.reason.code;
    if (answer !== undefined) this.#added = { name, id: answer.member.personId };
    return "done";
  }

  /** The person added last. */
  #added: { readonly name: Name; readonly id: string } | undefined;

  /** Maps new people of the model to the stored ones. */
  async meetNew(): Promise<void> {
    if (this.#added !== undefined) this.meet(this.#model.withAddress(this.#added.name), this.#added.id);
    this.#added = undefined;
    const { upstream } = await this.read();
    for (const { externalId, personId } of upstream) {
      const followed = this.#model.state.link?.followed.get(externalId);
      if (followed !== undefined) this.meet(followed.person, personId);
    }
  }

  /** Everything that is compared, as it is stored. */
  async read() {
    const of = { equal: [this.scheduleId], limit: 1000 };
    const [schedule, link, members, upstream] = await this.#store.transaction("read", (tx) =>
      tx.read([scheduleById(this.scheduleId), linkOf(this.scheduleId), membersOf(of), upstreamOf(of)]),
    );
    return { schedule, link, members, upstream };
  }
}
