import { anonymousActor, createInProcessTransport, RollcallError, type Rollcall } from "@rollcall/core";
import { createClient, type Transport } from "@rollcall/core/client";

/** A person to act as in the example. */
export interface Persona {
  readonly id: string;
  readonly label: string;
  readonly transport: Transport;
}

/** What a page has to remember of the data, to continue with it after a reload. */
export interface ExampleData {
  readonly scheduleId: string;
  readonly personId: string;
  /** The fragment of an unanswered invitation's link. */
  readonly invitationFragment: string;
  /** The worker's session for the portal. */
  readonly session: string | undefined;
  /** When the first shift starts, in milliseconds since the epoch. */
  readonly firstShift: number;
}

/** Rollcall, and the last mail to each address. */
export interface MailedRollcall {
  readonly rollcall: Rollcall;
  readonly mails: ReadonlyMap<string, string>;
}

export const organizationId = "harbour";
const hour = 3_600_000;

const admin = { id: "amara", name: "Amara Okafor", role: "admin" } as const;
const colleagues = [
  { id: "jonas", name: "Jonas Lindqvist", role: "member" },
  { id: "mei", name: "Mei Tanaka", role: "viewer" },
] as const;
const invitee = { id: "rafael", name: "Rafael Vidal" } as const;
/** An organization admin who is not on the schedule. */
const harbourMaster = { id: "henrik", name: "Henrik Vos" } as const;
const worker = { firstName: "Lena", lastName: "Brandt" } as const;
const others = ["Zoë Ångström", "Łukasz Żak", "Nadia Haddad", "Tomás Ó Briain", "Priya Raman"];

const addressOf = (name: string): string =>
  `${name
    .normalize("NFKD")
    .replace(/[^\w ]/g, "")
    .trim()
    .toLowerCase()
    .replaceAll(" ", ".")}@harbour.example`;

/** Creates an organization, a schedule and people, with data for every element. */
export async function createExampleData({ rollcall, mails }: MailedRollcall): Promise<ExampleData> {
  const client = createClient(transportOf(rollcall, admin));
  for (const person of [...colleagues, invitee]) await createClient(transportOf(rollcall, person)).people.getMe({});

  const { schedule } = await client.schedules.create({
    name: "Night watch, Pier 4",
    description: "From ten to six, at the gate",
    timeZone: "Europe/Oslo",
  });
  const scheduleId = schedule.id;
  await client.members.add({
    scheduleId,
    people: [
      ...colleagues.map(({ name, role }) => ({ address: addressOf(name), role })),
      { address: addressOf(invitee.name), name: invitee.name },
      ...others.map((name) => ({ address: addressOf(name), name })),
    ],
  });

  // Mails of one dispatch are sent in any order.
  const mailTo = async (address: string): Promise<string> => {
    await rollcall.dispatchMail();
    return mails.get(address) ?? "";
  };
  const email = addressOf(`${worker.firstName} ${worker.lastName}`);
  const { person } = await client.people.create({ ...worker, email });
  await client.members.add({ scheduleId, people: [{ address: email }] });
  await client.access.activate({ personId: person.id });
  const password = find(/\b(?:[2-9a-z]{4}-){4}[2-9a-z]{4}\b/, await mailTo(email));
  let session: string | undefined;
  const portal = portalTransport(rollcall, undefined, (token) => (session = token));
  const portalClient = createClient(portal);
  await portalClient.access.signIn({ organizationId, email, password });
  await portalClient.access.changePassword({ current: password, next: "grey herons wade in the harbour" });

  const at = (time: number): string => `${new Date(time).toISOString().slice(0, 16)}Z[UTC]`;
  const tomorrow = Math.ceil(Date.now() / hour + 20) * hour;
  for (const [index, assignees] of [[{ personId: person.id }], []].entries()) {
    const start = tomorrow + index * 24 * hour;
    await client.shifts.create({
      scheduleId,
      kind: "Night",
      start: at(start),
      end: at(start + 8 * hour),
      assignees,
      status: "confirmed",
    });
  }

  const { rows } = await client.members.list({ scheduleId, search: invitee.name });
  const invited = rows.find(({ email: address }) => address === addressOf(invitee.name));
  if (invited === undefined) throw new Error(`${invitee.name} is not on the schedule`);
  await client.invitations.send({ scheduleId, personIds: [invited.personId] });
  const invitationFragment = find(/#[\w-]+\.[\w-]*/, await mailTo(addressOf(invitee.name)));

  return { scheduleId, personId: person.id, invitationFragment, session, firstShift: tomorrow };
}

/** Whether Rollcall has this data. */
export const hasData = ({ rollcall }: MailedRollcall, { scheduleId }: ExampleData): Promise<boolean> =>
  createClient(transportOf(rollcall, admin))
    .schedules.get({ scheduleId })
    .then(
      () => true,
      () => false,
    );

/**
 * The people to act as.
 * @param keep called with the worker's session whenever it changes
 */
export function personasOf(
  rollcall: Rollcall,
  { session }: ExampleData,
  keep: (session: string | undefined) => void,
): readonly Persona[] {
  const internal = [
    { ...admin, title: "admin" },
    ...colleagues.map(({ role, ...rest }) => ({ ...rest, title: role })),
    { ...harbourMaster, title: "organization admin" },
    { ...invitee, title: "invited" },
  ];
  return [
    ...internal.map(({ id, name, title }) => ({
      id,
      label: `${name}, ${title}`,
      transport: transportOf(rollcall, { id, name }),
    })),
    {
      id: "lena",
      label: `${worker.firstName} ${worker.lastName}, external worker`,
      transport: portalTransport(rollcall, session, keep),
    },
  ];
}

/** The transport of a user of the product. */
const transportOf = (rollcall: Rollcall, { id, name }: { readonly id: string; readonly name: string }): Transport =>
  createInProcessTransport(rollcall, () =>
    rollcall.recognise({
      organizationId,
      hostUserId: id,
      email: addressOf(name),
      emailVerified: true,
      name,
      organizationName: "Harbour Operations",
      organizationRole: id === harbourMaster.id || id === admin.id ? "admin" : "member",
    }),
  );

/** A transport for the worker portal that keeps its session, as a browser does with the cookie. */
function portalTransport(
  rollcall: Rollcall,
  session: string | undefined,
  keep: (session: string | undefined) => void,
): Transport {
  let token = session;
  const setToken = (next: string | undefined): void => {
    token = next;
    keep(next);
  };
  const inner = createInProcessTransport(rollcall, () =>
    token === undefined ? anonymousActor : rollcall.session(token),
  );
  return {
    stream: (position, signal) => inner.stream(position, signal),
    async call(call) {
      if (token === undefined && call.name === "portal.get") throw new RollcallError("request.unauthenticated");
      const answer = await inner.call(call);
      const { session } = (answer ?? {}) as { readonly session?: { readonly token: string } | null };
      if (session) setToken(session.token);
      if (call.name === "access.signOut") setToken(undefined);
      return answer;
    },
  };
}

function find(pattern: RegExp, text: string): string {
  const [found] = pattern.exec(text) ?? [];
  if (found === undefined) throw new Error(`a mail contains no ${String(pattern)}`);
  return found;
}
