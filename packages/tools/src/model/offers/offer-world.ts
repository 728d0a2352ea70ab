import type { Actor, OfferView, ShiftView } from "@rollcall/core";
import assert from "node:assert/strict";
import { unguarded } from "../../unguarded-domain.ts";
import type { Name } from "../step.ts";
import { identityOf, type ModelRollcall, outcomeOfCall } from "../world.ts";
import { day, hour } from "./availability-model.ts";
import { waitOf } from "./offer-model.ts";
import type { OfferStep, OfferVerb } from "./offer-step.ts";
import { beforeStep, hoursFrom, shiftLength } from "./shift-model.ts";

const names: readonly Name[] = ["Ann", "Max", "Vic", "Oda", "Nia", "Sam", "Pim"];

/** One real schedule with its people. */
export interface OfferWorld {
  /** The ids of the shifts in the order in which they were created. */
  readonly shiftIds: readonly string[];
  readonly nameOf: ReadonlyMap<string, Name>;
  now(): number;
  /** Runs a step through the interface that every transport uses, and returns the outcome in the model's terms. */
  take(step: OfferStep): Promise<string>;
  /** Reads all shifts and offers as a scheduler. */
  read(): Promise<{ readonly shifts: readonly ShiftView[]; readonly offers: readonly OfferView[] }>;
}

/** Creates a new organization with Ann's schedule, at nine in the morning UTC. */
export async function createOfferWorld(
  rollcall: ModelRollcall,
  organizationId: string,
  without?: string,
): Promise<OfferWorld> {
  const { clock } = rollcall;
  clock.advance(day - ((clock.now() - 9 * hour) % day));
  const actors = new Map<Name, Actor>();
  const nameOf = new Map<string, Name>();
  for (const name of names) {
    const actor = await rollcall.recognise(identityOf(organizationId, name));
    actors.set(name, actor);
    nameOf.set(actor.personId, name);
  }
  const actorOf = (name: Name): Actor => actors.get(name) ?? assert.fail(name);
  const idOf = (name: Name): string => actorOf(name).personId;
  const run = async (name: Name, operation: string, input: unknown): Promise<unknown> =>
    rollcall.call("run", { name: operation, input, actor: actorOf(name) });

  const { schedule } = (await run("Ann", "schedules.create", { name: "Harbour", owner: "organization" })) as Created;
  const scheduleId = schedule.id;
  await run("Ann", "schedules.update", { scheduleId, timeZone: "UTC" });
  const people = names
    .filter((name) => ["Max", "Vic", "Oda", "Nia"].includes(name))
    .map((name) => ({ personId: idOf(name), role: name === "Max" ? "member" : "viewer", assignable: true }));
  await run("Ann", "members.add", { scheduleId, people });

  const shiftIds: string[] = [];
  const versions = new Map<string, number>();
  const lastOffers = new Map<string, string>();
  const lastRequests = new Map<Name, string>();

  const perform = async (step: OfferStep): Promise<string> => {
    const shiftId = shiftIds[step.shift % shiftIds.length] ?? "none-yet";
    const caller = ownVerbs.has(step.verb) ? step.target : step.actor;
    const { operation, input } = callOf(step, {
      key: { scheduleId, shiftId },
      version: versions.get(shiftId) ?? 1,
      offerId: lastOffers.get(shiftId) ?? "none-yet",
      requestId: lastRequests.get(step.target) ?? "none-yet",
      now: clock.now(),
      idOf,
    });
    const name = without === undefined ? operation : unguarded(operation);
    const output = (await run(caller, name, input)) as Output;
    if (step.verb === "create") shiftIds.push(output.shift.id);
    if (step.verb === "move") versions.set(shiftId, output.shift.version);
    if (step.verb === "requestTimeOff") lastRequests.set(step.target, output.request.id);
    const [decided] = output.results ?? [];
    if (decided?.status === "refused") return decided.reason.code;
    if (step.verb !== "offer") return "done";
    if (output.offer !== null) lastOffers.set(shiftId, output.offer.id);
    const asked = (output.offer?.answers ?? []).map(({ personId }) => nameOf.get(personId));
    const refused = output.refused.map(
      ({ personId, reasons }) => `${nameOf.get(personId)}:${reasons.map(({ code }) => code).join("+")}`,
    );
    return ["done", ...[...asked, ...refused].sort()].join(" ");
  };

  return {
    shiftIds,
    nameOf,
    now: () => clock.now(),
    async take(step) {
      clock.advance(beforeStep);
      if (step.verb !== "advance") return outcomeOfCall(() => perform(step));
      clock.advance(waitOf(step));
      await rollcall.jobs.find(({ name }) => name === "offers.advance")?.run();
      return "done";
    },
    async read() {
      const shifts: ShiftView[] = [];
      const offers: OfferView[] = [];
      const from = "2000-01-01T00:00:00Z";
      for (let after: string | null | undefined; after !== null;) {
        const page = (await run("Sam", "shifts.list", { scheduleId, from, after })) as Page<ShiftView>;
        shifts.push(...page.rows);
        after = page.next;
      }
      for (let after: string | null | undefined; after !== null;) {
        const page = (await run("Sam", "offers.list", { scheduleId, only: "all", after })) as Page<OfferView>;
        offers.push(...page.rows);
        after = page.next;
      }
      return { shifts, offers };
    },
  };
}

