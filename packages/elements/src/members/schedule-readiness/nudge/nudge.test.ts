import { RollcallError } from "@rollcall/core/contract";
import { expect } from "chai";
import "../schedule-readiness.define.ts";
import { inside, intercept, mountPanel, textOf, waitForText } from "../../../ui/testing/panel.fixture.ts";
import { clearPage, until } from "../../../ui/testing/page.fixture.ts";
import { addPeople, openWorld, type World } from "../../../ui/testing/world.fixture.ts";
import type { ScheduleReadiness } from "../schedule-readiness.ts";

const amara = "Amara Okafor";
/** An admin whom the schedule isn’t waiting for. */
const bea = ["Bea Boss", "admin"] as const;
const show = (world: World, transport = world.as(...bea)): Promise<ScheduleReadiness> =>
  mountPanel("schedule-readiness", transport, { attributes: { "schedule-id": world.scheduleId } });

/** Presses the button for reminders, and confirms. */
async function remind(panel: ScheduleReadiness): Promise<void> {
  const start = await inside(panel, "[part=nudge-start]");
  start.focus();
  start.click();
  await inside(panel, "#remind[open] [part=recipients]");
  (await inside(panel, "#remind [part=confirm]")).click();
}

describe("reminding the rest", () => {
  afterEach(clearPage);

  it("reminds waiting members, at most once a day [X7]", async () => {
    const world = await openWorld();
    await addPeople(world, ["Mei Tanaka", "Jonas Lindqvist"]);
    await world.rollcall.dispatchMail();
    const panel = await show(world);
    await remind(panel);
    await waitForText(panel, "1 reminder is being sent · 2 people skipped");
    await world.rollcall.dispatchMail();
    expect(world.mails.length).to.equal(3);
    expect(panel.renderRoot.querySelector("[part=nudge]")).to.equal(null);
    expect(panel.shadowRoot?.activeElement?.getAttribute("part")).to.equal("nudge-start");
    world.pass(25);
    await remind(panel);
    await waitForText(panel, "3 reminders are being sent");
  });

  it("names who gets a reminder before sending, and counts those who are skipped [X7, X3]", async () => {
    const world = await openWorld();
    await addPeople(world, ["Mei Tanaka", "Jonas Lindqvist"]);
    await world.rollcall.dispatchMail();
    world.pass(25);
    const panel = await show(world, world.as(amara));
    (await inside(panel, "[part=nudge-start]")).click();
    const recipients = await inside(panel, "#remind[open] [part=recipients]");
    expect(recipients.textContent).to.include("Jonas Lindqvist and Mei Tanaka");
    expect(recipients.textContent).to.include("1 person is skipped");
    expect((await inside(panel, "#remind [part=confirm]")).textContent.trim()).to.equal("Send 2 reminders");
    (await inside(panel, "#remind [part=cancel]")).click();
    await world.rollcall.dispatchMail();
    expect(world.mails.length).to.equal(2);
  });

  it("shows who can’t be emailed, and why [X7, X1]", async () => {
    const world = await openWorld();
    await world.client(amara).schedules.setAutoSend({ scheduleId: world.scheduleId, autoSend: false });
    const people = [{ name: "Ola Else", address: "ola@else.example" }];
    await world.client(amara).members.add({ scheduleId: world.scheduleId, people });
    await world.client("Bea Boss", "admin").organizations.update({ allowedDomains: ["harbour.example"] });
    const panel = await show(world);
    await remind(panel);
    await waitForText(panel, "1 person can’t be emailed");
    const refused = await inside(panel, "[part=refused]");
    expect(refused.textContent).to.include("Domain not allowed").and.to.include("Ola Else");
    expect(textOf(panel)).to.include("1 reminder is being sent");
    (await inside(panel, "[part=nudge-close]")).click();
    await until(() => panel.renderRoot.querySelector("[part=nudge]") === null);
    expect(panel.shadowRoot?.activeElement?.getAttribute("part")).to.equal("nudge-start");
  });

  it("works in batches, shows its progress, and can be stopped and resumed [X7]", async () => {
    const world = await openWorld();
    await addPeople(
      world,
      Array.from({ length: 210 }, (_, index) => `Person ${String(index)}`),
    );
    let release: (() => void) | undefined;
    const inner = world.as(...bea);
    const panel = await show(world, {
      ...inner,
      call: async (call) => {
        const answer = await inner.call(call);
        if (call.name === "invitations.remind" && call.mode === "run")
          await new Promise<void>((resolve) => (release = resolve));
        return answer;
      },
    });
    await remind(panel);
    await waitForText(panel, "0 of 211 done");
    await until(() => release);
    (await inside(panel, "[part=nudge-stop]")).click();
    release?.();
    await waitForText(panel, "Some people haven’t been reminded yet.");
    release = undefined;
    (await inside(panel, "[part=nudge-retry]")).click();
    await waitForText(panel, "200 of 211 done");
    await until(() => release);
    (release as (() => void) | undefined)?.();
    await until(() => panel.renderRoot.querySelector("[part=nudge-retry], [part=nudge-stop]") === null);
    expect(textOf(panel)).to.include("1 reminder is being sent").and.to.include("210 people skipped");
  });

  it("reports a missing response, and resumes with the same key [X7, F5]", async () => {
    const world = await openWorld();
    const keys: unknown[] = [];
    const inner = world.as(...bea);
    const panel = await show(world, {
      ...inner,
      call: async (call) => {
        const answer = await inner.call(call);
        if (call.name !== "invitations.remind" || call.mode !== "run") return answer;
        keys.push(call.options.idempotencyKey);
        if (keys.length === 1) throw new RollcallError("server.unreachable");
        return answer;
      },
    });
    await remind(panel);
    await waitForText(panel, "No connection");
    (await inside(panel, "[part=nudge-retry]")).click();
    await waitForText(panel, "1 reminder is being sent");
    expect(keys[0]).to.equal(keys[1]);
  });

  it("is refused to viewers, with the reason one press away [X1, B66]", async () => {
    const world = await openWorld();
    await addPeople(world, ["Vera Viewer"], { role: "viewer", assignable: false });
    const asked: string[] = [];
    const panel = await show(
      world,
      intercept(world.as("Vera Viewer"), (name) => void asked.push(name)),
    );
    const button = await inside(panel, "[part=nudge-start]");
    expect(button.getAttribute("aria-disabled")).to.equal("true");
    button.click();
    expect((await inside(panel, "#why:popover-open")).textContent).to.include("Ask an admin of this schedule.");
    expect(asked).not.to.include("invitations.remind");
  });
});
