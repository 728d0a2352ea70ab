// Compiled against the published declarations: the types a host relies on, and what they must reject.
import {
  type ChangeMessage,
  createRollcall,
  defineDomain,
  event,
  type EventOf,
  grant,
  type HistoryEntry,
  type MemberView,
  operation,
  type RemoveMemberEffects,
  type RollcallClient,
  RollcallError,
  type RollcallEvent,
  type ScheduleView,
} from "@rollcall/core";
import { createClient, type Transport } from "@rollcall/core/client";
import type { RollcallEvent as ContractEvent } from "@rollcall/core/contract";
import type { MessageOverrides } from "@rollcall/elements";
import { createMemoryStore } from "@rollcall/storage-memory";
import { z } from "zod";

type Equal<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false;
type HasKey<T, K extends PropertyKey> = K extends keyof T ? true : false;

const bicycleAssigned = event("bicycle-assigned", "A bicycle got a rider.", { plate: z.string() });

declare module "@rollcall/core" {
  interface EventTypes {
    readonly bicycles: EventOf<typeof bicycleAssigned>;
  }
}

/** A host's event joins the union, on every entry. */
export const joined: readonly [
  Equal<Extract<RollcallEvent, { readonly type: "bicycle-assigned" }>["plate"], string>,
  Equal<ContractEvent, RollcallEvent>,
  Equal<ChangeMessage["events"][number], RollcallEvent>,
  Equal<HistoryEntry["lines"][number]["type"], RollcallEvent["type"]>,
] = [true, true, true, true];

export function describe(event: RollcallEvent): string {
  switch (event.type) {
    case "member-removed":
      return `${event.personId} was ${event.was.role satisfies "viewer" | "member" | "admin"}`;
    case "shift-assigned":
      // @ts-expect-error: the assignee may be null.
      return event.personId;
    case "bicycle-assigned":
      return event.plate;
    default:
      return event.type;
  }
}

/** Only events that declare a field have it. */
export const onlyDeclared: readonly [HasKey<RollcallEvent, "plate">, HasKey<RollcallEvent, "type">] = [false, true];

const assignBicycle = operation({
  name: "bicycles.assign",
  summary: "Gives a bicycle a rider.",
  input: z.strictObject({ plate: z.string() }),
  output: z.strictObject({ plate: z.string() }),
  events: [bicycleAssigned],
  load: [() => ({})],
  context: () => ({}),
  rules: [grant<object>("everyone assigns", () => true)],
  apply: (_found, { plate }) => ({
    output: { plate },
    journalEntries: [{ topic: plate, number: 1, events: [bicycleAssigned({ plate })] }],
  }),
});

export const scrapVehicle = operation({
  name: "vehicles.scrap",
  summary: "Scraps a vehicle.",
  input: z.strictObject({ plate: z.string() }),
  output: z.strictObject({}),
  load: [() => ({})],
  context: () => ({}),
  rules: [grant<object>("everyone scraps", () => true)],
  apply: (_found, { plate }) => ({
    output: {},
    // @ts-expect-error: the operation doesn't declare the event.
    journalEntries: [{ topic: plate, number: 1, events: [bicycleAssigned({ plate })] }],
  }),
});

export const withVehicles = () =>
  createRollcall({
    store: createMemoryStore(),
    clock: { now: () => 0 },
    ids: { next: () => "id" },
    domains: [defineDomain({ name: "vehicles", operations: { assignBicycle } })],
  });

export async function assign(transport: Transport): Promise<string> {
  const client = createClient<typeof assignBicycle>(transport);
  const { output, events } = await client.bicycles.assign.dryRun({ plate: "VX-1" });
  return output.plate + events.map(describe).join();
}

export async function remove(client: RollcallClient, scheduleId: string, personId: string): Promise<string> {
  const { effects, events } = await client.members.remove.dryRun({ scheduleId, personId });
  effects satisfies RemoveMemberEffects;
  events satisfies readonly RollcallEvent[];
  const { member }: { member: MemberView } = await client.members.get({ scheduleId, personId });
  const { schedule }: { schedule: ScheduleView } = await client.schedules.get({ scheduleId });
  // @ts-expect-error: a role is one of three.
  member.role satisfies "admin";
  return schedule.name;
}

export function waitOf(error: unknown): number {
  if (!(error instanceof RollcallError)) return 0;
  const { reason } = error;
  switch (reason.code) {
    case "request.throttled":
      return reason.details?.retryAfter ?? 0;
    case "password.too-short":
      return reason.details?.least ?? 0;
    default:
      return 0;
  }
}

type DetailsOf<Code extends RollcallError["reason"]["code"]> = NonNullable<
  Extract<RollcallError["reason"], { readonly code: Code }>["details"]
>;

/** Only throttled requests can be retried later. */
export const retries: readonly [
  HasKey<DetailsOf<"request.throttled">, "retryAfter">,
  HasKey<DetailsOf<"password.too-short">, "retryAfter">,
] = [true, false];

export const words: MessageOverrides = { "history.rollcall": "The planner" };
// @ts-expect-error: there is no such message.
export const unknown: MessageOverrides = { "history.no-such-key": "?" };
