import {
  type Actor,
  createRollcall,
  get,
  type HostIdentity,
  type MailMessage,
  type MailOutcome,
  type Rollcall,
  RollcallError,
  type Store,
} from "@rollcall/core";
import { createTestClock, createTestIds, type TestClock } from "@rollcall/testkit";
import assert from "node:assert/strict";
import { unguarded, unguardedDomain } from "../unguarded-domain.ts";
import { collectionOf } from "./collection-of.ts";
import { beforeDispatch, longWhile, outcomeOf } from "./invitation-model.ts";
import { ModelUpstream } from "./links/model-upstream.ts";
import { callers, organizationRoles, type Name, type Step } from "./step.ts";

/** One real organization over a store with all people of the model. */
export interface World {
  readonly store: Store;
  /** The latest schedule id at each place. */
  readonly scheduleIds: string[];
  /** The name for each current or erased person id. */
  readonly nameOf: ReadonlyMap<string, Name>;
  /** The latest id of a person, or an unknown id. */
  idOf(name: Name): string;
  /** Runs a step through the interface that every transport uses, and returns the outcome in the model's terms. */
  take(step: Step): Promise<string>;
  /** Reads a schedule as a person and returns the outcome. */
  look(place: number, name: Name): Promise<string>;
}

/** Creates a Rollcall. Copies of all operations without the given rule are named `unguarded.…`. */
export async function openRollcall(store: Store, without?: string): Promise<ModelRollcall> {
  const clock = createTestClock();
  const mailState: MailState = { outcome: "sent", tokens: new Map() };
  const upstream = new ModelUpstream();
  const send = async ({ text }: MailMessage): Promise<MailOutcome> => {
    keepToken(mailState, text);
    if (mailState.outcome === "sent") return { status: "sent" };
    return { status: mailState.outcome, reason: "scripted", unreachable: false };
  };
  const rollcall = await createRollcall({
    store,
    clock,
    ids: createTestIds(),
    mail: { mailer: { send }, baseUrl: "https://model.example", from: { address: "model@example.org", name: "Model" } },
    links: { providers: [upstream.provider] },
    domains: without === undefined ? [] : [unguardedDomain(without)],
  });
  return Object.assign(rollcall, { clock, mailState, upstream });
}

/** The mail server's next response, and the newest token of each invitation from emails and copied links. */
interface MailState {
  outcome: "sent" | "refused" | "failed";
  readonly tokens: Map<string, string>;
}

/** A Rollcall with a clock, a mail server and a product to link to, which steps control. */
export type ModelRollcall = Rollcall & {
  readonly clock: TestClock;
  readonly mailState: MailState;
  readonly upstream: ModelUpstream;
};

function keepToken({ tokens }: MailState, text: string): void {
  const [, token = "", subject = ""] = /#(([\w-]+)\.[\w-]+)/.exec(text) ?? [];
  tokens.set(subject, token);
}

interface InvitationRow {
  readonly scheduleId: string;
  readonly personId: string;
  readonly id: string;
}

const invitationByKey = get(collectionOf<InvitationRow>("invitations"));

/** Creates a new organization, so one store can contain many worlds. */
export async function createWorld(
  rollcall: ModelRollcall,
  store: Store,
  organizationId: string,
  without?: string,
): Promise<World> {
  const ids = new Map<Name, string>();
  const nameOf = new Map<string, Name>();
  const scheduleIds: string[] = [];
  const meet = (name: Name, id: string): void => {
    ids.set(name, id);
    nameOf.set(id, name);
  };
  const actorOf = async (name: Name): Promise<Actor> => {
    const actor = await rollcall.recognise(identityOf(organizationId, name));
    if (ids.get(name) !== actor.personId) meet(name, actor.personId);
    return actor;
  };
  for (const name of callers) if (!["Nia", "Pim"].includes(name)) await actorOf(name);
  const idOf = (name: Name): string => ids.get(name) ?? `unknown-${name}`;

  const run = async (actor: Actor, name: string, input: unknown): Promise<unknown> =>
    rollcall.call("run", { name: without === undefined ? name : unguarded(name), input, actor });

  const perform = async (actor: Actor, step: Step): Promise<string> => {
    const scheduleId = scheduleIds[step.place] ?? "none-yet";
    if (step.verb === "accept" || step.verb === "decline") {
      const [link] = await store.transaction("read", (tx) => tx.read([invitationByKey(scheduleId, idOf(step.target))]));
      const token = rollcall.mailState.tokens.get(link?.id ?? "") ?? "none";
      await run(actor, `invitations.${step.verb}`, { token });
      return "done";
    }
    const { name, input } = callOf(step, scheduleId, idOf);
    const output = await run(actor, name, input);
    if (step.verb === "copyLink") keepToken(rollcall.mailState, (output as Copied).url);
    if (step.verb === "send") {
      const { results } = output as Answers;
      return ["done", ...results.map((one) => (one.status === "refused" ? one.reason.code : one.status)).sort()].join(
        " ",
      );
    }
    if (step.verb === "create") scheduleIds[step.place] = (output as Created).schedule.id;
    if (step.verb === "createPerson") meet("Wim", (output as { person: { id: string } }).person.id);
    if (step.verb === "add") {
      const [answer] = (output as Answers).results;
      if (answer?.status === "refused") return answer.reason.code;
      if (answer !== undefined && "member" in answer) meet(step.target, answer.member.personId);
    }
    if (step.verb === "edit") {
      const { results } = output as Answers;
      return results.map((one) => (one.status === "refused" ? one.reason.code : one.status)).join();
    }
    return "done";
  };

  return {
    store,
    scheduleIds,
    nameOf,
    idOf,
    async take(step) {
      if (step.verb === "sweep") await rollcall.sweep();
      if (step.verb === "expire") {
        if (step.flag) rollcall.clock.advance(longWhile);
        await rollcall.expireInvitations();
      }
      if (step.verb === "dispatch") {
        rollcall.clock.advance(beforeDispatch);
        rollcall.mailState.outcome = outcomeOf(step);
        await rollcall.dispatchMail();
      }
      if (step.verb === "sweep" || step.verb === "expire" || step.verb === "dispatch") return "done";
      return outcomeOfCall(async () => perform(await actorOf(step.actor), step));
    },
    look: (place, name) =>
      outcomeOfCall(async () => {
        await run(await actorOf(name), "schedules.get", { scheduleId: scheduleIds[place] ?? "none-yet" });
        return "done";
      }),
  };
}

