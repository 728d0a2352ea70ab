import type { Transport } from "@rollcall/core/client";
import { expect } from "chai";
import "./planner-user.define.ts";
import { inside, mountPanel, textOf, waitForText } from "../../ui/testing/panel.fixture.ts";
import { clearPage, until } from "../../ui/testing/page.fixture.ts";
import { email, organizationId, ownPassword } from "../../ui/testing/portal-world.fixture.ts";
import { guessPasswords, openPeople, type PeopleWorld } from "../people.fixture.ts";
import type { PlannerUser } from "./planner-user.ts";

/** A worker with her own password, on whose account a stranger has guessed 10 times. */
async function openLocked(times = 1) {
  const world = await openPeople();
  const worker = await world.signedIn();
  for (let quarters = 0; quarters < times; quarters++) {
    if (quarters > 0) world.pass(15 * 60_000);
    await guessPasswords(world);
  }
  const panel = await mountPanel("planner-user", world.transport, {
    attributes: { "person-id": world.mei, tab: "access" },
  });
  await inside(panel, "[part=lock]");
  return { world, worker, panel };
}

const { setTimeout: usual } = globalThis;

/** Holds timers of more than ten minutes until the returned function is called. */
function holdLongTimers(): () => void {
  const held: (() => void)[] = [];
  const hold = (call: () => void, delay?: number): unknown =>
    delay !== undefined && delay > 10 * 60_000 ? held.push(call) : usual(call, delay);
  globalThis.setTimeout = hold as typeof usual;
  return () => {
    globalThis.setTimeout = usual;
    for (const call of held) call();
  };
}

/** Signs in from a browser that is new to the person. Returns the error code, if it fails. */
async function signIn({ browser }: PeopleWorld, password: string): Promise<string | undefined> {
  try {
    await browser().client.access.signIn({ organizationId, email, password });
    return undefined;
  } catch (error) {
    return (error as { readonly code: string }).code;
  }
}

const press = async (panel: PlannerUser, part: string): Promise<void> =>
  (await inside(panel, `[part=${part}]`)).click();

describe("a locked sign-in of a planner user", () => {
  afterEach(() => {
    clearPage();
    globalThis.setTimeout = usual;
  });

  it("shows where sign-in is locked, since when and until when, and unlocks it [Q58]", async () => {
    const { world, panel } = await openLocked();
    expect(textOf(panel)).to.match(/Locked on new devices since .*\d.*, until .*\d/);
    expect(textOf(panel)).to.include("1 device they have used before still works.");
    await press(panel, "unlock");
    await waitForText(panel, "Mei Tanaka can sign in on any device again.");
    await until(() => panel.renderRoot.querySelector("[part=lock]") === null);
    expect(await signIn(world, ownPassword)).to.equal(undefined);
  });

  it("appears on an open page when it begins, and disappears when it expires [Q58, X9]", async () => {
    const world = await openPeople();
    await world.signedIn();
    const pass = holdLongTimers();
    const panel = await mountPanel("planner-user", world.transport, {
      attributes: { "person-id": world.mei, tab: "access" },
    });
    await inside(panel, "[part=portal]");
    expect(panel.renderRoot.querySelector("[part=lock]")).to.equal(null);
    await guessPasswords(world);
    await inside(panel, "[part=lock]");
    world.pass(15 * 60_000);
    pass();
    await until(() => panel.renderRoot.querySelector("[part=lock]") === null);
  });

  it("says why an email is delayed, until it has been sent [Q53, X9]", async () => {
    const { transport, mei } = await openPeople();
    let mailDelay: object | null = { reason: "limit", until: new Date(Date.now() + 60 * 60_000).toISOString() };
    const delayed: Transport = {
      ...transport,
      stream: (position, signal) => transport.stream(position, signal),
      async call(one) {
        const answer = await transport.call(one);
        if (one.name !== "access.get") return answer;
        const { access } = answer as { readonly access: object };
        return { access: { ...access, mailDelay } };
      },
    };
    const pass = holdLongTimers();
    const panel = await mountPanel("planner-user", delayed, { attributes: { "person-id": mei, tab: "access" } });
    await waitForText(panel, "The email will be sent at");
    mailDelay = null;
    pass();
    await until(() => !textOf(panel).includes("The email will be sent at"));
  });

  it("says that an email couldn’t be sent as soon as the first attempt fails [X9, P69]", async () => {
    const mail = {
      ...{ baseUrl: "https://planner.example", from: { address: "rota@planner.example", name: "Planner" } },
      mailer: { send: () => Promise.resolve({ status: "failed", reason: "busy", unreachable: false } as const) },
    };
    const { rollcall, transport, mei } = await openPeople({ mail });
    const panel = await mountPanel("planner-user", transport, { attributes: { "person-id": mei, tab: "access" } });
    await press(panel, "activate");
    await inside(panel, "[part=resend]");
    await rollcall.dispatchMail();
    await waitForText(panel, "The mail server didn’t accept the email.");
  });

  it("mails a new temporary password after a confirmation, and the old password stops working [Q58, P32]", async () => {
    const { world, worker, panel } = await openLocked(10);
    expect(textOf(panel)).to.include("until the password is reset by email");
    const before = (await world.passwordMails()).length;
    await press(panel, "replace-password");
    await waitForText(panel, "they’re signed out on all devices");
    await press(panel, "confirm");
    await waitForText(panel, "An email with a temporary password is on its way to Mei Tanaka.");
    expect((await world.passwordMails()).length).to.equal(before + 1);
    await until(() => panel.renderRoot.querySelector("[part=lock]") === null);
    expect(await signIn(world, ownPassword)).to.equal("sign-in.failed");
    expect(await worker.client.portal.get({}).catch((error: unknown) => error)).to.include({
      code: "session.ended",
    });
  });
});
