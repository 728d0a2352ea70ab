import { anonymousActor, createClient, createInProcessTransport } from "@rollcall/core";
import { RollcallError } from "@rollcall/core/contract";
import { expect } from "chai";
import { clipboard } from "../../ui/testing/clipboard.fixture.ts";
import { timesIn } from "../../ui/text/times.ts";
import { chooseFromMenu, openMenu, openState, outcomeOf, withMail } from "./invitations/invitations.fixture.ts";
import { control, field, part, show } from "./member-list.fixture.ts";
import { clearPage, until } from "../../ui/testing/page.fixture.ts";
import { addPeople, openWorld } from "../../ui/testing/world.fixture.ts";

const amara = "Amara Okafor";
const mei = "Mei Tanaka";

describe("actions on an invitation", () => {
  afterEach(clearPage);

  it("resends an invitation, shows it as queued immediately, and confirms it [B9, X6]", async () => {
    const { list, world } = await withMail([mei]);
    await chooseFromMenu(list, mei, "invite");
    expect(await outcomeOf(list)).to.include("is being sent");
    await until(() => control(list, mei, "invitation").textContent.includes("Queued"));
    await world.rollcall.dispatchMail();
    await until(() => control(list, mei, "invitation").textContent.includes("Sent"));
    expect(world.mails.length).to.equal(2);
  });

  it("asks before revoking an invitation [X6, Q12]", async () => {
    const { list, world, ids } = await withMail([mei]);
    await chooseFromMenu(list, mei, "revoke");
    const dialog = await until(() => list.renderRoot.querySelector("#question[open]"));
    expect(dialog.textContent).to.include(`Revoke the invitation for ${mei}?`);
    part(list, "#question [part=confirm]").click();
    await until(() => control(list, mei, "invitation").textContent.includes("Revoked"));
    const { member } = await world.client(amara).members.get({ scheduleId: world.scheduleId, personId: ids[0] ?? "" });
    expect(member).to.deep.include({ invitation: "revoked", invited: true });
    await until(() => list.shadowRoot?.activeElement === control(list, mei, "more"));
  });

  for (const state of ["revoked", "declined"] as const) {
    it(`asks before sending a ${state} invitation again [Q56]`, async () => {
      const { list, world, ids } = await withMail([mei]);
      const key = { scheduleId: world.scheduleId, personId: ids[0] ?? "" };
      const token = /#([\w.-]+)/.exec(world.mails[0]?.text ?? "")?.[1] ?? "";
      const { invitations } = world.client(amara);
      const anonymous = createClient(createInProcessTransport(world.rollcall, () => anonymousActor));
      await (state === "revoked" ? invitations.revoke(key) : anonymous.invitations.decline({ token }));
      await until(() => new RegExp(state, "i").test(control(list, mei, "invitation").textContent));
      await chooseFromMenu(list, mei, "invite");
      const dialog = await until(() => list.renderRoot.querySelector("#question[open]"));
      expect(dialog.textContent).to.include(`Invite ${mei} again?`).and.to.include(state);
      part(list, "#question [part=cancel]").click();
      await until(() => list.shadowRoot?.activeElement === control(list, mei, "more"));
      expect(control(list, mei, "invitation").textContent).not.to.include("Queued");
      await chooseFromMenu(list, mei, "invite");
      await until(() => list.renderRoot.querySelector("#question[open]"));
      part(list, "#question [part=confirm]").click();
      expect(await outcomeOf(list)).to.include("is being sent");
      await until(() => control(list, mei, "invitation").textContent.includes("Queued"));
    });
  }

  it("shows when a person who declined can be invited again [Q56, X1]", async () => {
    const { list, world, ids } = await withMail([mei]);
    const key = { scheduleId: world.scheduleId, personId: ids[0] ?? "" };
    const anonymous = createClient(createInProcessTransport(world.rollcall, () => anonymousActor));
    const decline = () =>
      anonymous.invitations.decline({ token: /#([\w.-]+)/.exec(world.mails.at(-1)?.text ?? "")?.[1] ?? "" });
    await decline();
    await world.client(amara).invitations.resend({ ...key, confirm: true });
    await world.rollcall.dispatchMail();
    await decline();
    await until(() => control(list, mei, "invitation").textContent.includes("Declined"));
    const popover = await openState(list, mei, "invitation");
    const why = await until(() => popover.querySelector(".why"));
    const lastDay = timesIn({ lang: "en" }).text(Date.now() + 7 * 86_400_000, "date");
    expect(why.textContent).to.include(`You can send another one from ${lastDay}`);
    expect(popover.querySelector("[part=invite]")).to.equal(null);
  });

  it("asks before inviting a person again who declined and was removed and added again [Q56, B46]", async () => {
    const { list, world, ids } = await withMail([mei]);
    const key = { scheduleId: world.scheduleId, personId: ids[0] ?? "" };
    const token = /#([\w.-]+)/.exec(world.mails[0]?.text ?? "")?.[1] ?? "";
    await createClient(createInProcessTransport(world.rollcall, () => anonymousActor)).invitations.decline({ token });
    const client = world.client(amara);
    await client.schedules.setAutoSend({ scheduleId: world.scheduleId, autoSend: false });
    await client.members.remove(key);
    await addPeople(world, [mei]);
    await until(() => list.renderRoot.querySelector("[part=invited]"));
    await until(() => control(list, mei, "invitation").textContent.includes("Not invited"));
    await chooseFromMenu(list, mei, "invite");
    const dialog = await until(() => list.renderRoot.querySelector("#question[open]"));
    expect(dialog.textContent).to.include(`Invite ${mei} again?`).and.to.include("declined");
    part(list, "#question [part=confirm]").click();
    expect(await outcomeOf(list)).to.include("is being sent");
    await until(() => control(list, mei, "invitation").textContent.includes("Queued"));
  });

  it("copies a new link, and explains it [X6, P09]", async () => {
    const copied: string[] = [];
    const giveBack = clipboard((text) => Promise.resolve(void copied.push(text)));
    const { list } = await withMail([mei]);
    await chooseFromMenu(list, mei, "copy-link");
    const text = await outcomeOf(list);
    giveBack();
    expect(text).to.include("Link copied").and.to.include("doesn’t verify an email address");
    expect(text).to.include("replaces older links");
    expect(copied.join()).to.match(/^https:\/\/planner\.example\/invitation#./);
    expect(list.renderRoot.querySelector("[part=link]")).to.equal(null);
  });

  it("shows the link if the clipboard can't be used [X6]", async () => {
    const giveBack = clipboard(() => Promise.reject(new DOMException("not allowed", "NotAllowedError")));
    const { list } = await withMail([mei]);
    await chooseFromMenu(list, mei, "copy-link");
    const text = await outcomeOf(list);
    giveBack();
    expect(text).to.include("Copy this link").and.to.include("doesn’t verify an email address");
    const link = field(list, "[part=link]");
    expect(link.value).to.match(/^https:\/\/planner\.example\/invitation#./);
    link.focus();
    expect([link.selectionStart, link.selectionEnd]).to.deep.equal([0, link.value.length]);
  });

  it("explains why an action is refused [X1]", async () => {
    const { list } = await withMail([mei], {
      watch: (name) =>
        name === "invitations.resend"
          ? Promise.reject(
              new RollcallError("invitation.domain-not-allowed", {}, { remedy: "ask-an-organization-admin" }),
            )
          : undefined,
    });
    await chooseFromMenu(list, mei, "invite");
    expect(await outcomeOf(list)).to.include("Domain not allowed");
    expect(control(list, mei, "invitation").textContent).to.include("Sent");
  });

  it("says when to try again after too many attempts [Q53, P14]", async () => {
    const { list } = await withMail([mei], {
      watch: (name) =>
        name === "invitations.resend"
          ? Promise.reject(new RollcallError("request.throttled", { retryAfter: 1500 }))
          : undefined,
    });
    await chooseFromMenu(list, mei, "invite");
    expect(await outcomeOf(list)).to.include("Try again in 25 minutes.");
  });

  it("offers the actions that suit the state, and none after acceptance [B43, X6]", async () => {
    const world = await openWorld();
    const { client, scheduleId } = { client: world.client(amara), scheduleId: world.scheduleId };
    await client.schedules.setAutoSend({ scheduleId, autoSend: false });
    await addPeople(world, [mei]);
    const { list } = await show(world, world.as(amara));
    const menu = await openMenu(list, mei);
    const offered = (): string[] =>
      [...menu.querySelectorAll("[role=menuitem]")].map((item) => item.textContent.trim());
    expect(offered()).to.deep.equal(["Send invitation", "Copy invitation link", "Remove"]);
    menu.hidePopover();
    expect(control(list, amara, "action").closest("td")?.querySelector("[part=more]")).to.equal(null);
  });
});
