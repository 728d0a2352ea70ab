import {
  createInProcessTransport,
  createRollcall,
  createWebPasswords,
  anonymousActor,
  type Rollcall,
  type RollcallClient,
  type RollcallOptions,
} from "@rollcall/core";
import { createClient, type Transport } from "@rollcall/core/client";
import { RollcallError } from "@rollcall/core/contract";
import { createMemoryFiles, createMemoryStore } from "@rollcall/storage-memory";

/** The organization in tests. */
export const organizationId = "harbour";

/** A strong password. */
export const ownPassword = "grey herons wade in the harbour";

/** Mei Tanaka's address. */
export const email = "mei.tanaka@contractor.example";

/** A user's browser. It keeps the session after signing in, like a cookie. */
export interface Browser {
  readonly transport: Transport;
  readonly client: RollcallClient;
  /** Ends the session without notifying the page. */
  lose(): void;
}

/** A test world with one external person, Mei Tanaka, and an admin, Bea Boss. */
export interface PortalWorld {
  readonly rollcall: Rollcall;
  /** The client of the organization's admin. */
  readonly bea: RollcallClient;
  /** Mei's id. */
  readonly mei: string;
  readonly scheduleId: string;
  /** The texts of sent emails. Several are sent at once, so those of one dispatch arrive in any order. */
  readonly mails: readonly string[];
  /** Sends queued emails. Returns the texts of all emails to an address. */
  mailsTo(address: string): Promise<readonly string[]>;
  /** Busy times that every calendar returns. */
  busy: readonly { readonly from: number; readonly until: number }[];
  /** A browser without a session. */
  browser(): Browser;
  /** The browser of a host user. */
  host(name: string, role?: "admin" | "scheduler" | "member"): Browser;
  /** Activates Mei. Returns the temporary password from the email. */
  activate(): Promise<string>;
  /** Returns a browser in which Mei is signed in with her own password. */
  signedIn(): Promise<Browser>;
  pause(more?: Partial<Parameters<RollcallClient["access"]["setPortal"]>[0]>): Promise<unknown>;
  resume(): Promise<unknown>;
  /** Assigns Mei a shift that starts this many hours from now. */
  plan(hours: number, kind?: string, status?: "offered" | "confirmed"): Promise<string>;
  /** Advances the clock, in milliseconds. */
  pass(milliseconds: number): void;
  now(): number;
}

const anonymousOperations = new Set([
  ...["access.signIn", "access.signOut", "access.forgot", "access.reset"],
  ...["invitations.preview", "invitations.decline"],
]);