interface Created {
  readonly schedule: { readonly id: string };
}

interface Page<R> {
  readonly rows: readonly R[];
  readonly next: string | null;
}

interface Output {
  readonly shift: ShiftView;
  readonly offer: OfferView | null;
  readonly refused: readonly { readonly personId: string; readonly reasons: readonly { readonly code: string }[] }[];
  readonly request: { readonly id: string };
  readonly results?: readonly { readonly status: string; readonly reason: { readonly code: string } }[];
}

/** The steps that people take for themselves. */
const ownVerbs: ReadonlySet<OfferVerb> = new Set([
  ...(["accept", "decline", "undoDecline", "joinWaitlist", "leaveWaitlist", "handBack"] as const),
  ...(["blockDays", "unblockDays", "requestTimeOff", "cancelTimeOff"] as const),
]);

interface CallTerms {
  readonly key: { readonly scheduleId: string; readonly shiftId: string };
  readonly version: number;
  readonly offerId: string;
  readonly requestId: string;
  readonly now: number;
  readonly idOf: (name: Name) => string;
}

const instantOf = (time: number): string => `${new Date(time).toISOString().slice(0, 16)}Z`;

/** The operation and input of a step. */
function callOf(step: OfferStep, { key, version, offerId, requestId, now, idOf }: CallTerms) {
  const { verb, target, flag, deadline, count, state } = step;
  const { scheduleId } = key;
  const personId = idOf(target);
  const start = hoursFrom(now, step.hours);
  const times = { start: `${instantOf(start)}[UTC]`, end: `${instantOf(start + shiftLength)}[UTC]` };
  const dayAfter = (days: number): string => instantOf(now + (step.day + days) * day).slice(0, 10);
  const range = { firstDay: dayAfter(0), lastDay: dayAfter(count - 1) };
  switch (verb) {
    case "create": {
      const status = flag ? "offered" : "draft";
      return { operation: "shifts.create", input: { scheduleId, kind: "Night", slots: count, status, ...times } };
    }
    case "assign":
      return { operation: "shifts.assign", input: { ...key, personId, state } };
    case "takeOff":
      return { operation: "shifts.assign", input: { ...key, personId: null, instead: personId } };
    case "release":
      return { operation: "shifts.release", input: { scheduleId, personId } };
    case "cancel":
      return { operation: "shifts.update", input: { ...key, status: "cancelled" } };
    case "move":
      return { operation: "shifts.update", input: { ...key, ...times } };
    case "offer": {
      const until = deadline === 0 ? {} : { deadline: instantOf(hoursFrom(now, deadline)) };
      return { operation: "offers.create", input: { ...key, personIds: step.targets.map(idOf), ...until } };
    }
    case "withdraw":
      return { operation: "offers.withdraw", input: { scheduleId, offerId } };
    case "answerFor":
      return { operation: "offers.answerFor", input: { ...key, personId, answer: flag ? "accept" : "decline" } };
    case "accept":
      return { operation: "offers.accept", input: { ...key, version: flag ? version : version - 1 } };
    case "decide": {
      const decision = flag ? { state: "approved" } : { state: "rejected", answer: "Too many are away." };
      return { operation: "availability.decide", input: { decisions: [{ requestId, ...decision }] } };
    }
    case "blockDays":
    case "unblockDays":
      return { operation: `portal.${verb}`, input: { days: [range] } };
    case "requestTimeOff":
      return { operation: "portal.requestTimeOff", input: range };
    case "cancelTimeOff":
      return { operation: "portal.cancelTimeOff", input: { requestId } };
    case "advance":
      throw new TypeError("this step has no operation");
    default:
      return { operation: `offers.${verb}`, input: key };
  }
}
