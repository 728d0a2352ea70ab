import { createMemoryStore } from "@rollcall/storage-memory";
import { faultyStore } from "@rollcall/testkit";
import assert from "node:assert/strict";
import test from "node:test";
import { codeOf } from "../testing/test-app.fixture.ts";
import { createMailedWorld } from "../testing/fake-mailer.fixture.ts";
import { type MailOptions, mailWordsEn, RollcallError, type RollcallOptions } from "../index.ts";
import { update } from "../kernel/store/change.ts";
import { StoreUnavailable } from "../kernel/store/store.ts";
import type { MailKind } from "../ports/mail-kind.ts";
import { unobserved } from "../ports/observer.ts";
import { maxAttempts } from "../kernel/platform/backoff.ts";
import { countingLimits } from "./counting-limits.fixture.ts";
import { mailsByDue, outbox, type OutboxRow } from "./outbox.ts";

/** A world on a faulty store, in which this many invitations are queued. */
async function queued(count: number, options: Partial<RollcallOptions> = {}, mail: Partial<MailOptions> = {}) {
  const store = faultyStore(createMemoryStore());
  const { taken, limits } = countingLimits();
  const outcomes: string[] = [];
  const observer = { ...unobserved, mail: (kind: string, outcome: string) => outcomes.push(`${kind} ${outcome}`) };
  const world = await createMailedWorld({ store, limits: () => limits, observer, ...options }, mail);
  outcomes.length = 0;
  const { ann, mailer, scheduleId } = world;
  const people = Array.from({ length: count }, (_, index) => ({ address: `p${index}@pending.example` }));
  await ann.client.members.add({ scheduleId, people });
  mailer.sent.length = 0;
  const received = () => new Set(mailer.sent.map(({ to }) => to.address)).size;
  const counted = () => taken.get(`mail.schedule:${scheduleId}`) ?? 0;
  const mails = async (isOpen: boolean) => {
    const [rows] = await store.transaction("read", (tx) => tx.read([mailsByDue({ equal: [isOpen], limit: 500 })]));
    return rows;
  };
  /** Changes the kind of the emails that are due first. */
  const toKind = async (kind: string, amount: number): Promise<readonly OutboxRow[]> => {
    const first = (await mails(true)).slice(0, amount);
    await store.transaction("write", (tx) => tx.write(first.map(({ id }) => update(outbox, [id], { kind }))));
    return first;
  };
  return { ...world, store, outcomes, received, counted, mails, toKind };
}

test("sends a long queue in runs of ten seconds, and reports whether mail is left [P69]", async () => {
  const { app, mailer, received } = await queued(60);
  mailer.answer = () => {
    app.clock.advance(400);
    return { status: "sent" };
  };
  const reports = [];
  for (let turn = 0; turn < 3; turn++) reports.push(await app.rollcall.dispatchMail());
  // Up to four emails are being sent when the time is up.
  for (const { sent } of reports.slice(0, 2)) assert(sent >= 25 && sent < 29, `${sent}`);
  assert.deepEqual(
    reports.map(({ hasMore }) => hasMore),
    [true, true, undefined],
  );
  assert.deepEqual([mailer.sent.length, received()], [60, 60]);
});

test("a failed run also reports whether mail is left [P69]", async () => {
  const { app, mailer, toKind } = await queued(60);
  await toKind("removed.mail", 1);
  mailer.answer = () => {
    app.clock.advance(400);
    return { status: "sent" };
  };
  const failure: unknown = await app.rollcall.dispatchMail().catch((error: unknown) => error);
  assert(failure instanceof RollcallError && "hasMore" in failure, String(failure));
  assert.deepEqual([failure.code, failure.hasMore], ["internal", true]);
  const { hasMore } = await app.rollcall.dispatchMail();
  assert.equal(hasMore, true);
  await toKind("removed.mail", 1);
  const last: unknown = await app.rollcall.dispatchMail().catch((error: unknown) => error);
  assert(last instanceof RollcallError && !("hasMore" in last), String(last));
  assert.equal(mailer.sent.length, 58);
});

test("postpones mail if a busy store refuses its transaction, sends the others, and counts each once [P69, Q53]", async () => {
  const { app, mailer, store, received, counted } = await queued(12);
  const before = counted();
  let writes = 0;
  store.follow(({ kind, mode }) => (kind === "begin" && mode === "write" && ++writes % 3 === 1 ? "before" : undefined));
  const { sent, failed } = await app.rollcall.dispatchMail();
  assert.equal(sent + failed, 12);
  assert(sent > 0 && failed > 0);
  store.follow();
  app.clock.advance(60_000);
  assert.equal((await app.rollcall.dispatchMail()).sent, failed);
  assert.deepEqual([mailer.sent.length, received(), counted()], [12, 12, before + 12]);
});

