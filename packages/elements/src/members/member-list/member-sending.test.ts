import { RollcallError } from "@rollcall/core/contract";
import { expect } from "chai";
import { intercept } from "../../ui/testing/panel.fixture.ts";
import { send, sendButton, sending, sent } from "./invitations/invitations.fixture.ts";
import { control, field, part, show } from "./member-list.fixture.ts";
import { clearPage, until } from "../../ui/testing/page.fixture.ts";
import { addPeople, openWorld, type World } from "../../ui/testing/world.fixture.ts";
import type { MemberList } from "./member-list.ts";
import { pick, startSelecting } from "./selection/selection.fixture.ts";

const amara = "Amara Okafor";

/** A world with auto-send off and people waiting for an invitation. */
async function waitingWorld(names: readonly string[] = ["Mei Tanaka", "Jonas Lindqvist"]): Promise<World> {
  const world = await openWorld();
  await world.client(amara).schedules.setAutoSend({ scheduleId: world.scheduleId, autoSend: false });
  await addPeople(world, names);
  return world;
}

const stateOf = (list: MemberList, name: string): string => control(list, name, "invitation").textContent.trim();

describe("the bar of waiting invitations", () => {
  afterEach(clearPage);

  it("sends only to members who are checked and waiting [B9, B10, B47]", async () => {
    const world = await waitingWorld();
    await addPeople(world, ["Zoe Silent"], { invited: false });
    const { list } = await show(world, world.as(amara));
    const button = await sendButton(list);
    expect(button.textContent.trim()).to.equal("Send 2 invitations");
    await send(list);
    await sent(list, "2 invitations are being sent");
    expect(["Mei Tanaka", "Jonas Lindqvist", "Zoe Silent"].map((name) => stateOf(list, name))).to.deep.equal([
      "Queued",
      "Queued",
      "Not invited",
    ]);
    await world.rollcall.dispatchMail();
    expect(world.mails.map(({ to }) => to.name).sort()).to.deep.equal(["Jonas Lindqvist", "Mei Tanaka"]);
    await until(() => stateOf(list, "Mei Tanaka") === "Sent");
  });

  it("is shown while auto-send is off, even if no one is waiting [B9, B10]", async () => {
    const world = await waitingWorld([]);
    const { list } = await show(world, world.as(amara));
    expect((await sendButton(list)).getAttribute("aria-disabled")).to.equal("true");
    field(list, "[part=auto-send]").click();
    await until(() => list.renderRoot.querySelector("[part=send]") === null);
    expect(list.renderRoot.querySelector("dialog[open]")).to.equal(null);
  });

  it("follows the invite checkbox and removals immediately [B46, B47]", async () => {
    const world = await waitingWorld();
    const never = new Promise<never>(() => undefined);
    const unanswered = ["members.setInvited", "members.remove"];
    const { list } = await show(
      world,
      intercept(world.as(amara), (name) => (unanswered.includes(name) ? never : undefined)),
    );
    await sendButton(list);
    control(list, "Mei Tanaka", "invited").click();
    await until(() => part(list, "[part=send]").textContent.includes("Send 1 invitation"));
    expect(part(list, "[part=invite-bar]").textContent).to.include("1 person is waiting for an invitation.");
    control(list, "Jonas Lindqvist", "action").click();
    (await until(() => list.renderRoot.querySelector<HTMLElement>("#question[open] [part=confirm]"))).click();
    await until(() => part(list, "[part=invite-bar]").textContent.includes("No one is waiting for an invitation."));
  });

  it("removes the invite checkbox once an email is queued [B46, Q11]", async () => {
    const world = await waitingWorld();
    const { list } = await show(world, world.as(amara));
    await send(list);
    await sent(list, "2 invitations are being sent");
    await until(() => list.renderRoot.querySelector("[data-cell=invited]") === null);
    await until(() => part(list, "[part=send]").matches("[aria-disabled=true]"));
    expect(list.shadowRoot?.activeElement?.getAttribute("part")).to.equal("send");
  });

  it("names who gets an invitation before sending, and who can’t get one [B10, X3]", async () => {
    const world = await waitingWorld();
    const people = [{ name: "Ola Else", address: "ola@else.example" }];
    await world.client(amara).members.add({ scheduleId: world.scheduleId, people });
    await world.client("Bea Boss", "admin").organizations.update({ allowedDomains: ["harbour.example"] });
    const { list } = await show(world, world.as(amara));
    (await sendButton(list)).click();
    await until(() => list.renderRoot.querySelector("#question[open] [part=recipients]"));
    expect(part(list, "[part=recipients]").textContent).to.include("Jonas Lindqvist and Mei Tanaka");
    expect(part(list, "[part=refused]").textContent).to.include("Domain not allowed").and.to.include("Ola Else");
    expect(part(list, "#question [part=confirm]").textContent.trim()).to.equal("Send 2 invitations");
    part(list, "#question [part=cancel]").click();
    await world.rollcall.dispatchMail();
    expect(world.mails.length).to.equal(0);
  });

  it("asks before auto-send is turned on while members are waiting, and invites none of them by default [Q13]", async () => {
    const world = await waitingWorld();
    const { list } = await show(world, world.as(amara));
    await sendButton(list);
    const isOn = async (): Promise<boolean> =>
      (await world.client(amara).schedules.get({ scheduleId: world.scheduleId })).schedule.autoSend;
    const toggle = field(list, "[part=auto-send]");
    toggle.click();
    const dialog = await until(() => list.renderRoot.querySelector<HTMLDialogElement>("#question[open]"));
    expect(dialog.textContent).to.include("2 people are still waiting for an invitation");
    await until(() => dialog.textContent.includes("Jonas Lindqvist and Mei Tanaka"));
    part(list, "#question [part=cancel]").click();
    expect([toggle.checked, await isOn()]).to.deep.equal([false, false]);
    toggle.click();
    await until(() => list.renderRoot.querySelector("#question[open]"));
    part(list, "#question [part=confirm]").click();
    await until(isOn);
    expect(toggle.checked).to.equal(true);
    await world.rollcall.dispatchMail();
    expect(world.mails.length).to.equal(0);
    // They are still waiting, so the button stays.
    expect((await sendButton(list)).textContent.trim()).to.equal("Send 2 invitations");
    await send(list);
    await sent(list, "2 invitations are being sent");
    await until(() => list.renderRoot.querySelector("[part=send]") === null);
  });

  it("invites waiting members when auto-send is turned on, if the user chooses to [Q13]", async () => {
    const world = await waitingWorld();
    const { list } = await show(world, world.as(amara));
    await sendButton(list);
    field(list, "[part=auto-send]").click();
    (await until(() => list.renderRoot.querySelector<HTMLElement>("#question[open] [part=send-now]"))).click();
    part(list, "#question [part=confirm]").click();
    await sent(list, "2 invitations are being sent");
  });

  it("shows who isn’t invited, and why [X1, X6]", async () => {
    const world = await waitingWorld();
    const people = [{ name: "Ola Else", address: "ola@else.example" }];
    await world.client(amara).members.add({ scheduleId: world.scheduleId, people });
    await world.client("Bea Boss", "admin").organizations.update({ allowedDomains: ["harbour.example"] });
    const { list } = await show(world, world.as(amara));
    await send(list);
    // The dialog stays open, because there is something to read.
    const text = await sending(list, "1 not invited");
    expect(text).to.include("Domain not allowed").and.to.include("Ola Else");
  });

  it("sends in batches, can be stopped between them, and resumes [B10]", async () => {
    const world = await waitingWorld(Array.from({ length: 510 }, (_, index) => `Person ${String(index)}`));
    let held: (() => void) | undefined;
    const keys: unknown[] = [];
    const inner = world.as(amara);
    const { list } = await show(world, {
      ...inner,
      call: async (call) => {
        const answer = await inner.call(call);
        if (call.name === "invitations.send" && call.mode === "run") {
          keys.push(call.options.idempotencyKey);
          await new Promise<void>((resolve) => (held = resolve));
        }
        return answer;
      },
    });
    await send(list);
    await sending(list, "0 of 510 done");
    await until(() => held);
    part(list, "[part=send-stop]").click();
    held?.();
    await sending(list, "500 invitations are being sent");
    await sending(list, "10 not sent");
    held = undefined;
    part(list, "[part=send-retry]").click();
    await until(() => held);
    (held as (() => void) | undefined)?.();
    await sent(list, "510 invitations are being sent");
    expect(new Set(keys).size).to.equal(2);
  });

  it("keeps the key of a batch without a response, so that no one gets two emails [F5, B10]", async () => {
    const world = await waitingWorld();
    const keys: unknown[] = [];
    const inner = world.as(amara);
    const { list } = await show(world, {
      ...inner,
      call: async (call) => {
        const answer = await inner.call(call);
        if (call.name !== "invitations.send" || call.mode !== "run") return answer;
        keys.push(call.options.idempotencyKey);
        if (keys.length === 1) throw new RollcallError("server.unreachable");
        return answer;
      },
    });
    await send(list);
    await sending(list, "No connection");
    part(list, "[part=send-retry]").click();
    await sent(list, "2 invitations are being sent");
    expect(keys[0]).to.equal(keys[1]);
  });

  it("isn’t shown to callers who can’t add members [B66]", async () => {
    const world = await waitingWorld();
    await addPeople(world, ["Vera Viewer"], { role: "viewer" });
    const { list } = await show(world, world.as("Vera Viewer"));
    await until(() => part(list, "footer").textContent.includes("Ask an admin"));
    expect(list.renderRoot.querySelector("[part=send]")).to.equal(null);
  });

  it("updates when others send invitations [B10]", async () => {
    const world = await waitingWorld();
    const { list } = await show(world, world.as(amara));
    await sendButton(list);
    await until(() => list.status === "live");
    await world.client(amara).invitations.send({ scheduleId: world.scheduleId });
    await until(() => part(list, "[part=send]").matches("[aria-disabled=true]"));
    await until(() => stateOf(list, "Mei Tanaka") === "Queued");
  });
});