/** Opens the test world. */
export async function openPortal(parts: Partial<RollcallOptions> = {}): Promise<PortalWorld> {
  let ids = 0;
  let late = 0;
  const mails: string[] = [];
  const addresses: string[] = [];
  const world: Pick<PortalWorld, "busy"> = { busy: [] };
  const now = (): number => Date.now() + late;
  const rollcall = await createRollcall({
    store: createMemoryStore(),
    files: { storage: createMemoryFiles() },
    clock: { now },
    ids: { next: () => `id-${String(++ids).padStart(6, "0")}` },
    passwords: createWebPasswords(1, (password) => password.startsWith("password")),
    calendars: { read: () => Promise.resolve({ status: "read", busy: [...world.busy], etag: null }) },
    mail: {
      baseUrl: "https://planner.example",
      from: { address: "rota@planner.example", name: "Planner" },
      mailer: {
        send: ({ to, text }) => {
          mails.push(text);
          addresses.push(to.address);
          return Promise.resolve({ status: "sent" });
        },
      },
    },
    ...parts,
  });
  const host: PortalWorld["host"] = (name, organizationRole = "member") => {
    const address = `${name.toLowerCase().replaceAll(" ", ".")}@harbour.example`;
    const transport = createInProcessTransport(rollcall, () =>
      rollcall.recognise({
        organizationId,
        organizationName: "Harbour Operations",
        hostUserId: address,
        email: address,
        emailVerified: true,
        name,
        organizationRole,
      }),
    );
    return { transport, client: createClient(transport), lose: () => undefined };
  };
  const bea = host("Bea Boss", "admin").client;
  const { schedule } = await bea.schedules.create({ name: "Night watch" });
  const { person } = await bea.people.create({ firstName: "Mei", lastName: "Tanaka", email });
  await bea.members.add({ scheduleId: schedule.id, people: [{ address: email, name: "Mei Tanaka" }] });
  const mailsTo: PortalWorld["mailsTo"] = async (address) => {
    await rollcall.dispatchMail();
    return mails.filter((_text, index) => addresses[index] === address);
  };
  const activate = async (): Promise<string> => {
    await bea.access.activate({ personId: person.id });
    return temporaryPasswordIn(await mailsTo(email));
  };
  const pause: PortalWorld["pause"] = (more = {}) =>
    bea.access.setPortal({ personId: person.id, portal: "off", ...more });
  return Object.assign(world, {
    rollcall,
    bea,
    mei: person.id,
    scheduleId: schedule.id,
    mails,
    mailsTo,
    browser: () => browserOf(rollcall),
    host,
    activate,
    async signedIn() {
      const browser = browserOf(rollcall);
      const current = await activate();
      await browser.client.access.signIn({ organizationId, email, password: current });
      await browser.client.access.changePassword({ current, next: ownPassword });
      return browser;
    },
    pause,
    resume: () => bea.access.setPortal({ personId: person.id, portal: "on" }),
    async plan(hours: number, kind = "Early", status: "offered" | "confirmed" = "confirmed") {
      const at = (time: number): string => `${new Date(time).toISOString().slice(0, 16)}Z[UTC]`;
      const start = Math.ceil(now() / 3_600_000 + hours) * 3_600_000;
      const { shift } = await bea.shifts.create({
        scheduleId: schedule.id,
        kind,
        start: at(start),
        end: at(start + 8 * 3_600_000),
        assignees: [{ personId: person.id }],
        status,
      });
      return shift.id;
    },
    pass: (milliseconds: number) => void (late += milliseconds),
    now,
  });
}

function browserOf(rollcall: Rollcall): Browser {
  let token: string | undefined;
  const asSession = createInProcessTransport(rollcall, () =>
    token === undefined ? anonymousActor : rollcall.session(token),
  );
  const asAnonymous = createInProcessTransport(rollcall, () => anonymousActor);
  const transport: Transport = {
    ...(asSession.files && { files: asSession.files }),
    stream: (position, signal) => asSession.stream(position, signal),
    async call(call) {
      // A server refuses these calls, too.
      if (token === undefined && !anonymousOperations.has(call.name))
        throw new RollcallError("request.unauthenticated");
      const answer = await asSession.call(call).catch((error: unknown) => {
        // Anonymous operations stay allowed after a session has ended.
        const isOver = error instanceof RollcallError && error.code === "session.ended";
        if (isOver && anonymousOperations.has(call.name)) return asAnonymous.call(call);
        throw error;
      });
      const { session } = (answer ?? {}) as { readonly session?: { readonly token: string } | null };
      if (session) token = session.token;
      if (call.name === "access.signOut") token = undefined;
      return answer;
    },
  };
  return { transport, client: createClient(transport), lose: () => (token = "lost") };
}

/** Gives Mei a skill, and returns its id. */
export async function giveSkill({ bea, mei }: Pick<PortalWorld, "bea" | "mei">, name = "Crane"): Promise<string> {
  const { id: typeId } = (await bea.skills.createType({ name })).type;
  await bea.skills.assign({ typeId, personIds: [mei] });
  return typeId;
}

/** Adds a certification to the catalog and assigns it to Mei. */
export async function needCertification({ bea, mei }: PortalWorld, name: string, more: object = {}): Promise<void> {
  const { type } = await bea.certifications.createType({ name, ...more });
  await bea.certifications.assign({ typeId: type.id, personIds: [mei] });
}

/** The temporary password in the last email that has one. */
function temporaryPasswordIn(texts: readonly string[]): string {
  const [password] = texts.flatMap((text) => /\b(?:[2-9a-z]{4}-){4}[2-9a-z]{4}\b/.exec(text)?.[0] ?? []).slice(-1);
  if (password === undefined) throw new Error(`no password in: ${texts.join("\n\n")}`);
  return password;
}

/** The fragment of the password reset link in an email. */
export function resetFragmentIn(text: string): string {
  const fragment = /#(reset=[\w.-]+)/.exec(text)?.[1];
  if (fragment === undefined) throw new Error(`no link in: ${text}`);
  return fragment;
}
