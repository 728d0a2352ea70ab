import {
  type Awaitable,
  type CallMode,
  type CalleeRequest,
  createRollcall,
  type HostIdentity,
  type Rollcall,
  type Store,
} from "@rollcall/core";
import { createTestClock } from "../test-clock.ts";
import { createTestIds } from "../test-ids.ts";
import type { Caller, OpenTransport, Served, World } from "./open-transport.ts";

const people = { ann: "admin", bob: "member", vic: "member", otto: "member" } as const;

type Token = keyof typeof people;

const identityOf = (token: Token): HostIdentity => ({
  organizationId: "org",
  hostUserId: `host-${token}`,
  email: `${token}@example.org`,
  emailVerified: true,
  name: token[0]!.toUpperCase() + token.slice(1),
  organizationRole: people[token],
  organizationName: "The Org",
});

/** Runs `body` with a world behind a transport, and closes it, even after a failure. */
export async function withWorld(
  open: (served: Served) => Awaitable<OpenTransport>,
  openStore: () => Awaitable<Store>,
  body: (world: World) => Promise<void>,
): Promise<void> {
  const real = await createRollcall({ store: await openStore(), clock: createTestClock(), ids: createTestIds() });
  const { rollcall, hold } = holdable(real);
  const identify = (token: string): HostIdentity | null =>
    Object.hasOwn(people, token) ? identityOf(token as Token) : null;
  const opened = await open({ rollcall, identify });
  try {
    const caller = async (token: Token): Promise<Caller> => {
      const actor = await real.recognise(identityOf(token));
      return { personId: actor.personId, actor, transport: opened.as(token) };
    };
    const [ann, bob, vic, otto] = [await caller("ann"), await caller("bob"), await caller("vic"), await caller("otto")];
    const asAnn = async (name: string, input: unknown): Promise<unknown> =>
      real.call("run", { name, input, actor: ann.actor });
    const { schedule } = (await asAnn("schedules.create", { name: "Ward 3" })) as { schedule: { id: string } };
    const scheduleId = schedule.id;
    const added = [
      { personId: bob.personId, role: "member" },
      { personId: vic.personId, role: "viewer" },
    ];
    await asAnn("members.add", { scheduleId, people: added });
    await body({ rollcall: real, scheduleId, ann, bob, vic, otto, stranger: opened.as("stranger"), hold });
  } finally {
    await opened.close();
    await real.close();
  }
}

/** A Rollcall instance whose calls can be delayed, like those of a busy store. */
function holdable(real: Rollcall): { rollcall: Rollcall; hold: () => () => void } {
  let gate: Promise<void> | undefined;
  const call = (mode: CallMode, request: CalleeRequest): Awaitable<unknown> =>
    gate === undefined ? real.call(mode, request) : gate.then(() => real.call(mode, request));
  const hold = (): (() => void) => {
    let release = (): void => undefined;
    gate = new Promise((resolve) => {
      release = () => {
        gate = undefined;
        resolve();
      };
    });
    return () => {
      release();
    };
  };
  return { rollcall: { ...real, call }, hold };
}