describe("invitations to a selection", () => {
  afterEach(clearPage);

  it("go to the checked members of the selection, and list who is left out [B47, X6]", async () => {
    const world = await waitingWorld(["Mei Tanaka", "Rafael Vidal"]);
    await addPeople(world, ["Zoe Silent"], { invited: false });
    const asked: unknown[] = [];
    const transport = world.as(amara);
    const { list } = await show(world, {
      ...transport,
      call: (call) => {
        if (call.name === "invitations.send") asked.push(call.input);
        return transport.call(call);
      },
    });
    await startSelecting(list);
    for (const name of [amara, "Mei Tanaka", "Zoe Silent"]) await pick(list, name);
    part(list, "[part=bulk-invite]").click();
    const dialog = await until(() => list.renderRoot.querySelector("#question[open]"));
    expect(dialog.textContent).to.include("Invite 1 person?");
    expect(dialog.textContent).to.include("1 is skipped because “Invite” isn’t checked.");
    expect(dialog.textContent).to.include("1 is skipped because no invitation is needed.");
    part(list, "#question [part=confirm]").click();
    await sent(list, "1 invitation is being sent");
    expect(asked.length).to.equal(1);
    expect([stateOf(list, "Mei Tanaka"), stateOf(list, "Rafael Vidal")]).to.deep.equal(["Queued", "Not invited"]);
  });

  it("skip revoked and declined invitations, and say so [Q56]", async () => {
    const world = await waitingWorld(["Mei Tanaka", "Rafael Vidal"]);
    const { scheduleId } = world;
    const client = world.client(amara);
    const { rows } = await client.members.list({ scheduleId });
    const personId = rows.find(({ name }) => name === "Mei Tanaka")?.personId ?? "";
    await client.invitations.resend({ scheduleId, personId });
    await client.invitations.revoke({ scheduleId, personId });
    const { list } = await show(world, world.as(amara));
    await startSelecting(list);
    for (const name of ["Mei Tanaka", "Rafael Vidal"]) await pick(list, name);
    part(list, "[part=bulk-invite]").click();
    const dialog = await until(() => list.renderRoot.querySelector("#question[open]"));
    expect(dialog.textContent).to.include("Invite 1 person?");
    expect(dialog.textContent).to.include("1 is skipped because the invitation was declined or revoked.");
    part(list, "#question [part=confirm]").click();
    await sent(list, "1 invitation is being sent");
    await until(() => stateOf(list, "Rafael Vidal") === "Queued");
    expect(stateOf(list, "Mei Tanaka")).to.equal("Revoked");
  });

  for (const [retryAfter, when] of [
    [60, "60 seconds"],
    [7 * 86_400, "7 days"],
  ] as const) {
    it(`show that nothing could be sent, and can be sent in ${when} [X1, Q56]`, async () => {
      const world = await waitingWorld();
      const transport = intercept(world.as(amara), (name) =>
        name === "invitations.send"
          ? Promise.reject(new RollcallError("request.throttled", { retryAfter }))
          : undefined,
      );
      const { list } = await show(world, transport);
      await startSelecting(list);
      await pick(list, "Mei Tanaka");
      part(list, "[part=bulk-invite]").click();
      await until(() => list.renderRoot.querySelector("#question[open]"));
      part(list, "#question [part=confirm]").click();
      await sending(list, `Try again in ${when}.`);
    });
  }
});
