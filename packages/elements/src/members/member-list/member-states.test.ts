import { expect } from "chai";
import "../../provider/rollcall-provider/rollcall-provider.define.ts";
import { intercept } from "../../ui/testing/panel.fixture.ts";
import { openState, withMail } from "./invitations/invitations.fixture.ts";
import { control, show } from "./member-list.fixture.ts";
import { clearPage, until } from "../../ui/testing/page.fixture.ts";
import { addPeople } from "../../ui/testing/world.fixture.ts";

const amara = "Amara Okafor";
const mei = "Mei Tanaka";

describe("the details of a state", () => {
  afterEach(clearPage);

  it("shows when and by whom an invitation was sent and when it expires, in one request [B39, X6]", async () => {
    const asked: string[] = [];
    const { list } = await withMail([mei], { watch: (name) => void asked.push(name) });
    const popover = await openState(list, mei, "invitation");
    await until(() => popover.querySelector("[part=facts]"));
    const facts = [...popover.querySelectorAll("dt")].map(({ textContent }) => textContent);
    expect(facts).to.deep.equal(["Sent", "Respond by", "By"]);
    expect(popover.textContent).to.include("There’s no response yet").and.to.include(amara);
    popover.hidePopover();
    await openState(list, mei, "invitation");
    expect(popover.querySelector("[part=facts]") instanceof Element).to.equal(true);
    expect(asked.filter((name) => name === "invitations.get").length).to.equal(1);
  });

  for (const [way, begin, end] of [
    ["pointer", "pointerenter", "pointerleave"],
    ["focus", "focus", "blur"],
  ] as const) {
    it(`shows the same details while the ${way} stays on the state [B39, Q25]`, async () => {
      const { list } = await withMail([mei]);
      const state = control(list, mei, "invitation");
      state.dispatchEvent(new Event(begin));
      const hint = await until(() => list.renderRoot.querySelector<HTMLElement>("#hint:popover-open"));
      expect(hint.textContent).to.equal("The invitation was sent. There’s no response yet.");
      await until(() => /response yet\. Sent: .*\. Respond by: .*\. By: Amara Okafor\./.test(hint.textContent));
      state.dispatchEvent(new Event(end));
      expect(hint.matches(":popover-open")).to.equal(false);
    });
  }

  it("loads the details again once the row has changed [B39]", async () => {
    const { list, world, ids } = await withMail([mei]);
    const popover = await openState(list, mei, "invitation");
    await until(() => popover.querySelector("[part=facts]"));
    await world.client(amara).invitations.revoke({ scheduleId: world.scheduleId, personId: ids[0] ?? "" });
    await until(() => popover.textContent.includes("The invitation was revoked."));
    expect(popover.textContent).not.to.include("Respond by");
  });

  it("explains why an email bounced [B39, Q16]", async () => {
    const { list } = await withMail([mei], { refused: true });
    const popover = await openState(list, mei, "invitation");
    await until(() => popover.textContent.includes("this mailbox doesn’t exist"));
  });

  it("explains that an email is delayed by the rate limit, and when it will be retried [Q53, P14]", async () => {
    const { list, world } = await withMail([]);
    await addPeople(world, [mei]);
    const transport = intercept(world.as(amara), (name) =>
      name === "invitations.get"
        ? Promise.resolve({
            invitation: "queued",
            queuedAt: "2026-11-21T09:00:00Z",
            sentAt: null,
            expiresAt: null,
            nextTryAt: "2026-11-21T10:00:00Z",
            attempts: 0,
            paced: true,
            problem: null,
            invitedBy: amara,
          })
        : undefined,
    );
    list.closest("rollcall-provider")?.remove();
    const shown = await show(world, transport);
    const popover = await openState(shown.list, mei, "invitation");
    await until(() => popover.textContent.includes("Waiting: emails are limited per hour"));
    expect(popover.textContent).to.include("Next attempt");
  });

  it("shows viewers only the state, and why they can’t invite [X1, B66]", async () => {
    const { world } = await withMail([mei]);
    await addPeople(world, ["Vera Viewer"], { role: "viewer" });
    clearPage();
    const asked: string[] = [];
    const { list } = await show(
      world,
      intercept(world.as("Vera Viewer"), (name) => void asked.push(name)),
    );
    const popover = await openState(list, mei, "invitation");
    expect(popover.textContent).to.include("There’s no response yet").and.to.include("Ask an admin of this schedule.");
    expect(popover.querySelector("button")).to.equal(null);
    expect(list.renderRoot.querySelector("[part=more]")).to.equal(null);
    expect(asked).not.to.include("invitations.get");
  });

  it("describes a calendar without actions [B38, B39]", async () => {
    const { list } = await withMail([mei]);
    const popover = await openState(list, mei, "calendar");
    expect(popover.getAttribute("aria-label")).to.equal(`Calendar of ${mei}`);
    expect(popover.textContent).to.include("No calendar is connected");
    expect(popover.querySelector("button")).to.equal(null);
  });

  it("shows why a calendar can’t be read, and since when [B39, Q16]", async () => {
    const { list, world } = await withMail([mei]);
    const address = "https://calendar.example/amara.ics";
    await world.client(amara).calendars.connect({ address });
    await until(() => control(list, amara, "calendar").textContent.includes("Connected"));
    world.breakCalendar(address);
    world.pass(2);
    await world.rollcall.refreshCalendars();
    await until(() => control(list, amara, "calendar").textContent.includes("Failing"));
    const popover = await openState(list, amara, "calendar");
    await until(() => popover.textContent.includes("There’s no longer a calendar at this address."));
    expect([...popover.querySelectorAll("dt")].map(({ textContent }) => textContent)).to.deep.equal([
      "Last read",
      "Failing since",
    ]);
    expect(popover.textContent).not.to.include("calendar.example");
  });

  it("opens by keyboard, and returns the focus [Q25, X22]", async () => {
    const { list } = await withMail([mei]);
    const state = control(list, mei, "invitation");
    state.focus();
    const popover = await openState(list, mei, "invitation");
    expect(list.shadowRoot?.activeElement === popover).to.equal(true);
    popover.hidePopover();
    await until(() => list.shadowRoot?.activeElement === control(list, mei, "invitation"));
  });

  it("has its button in the last column, next to the remove button [B43, X22]", async () => {
    const { list } = await withMail([mei]);
    await until(() => list.renderRoot.querySelector("[part=more]"));
    control(list, mei, "invitation").focus();
    const press = (key: string): void => {
      const init = { key, bubbles: true, composed: true, cancelable: true };
      list.shadowRoot?.activeElement?.dispatchEvent(new KeyboardEvent("keydown", init));
    };
    press("End");
    expect(list.shadowRoot?.activeElement === control(list, mei, "action")).to.equal(true);
    press("ArrowLeft");
    expect(list.shadowRoot?.activeElement === control(list, mei, "more")).to.equal(true);
    await until(() => control(list, mei, "more").tabIndex === 0);
    // Not every row has one: Up and Down move to the nearest one, and the table remains a tab stop.
    press("ArrowUp");
    await until(() => list.shadowRoot?.activeElement === control(list, amara, "action"));
    await until(() => list.renderRoot.querySelectorAll("tbody [tabindex='0']").length === 1);
  });

  it("is large enough to touch [X22]", async () => {
    const { list } = await withMail([mei]);
    const more = await until(() => list.renderRoot.querySelector<HTMLElement>("[part=more]"));
    const { width, height } = more.getBoundingClientRect();
    const target = parseFloat(getComputedStyle(list).getPropertyValue("--target"));
    expect([width, height]).to.deep.equal([target, target]);
    const { width: column } = control(list, amara, "action").closest("td")?.getBoundingClientRect() ?? { width: 0 };
    expect(column).to.be.at.most(88);
  });
});
