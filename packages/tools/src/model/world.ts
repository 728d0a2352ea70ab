import {
  type Actor,
  createRollcall,
  get,
  type HostIdentity,
  type MailMessage,
  type MailOutcome,
  type Operation,
  operations,
  type Rollcall,
  RollcallError,
  type Store,
} from "@rollcall/core";
import { createTestClock, createTestIds, type TestClock } from "@rollcall/testkit";
import assert from "node:assert/strict";
import { collectionOf } from "./collection-of.ts";
import { beforeDispatch, longWhile, outcomeOf } from "./invitation-model.ts";
import { callers, cast, type Name, type Step } from "./step.ts";

/** One organization over a store, with everybody of the cast in it: the real thing beside the model. */
export interface World {
  readonly store: Store;
  /** The schedule at each place, the last one that was made there. */
  readonly scheduleIds: string[];
  /** Whose id this is, or was before they were erased. */
  readonly nameOf: ReadonlyMap<string, Name>;
  /** The last id of somebody; one that nobody has, while there is none. */
  idOf(name: Name): string;
  /** Does a step through the door that every transport uses, and says how it ends, in the model's words. */
  take(step: Step): Promise<string>;
  /** Whether a schedule answers somebody who merely asks for it. */
  look(place: number, name: Name): Promise<string>;
}

/** Composes a Rollcall; every operation exists a second time, without the rule of this sentence, as `unguarded.…`. */
export async function openRollcall(store: Store, without?: string): Promise<ModelRollcall> {
  const clock = createTestClock();
  const post: Post = { outcome: "sent", tokens: new Map() };
  const send = async ({ text }: MailMessage): Promise<MailOutcome> => {
    keepToken(post, text);
    if (post.outcome === "sent") return { status: "sent" };
    return { status: post.outcome, reason: "as the step says", unreachable: false };
  };
  const rollcall = await createRollcall({
    store,
    clock,
    ids: createTestIds(),
    mail: { mailer: { send }, baseUrl: "https://model.example", from: { address: "model@example.org", name: "Model" } },
    operations:
      without === undefined
        ? []
        : (operations as readonly Operation[]).map((operation) => ({
            ...operation,
            name: unguarded(operation.name),
            rules: operation.rules.filter(({ name }) => name !== without),
          })),
  });
  return Object.assign(rollcall, { clock, post });
}

/** What the mail server says to the next mails, and the newest token of each invitation, as mails and copies told it. */
interface Post {
  outcome: "sent" | "refused" | "failed";
  readonly tokens: Map<string, string>;
}

/** A Rollcall whose time and mail server the steps move. */
export type ModelRollcall = Rollcall & { readonly clock: TestClock; readonly post: Post };

function keepToken({ tokens }: Post, text: string): void {
  const [, token = "", subject = ""] = /#(([\w-]+)\.[\w-]+)/.exec(text) ?? [];
  tokens.set(subject, token);
}

interface InvitationRow {
  readonly scheduleId: string;
  readonly personId: string;
  readonly id: string;
}

const invitationByKey = get(collectionOf<InvitationRow>("invitations"));

const unguarded = (name: string): string => `unguarded.${name.replace(".", "-")}`;

/** Makes a new organization, so that one store holds many worlds. */
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
  const idOf = (name: Name): string => ids.get(name) ?? `nobody-${name}`;

  const run = async (actor: Actor, name: string, input: unknown): Promise<unknown> =>
    rollcall.call("run", { name: without === undefined ? name : unguarded(name), input, actor });

  const perform = async (actor: Actor, step: Step): Promise<string> => {
    const scheduleId = scheduleIds[step.place] ?? "none-yet";
    if (step.verb === "accept" || step.verb === "decline") {
      const [link] = await store.transaction("read", (tx) => tx.read([invitationByKey(scheduleId, idOf(step.target))]));
      const token = rollcall.post.tokens.get(link?.id ?? "") ?? "none";
      await run(actor, `invitations.${step.verb}`, { token });
      return "done";
    }
    const { name, input } = callOf(step, scheduleId, idOf);
    const output = await run(actor, name, input);
    if (step.verb === "copyLink") keepToken(rollcall.post, (output as Copied).url);
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
        rollcall.post.outcome = outcomeOf(step);
        await rollcall.dispatchMail();
      }
      if (step.verb === "sweep" || step.verb === "expire" || step.verb === "dispatch") return "done";
      return endOf(async () => perform(await actorOf(step.actor), step));
    },
    look: (place, name) =>
      endOf(async () => {
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

const identityOf = (organizationId: string, name: Name): HostIdentity => {
  const role = cast[name];
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

async function endOf(work: () => Promise<string>): Promise<string> {
  try {
    return await work();
  } catch (error) {
    assert(error instanceof RollcallError, error as Error);
    return error.code;
  }
}

/** The call that a step is. */
function callOf(step: Step, scheduleId: string, idOf: (name: Name) => string): { name: string; input: unknown } {
  const { verb, target, role, flag, aside, edits } = step;
  const personId = idOf(target);
  switch (verb) {
    case "look":
      return { name: "members.list", input: { scheduleId } };
    case "add": {
      const who = aside ? { address: addressOf(target) } : { personId };
      return { name: "members.add", input: { scheduleId, people: [{ ...who, role, assignable: flag }] } };
    }
    case "remove":
      return { name: "members.remove", input: { scheduleId, personId } };
    case "leave":
      return { name: "members.leave", input: { scheduleId, ...(aside && { successorId: personId }) } };
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
    case "revoke":
    case "copyLink":
      return { name: `invitations.${verb}`, input: { scheduleId, personId } };
    case "setAutoSend":
      return { name: "schedules.setAutoSend", input: { scheduleId, autoSend: flag } };
    case "update":
      return { name: "schedules.update", input: { scheduleId, name: flag ? "Night desk" : "Day desk" } };
    case "archive":
    case "restore":
    case "delete":
      return { name: `schedules.${verb}`, input: { scheduleId } };
    case "transfer":
      return { name: "schedules.transfer", input: { scheduleId, ownerId: aside ? personId : null } };
    case "create":
      return { name: "schedules.create", input: { name: "Desk", owner: flag ? "person" : "organization" } };
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
      throw new TypeError("a link is asked for by what it holds");
    case "sweep":
    case "dispatch":
    case "expire":
      throw new TypeError("nobody calls for what happens by itself");
  }
}
