import {
  type CalendarReading,
  createInProcessTransport,
  createRollcall,
  anonymousActor,
  type Rollcall,
  type RollcallClient,
} from "@rollcall/core";
import { createClient, type Transport } from "@rollcall/core/client";
import { createMemoryStore } from "@rollcall/storage-memory";
import type { LitElement } from "lit";
import "./invitation-landing.define.ts";
import { type MountOptions, mountPanel } from "../../ui/testing/panel.fixture.ts";
import type { InvitationLanding } from "./invitation-landing.ts";

/** A user of the host. The address is verified by default. */
export interface Guest {
  readonly transport: Transport;
  readonly client: RollcallClient;
}

/** A Rollcall instance with captured mail and scripted calendars. */
export interface Inviting {
  readonly rollcall: Rollcall;
  readonly scheduleId: string;
  /** Amara Okafor, who manages the schedule. */
  readonly amara: RollcallClient;
  as(name: string, emailVerified?: boolean): Guest;
  readonly signedOut: Transport;
  /** Sets what every calendar returns from now on. */
  calendar: CalendarReading;
  /** Whether the host provides the calendars of its users, which are then empty. */
  hasHostCalendar: boolean;
  /** The state of Mei Tanaka's invitation. */
  invitation(): Promise<string | undefined>;
  /** Advances the clock, in milliseconds. */
  pass(milliseconds: number): void;
  now(): number;
  /** Adds Mei Tanaka and returns the token from the link in her mail. */
  invite(more?: { readonly role?: "viewer"; readonly assignable?: boolean }): Promise<string>;
}

const mailOf = (name: string): string => `${name.toLowerCase().replaceAll(" ", ".")}@harbour.example`;

/**
 * Opens a world in which Amara Okafor has created a schedule.
 * @param name the schedule's name
 * @param ago how long ago it was created, in milliseconds
 */
export async function openInviting(name = "Night watch", ago = 0): Promise<Inviting> {
  let ids = 0;
  let late = -ago;
  const texts: string[] = [];
  const now = (): number => Date.now() + late;
  const world = { calendar: { status: "read", busy: [], etag: null } as CalendarReading, hasHostCalendar: false };
  const rollcall = await createRollcall({
    store: createMemoryStore(),
    clock: { now },
    ids: { next: () => `id-${String(++ids).padStart(6, "0")}` },
    calendars: { read: () => Promise.resolve(world.calendar) },
    hostCalendars: { busyTimes: () => Promise.resolve(world.hasHostCalendar ? [] : null) },
    mail: {
      baseUrl: "https://planner.example",
      from: { address: "rota@planner.example", name: "Planner" },
      mailer: {
        send: ({ text }) => {
          texts.push(text);
          return Promise.resolve({ status: "sent" });
        },
      },
    },
  });
  const as: Inviting["as"] = (user, emailVerified = true) => {
    const transport = createInProcessTransport(rollcall, () =>
      rollcall.recognise({
        organizationId: "harbour",
        organizationName: "Harbour Operations",
        hostUserId: `${mailOf(user)}${emailVerified ? "" : "-claimed"}`,
        email: mailOf(user),
        emailVerified,
        name: user,
        organizationRole: "member",
      }),
    );
    return { transport, client: createClient(transport) };
  };
  const amara = as("Amara Okafor").client;
  const { schedule } = await amara.schedules.create({ name });
  return Object.assign(world, {
    rollcall,
    scheduleId: schedule.id,
    amara,
    as,
    signedOut: createInProcessTransport(rollcall, () => anonymousActor),
    now,
    pass: (milliseconds: number) => void (late += milliseconds),
    async invitation() {
      const { rows } = await amara.members.list({ scheduleId: schedule.id });
      return rows.find(({ name: one }) => one === "Mei Tanaka")?.invitation;
    },
    async invite(more = {}) {
      const people = [{ address: mailOf("Mei Tanaka"), name: "Mei Tanaka", ...more }];
      await amara.members.add({ scheduleId: schedule.id, people });
      await rollcall.dispatchMail();
      return tokenIn(texts.at(-1) ?? "");
    },
  });
}

/** The token of the link in an email's text. */
export function tokenIn(text: string): string {
  const token = /#([\w-]+\.[\w-]{32})/.exec(text)?.[1];
  if (token === undefined) throw new Error(`no link in: ${text}`);
  return token;
}

/** Opens the page with a link. */
export function follow(
  token: string,
  transport: Transport | undefined,
  placing: MountOptions = {},
): Promise<InvitationLanding & LitElement> {
  location.hash = token;
  return mountPanel("invitation-landing", transport, placing);
}

/** Resets the tab. */
export function freshTab(): void {
  sessionStorage.clear();
  history.replaceState(null, "", location.pathname + location.search);
}