interface Copied {
  readonly url: string;
}

interface Created {
  readonly schedule: { readonly id: string };
}

interface Answers {
  readonly results: readonly (
    | { readonly status: "refused"; readonly reason: { readonly code: string } }
    | { readonly status: "queued" }
    | { readonly status: "added" | "changed" | "unchanged" | "removed"; readonly member: { readonly personId: string } }
  )[];
}

/** The identity of a person at the host. */
export const identityOf = (organizationId: string, name: Name): HostIdentity => {
  const role = organizationRoles[name];
  return {
    organizationId,
    hostUserId: `host-${name}`,
    email: addressOf(name),
    emailVerified: true,
    name,
    organizationRole: role === "external" ? "member" : role,
  };
};

const addressOf = (name: Name): string => `${name.toLowerCase()}@example.org`;

/** The outcome of work: what it returns, or the code of its error. */
export async function outcomeOfCall(work: () => Promise<string>): Promise<string> {
  try {
    return await work();
  } catch (error) {
    assert(error instanceof RollcallError, error as Error);
    return error.code;
  }
}

/** The operation and input of a step. */
function callOf(step: Step, scheduleId: string, idOf: (name: Name) => string): { name: string; input: unknown } {
  const { verb, target, role, flag, alternative, edits } = step;
  const personId = idOf(target);
  switch (verb) {
    case "look":
      return { name: "members.list", input: { scheduleId } };
    case "add": {
      const who = alternative ? { address: addressOf(target) } : { personId };
      return { name: "members.add", input: { scheduleId, people: [{ ...who, role, assignable: flag }] } };
    }
    case "remove":
      return { name: "members.remove", input: { scheduleId, personId } };
    case "leave":
      return { name: "members.leave", input: { scheduleId, ...(alternative && { successorId: personId }) } };
    case "setRole":
      return { name: "members.setRole", input: { scheduleId, personId, role } };
    case "setAssignable":
      return { name: "members.setAssignable", input: { scheduleId, personId, assignable: flag } };
    case "setInvited":
      return { name: "members.setInvited", input: { scheduleId, personId, invited: flag } };
    case "edit":
      return {
        name: "members.edit",
        input: { scheduleId, edits: edits.map(({ target: who, ...edit }) => ({ personId: idOf(who), ...edit })) },
      };
    case "send":
      return { name: "invitations.send", input: { scheduleId } };
    case "resend":
    case "copyLink":
      return { name: `invitations.${verb}`, input: { scheduleId, personId, confirm: true } };
    case "revoke":
      return { name: "invitations.revoke", input: { scheduleId, personId } };
    case "setAutoSend":
      return { name: "schedules.setAutoSend", input: { scheduleId, autoSend: flag } };
    case "update":
      return { name: "schedules.update", input: { scheduleId, name: flag ? "Night shift" : "Day shift" } };
    case "archive":
    case "restore":
    case "delete":
      return { name: `schedules.${verb}`, input: { scheduleId } };
    case "transfer":
      return { name: "schedules.transfer", input: { scheduleId, ownerId: alternative ? personId : null } };
    case "create":
      return { name: "schedules.create", input: { name: "New", owner: flag ? "person" : "organization" } };
    case "grant":
      return { name: "organizations.update", input: { manageSchedules: flag } };
    case "createPerson":
      return { name: "people.create", input: { firstName: "Wim", lastName: "W", email: addressOf("Wim") } };
    case "deactivate":
    case "reactivate":
    case "erase":
      return { name: `people.${verb}`, input: { personId } };
    case "accept":
    case "decline":
      throw new TypeError("invitation links are called by token");
    case "sweep":
    case "dispatch":
    case "expire":
      throw new TypeError("this step has no operation");
  }
}
