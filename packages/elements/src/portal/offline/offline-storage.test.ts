import { RollcallError, type Transport } from "@rollcall/core/client";
import { expect } from "chai";
import { openDB } from "idb";
import { clearPage, until } from "../../ui/testing/page.fixture.ts";
import { inside, textOf } from "../../ui/testing/panel.fixture.ts";
import { resetUrl } from "../worker-portal/portal.fixture.ts";
import { cuttable, kept, openOffline, openPortalOf, queuedIn, show } from "./offline.fixture.ts";
import { clearPortalCopies, type OfflinePortal } from "./offline-portal.ts";

const base = new URL("", location.href).href;
const setMobile = ({ client }: OfflinePortal, mobile: string, seen?: Record<string, number>): Promise<string> =>
  client.portal.updateProfile({ set: { mobile }, ...(seen && { seen }) }).then(
    () => "sent",
    (error: unknown) => (error instanceof RollcallError ? error.code : "queued"),
  );
const mobiles = ({ queue }: OfflinePortal): readonly unknown[] =>
  queue.items.map(({ input }) => (input as { readonly set: { readonly mobile: string } }).set.mobile);
const statesOf = ({ queue }: OfflinePortal): readonly string[] => queue.items.map(({ state }) => state);

/** Makes the browser's storage full, and returns how to undo it. */
function fillStorage(): () => void {
  const { prototype } = IDBObjectStore;
  const original = Object.getOwnPropertyDescriptor(prototype, "add") ?? {};
  const value = (): never => {
    throw new DOMException("full", "QuotaExceededError");
  };
  Object.defineProperty(prototype, "add", { ...original, value });
  return () => Object.defineProperty(prototype, "add", original);
}

describe("the stored queue of changes", () => {
  afterEach(async () => {
    clearPage();
    resetUrl();
    await clearPortalCopies("");
  });

  it("neither sends nor hides changes that another version stored, and sends the rest [X11]", async () => {
    const { world, transport, state } = await openOffline();
    await show({ transport });
    await kept(state);
    clearPage();
    const days = { days: ["2031-01-01"] };
    const row = { base, personId: world.mei, state: "waiting", at: 1, about: { kind: "days", dates: days.days } };
    const rows = [
      { name: "portal.fromTomorrow", input: {} },
      { name: "toString", input: {} },
      { name: "portal.updateProfile", input: null },
      { name: "portal.blockDays", input: days, state: "melted" },
      { name: "portal.blockDays", input: days, about: null },
      { name: "portal.blockDays", input: days },
    ];
    const db = await openDB("rollcall-offline");
    for (const [key, one] of rows.entries())
      await db.add("queue", { ...row, idempotencyKey: `stored-key-${key}`, ...one });
    db.close();
    state.calls.length = 0;
    const portal = await show({ transport });
    await until(() => queuedIn(portal).at(-1) === "sent");
    expect(queuedIn(portal)).to.deep.equal([...Array.from({ length: 5 }, () => "refused"), "sent"]);
    expect(state.calls.filter((name) => /block|update|Tomorrow|toString/u.test(name))).to.deep.equal([
      "portal.blockDays",
    ]);
    expect(textOf(portal)).to.include("This version can’t send it.");
    expect(portal.renderRoot.querySelector("[part=send-again]") === null).to.equal(true);
    (await inside(portal, "[part=discard]")).click();
    await until(() => queuedIn(portal).length === 5);
  });

  it("doesn't queue an unanswered command for another person who has signed in since [P42]", async () => {
    const { world, browser } = await openOffline();
    let person: { readonly transport: Transport } = browser;
    let lose: (() => void) | undefined;
    const portal = openPortalOf({
      stream: (position, signal) => person.transport.stream(position, signal),
      async call(call) {
        if (call.name !== "portal.updateProfile") return person.transport.call(call);
        await new Promise<void>((resolve) => (lose = resolve));
        throw new RollcallError("request.timed-out");
      },
    });
    await portal.client.portal.get({});
    const change = setMobile(portal, "+41 79 000 00 01");
    await until(() => lose !== undefined);
    await portal.client.access.signOut({});
    person = world.host("Jonas Lindqvist");
    await portal.client.portal.get({});
    lose?.();
    expect(await change).to.equal("request.timed-out");
    expect(portal.queue.items).to.deep.equal([]);
    portal.close();
  });

  it("keeps waiting changes if storage is full, and doesn’t claim to keep more [X11]", async () => {
    const { transport, state } = cuttable((await openOffline()).browser);
    const portal = openPortalOf(transport);
    await portal.client.portal.get({});
    state.cut = "requests";
    await portal.client.portal.getHours({ weeks: [] }).catch(() => undefined);
    expect(await setMobile(portal, "+41 79 000 00 01")).to.equal("queued");
    const undo = fillStorage();
    expect(await setMobile(portal, "+41 79 000 00 02")).to.equal("server.unreachable");
    undo();
    expect(mobiles(portal)).to.deep.equal(["+41 79 000 00 01"]);
    portal.close();
  });

  it("sends a refused change again once, even if another page decides on it later [X11]", async () => {
    const opened = await openOffline();
    const { transport, state } = cuttable(opened.browser);
    const [portal, other] = [openPortalOf(transport), openPortalOf(transport)];
    const { groups } = (await portal.client.portal.getProfile({})).profile;
    const seen = Object.fromEntries(groups.flatMap(({ fields }) => fields.map(({ name, number }) => [name, number])));
    await portal.client.portal.get({});
    await other.client.portal.get({});
    state.cut = "requests";
    expect(await setMobile(portal, "+41 79 000 00 01", { mobile: seen["mobile"] ?? 0 })).to.equal("queued");
    await opened.world.bea.profiles.update({ personId: opened.world.mei, set: { mobile: "+41 79 999 99 99" } });
    state.cut = "none";
    void portal.queue.send();
    await until(() => statesOf(portal)[0] === "refused" && statesOf(other)[0] === "refused");
    const [stale] = other.queue.items;
    const [refused] = portal.queue.items;
    if (stale === undefined || refused === undefined) throw new Error("nothing was refused");
    await portal.queue.retry(refused, refused.conflict?.input);
    await until(() => statesOf(portal)[0] === "sent");
    state.calls.length = 0;
    await other.queue.retry(stale, stale.conflict?.input);
    await other.queue.discard(stale);
    await other.queue.send();
    expect(state.calls).not.to.include("portal.updateProfile");
    for (const one of [portal, other]) one.close();
  });
});