test("ends a run after a few emails if the store refuses all writes, and sends them in the next one [P69]", async () => {
  const { app, mailer, store } = await queued(60);
  let refused = 0;
  store.follow(({ kind, mode }) => {
    if (kind !== "begin" || mode !== "write") return undefined;
    refused += 1;
    return "before";
  });
  assert.equal(await codeOf(app.rollcall.dispatchMail()), "store.unavailable");
  assert(refused <= 24, `${refused} attempts`);
  assert.equal(mailer.sent.length, 0);
  store.follow();
  assert.equal((await app.rollcall.dispatchMail()).sent, 60);
});

test("fails if the store refuses all writes even for a single email, and sends it in the next run [P69]", async () => {
  const { app, store } = await queued(1);
  store.follow(({ kind, mode }) => (kind === "begin" && mode === "write" ? "before" : undefined));
  assert.equal(await codeOf(app.rollcall.dispatchMail()), "store.unavailable");
  store.follow();
  assert.equal((await app.rollcall.dispatchMail()).sent, 1);
});

test("sends the mail behind a full page whose domain was removed, and gives up on that page after increasing waits [P69]", async () => {
  const { app, mailer, outcomes, mails, toKind } = await queued(70);
  await toKind("removed.mail", 60);
  assert.equal(await codeOf(app.rollcall.dispatchMail()), "internal");
  assert.equal(mailer.sent.length, 10);
  const waits: number[] = [];
  for (let attempt = 1; attempt < maxAttempts; attempt++) {
    outcomes.length = 0;
    assert.equal((await app.rollcall.dispatchMail()).failed, 0);
    const { attempts, dueAt } = (await mails(true)).at(-1) as OutboxRow;
    assert.equal(attempts, attempt);
    waits.push(dueAt - app.clock.now());
    app.clock.set(dueAt);
    assert.equal(await codeOf(app.rollcall.dispatchMail()), "internal");
    assert.equal(outcomes.length, 60);
  }
  assert.deepEqual(
    waits,
    waits.toSorted((one, other) => one - other),
  );
  assert.deepEqual(new Set(outcomes), new Set(["removed.mail gave-up"]));
  assert.deepEqual(await mails(true), []);
  assert.equal((await mails(false)).filter(({ end }) => end === "gave-up").length, 60);
});

test("tries an email once per run if the store always fails for it, and sends the others [P69]", async () => {
  const { limits } = countingLimits();
  const failing = new Set<string>();
  const tried: string[] = [];
  const { ann, app, scheduleId, mails, received } = await queued(40, {
    limits: () => ({
      ...limits,
      take: (wanted) => {
        const person = wanted.at(-1)?.key.split(":")[1] ?? "";
        if (!failing.has(person)) return limits.take(wanted);
        tried.push(person);
        return Promise.reject(new StoreUnavailable("the statement takes too long"));
      },
    }),
  });
  for (const { personId } of (await mails(true)).slice(0, 20)) failing.add(personId);
  assert.equal((await app.rollcall.dispatchMail()).sent, 20);
  assert.deepEqual([received(), tried.length, new Set(tried).size], [20, 20, 20]);
  for (let attempt = 1; attempt < maxAttempts; attempt++) {
    app.clock.advance(86_400_000);
    await app.rollcall.dispatchMail();
  }
  assert.deepEqual([received(), tried.length], [20, 20 * maxAttempts]);
  // The planners see it.
  const { rows } = await ann.client.members.list({ scheduleId, invitation: "bounced" });
  assert.equal(rows.length, 20);
});

test("sends the remaining email even if the host's texts throw for many others [P69]", async () => {
  const broken = new Set(["p1@pending.example", "p2@pending.example", "p3@pending.example", "p4@pending.example"]);
  const invitation: MailOptions["words"] & object = {
    invitation: (values) => {
      if (broken.has(values.recipient)) throw new TypeError("no text for it");
      return mailWordsEn.invitation(values);
    },
  };
  const { app } = await queued(20, {}, { words: invitation });
  const { sent, failed } = await app.rollcall.dispatchMail();
  assert.deepEqual([sent, failed], [16, 4]);
});

test("sends an email once even if its domain fails to record that it was sent [P69, F7]", async () => {
  const kind: MailKind = {
    purpose: "odd",
    link: () => "/odd",
    facts: () => ({}),
    prepare: () => ({
      draft: { template: "odd", to: { address: "odd@example.org", name: "" }, values: {}, text: { ...text } },
    }),
    settle: () => {
      throw new TypeError("the domain has a bug");
    },
  };
  const text = { subject: "Odd", heading: "Odd", lines: [], action: "Open", small: [] };
  const { app, mailer, toKind, mails } = await queued(1, { domains: [{ name: "oddities", mails: { odd: kind } }] });
  const [{ id }] = (await toKind("odd", 1)) as [OutboxRow];
  assert.equal(await codeOf(app.rollcall.dispatchMail()), "internal");
  app.clock.advance(86_400_000);
  await app.rollcall.dispatchMail();
  assert.equal(mailer.sent.length, 1);
  assert.equal((await mails(false)).find((mail) => mail.id === id)?.end, "sent");
});
