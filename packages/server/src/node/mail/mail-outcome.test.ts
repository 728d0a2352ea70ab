import assert from "node:assert/strict";
import { Socket } from "node:net";
import test from "node:test";
import type { MailOutcome } from "@rollcall/core";
import {
  type Answers,
  deadPort,
  invitation,
  mailerTo,
  openMailServer,
  openSocketServer,
  smtpError,
} from "./mail-server.fixture.ts";
import { localCertificate } from "./local-certificate.fixture.ts";
import { toMailOutcome } from "./mail-outcome.ts";
import { createSmtpMailer } from "./smtp-mailer.ts";

/** The outcome in one word; the reason must not be empty. */
function wordFor(outcome: MailOutcome): string {
  if (outcome.status === "sent") return "sent";
  assert.notEqual(outcome.reason, "");
  return outcome.status === "failed" && outcome.unreachable ? "unreachable" : outcome.status;
}

const answered: readonly [what: string, answers: Answers, outcome: string][] = [
  ["no such mailbox", { onRcptTo: () => smtpError(550, "5.1.1 no such user") }, "refused"],
  ["a mailbox that is closed", { onRcptTo: () => smtpError(552) }, "refused"],
  ["content that is not wanted", { onData: () => smtpError(554) }, "refused"],
  ["a mailbox that is full for now", { onRcptTo: () => smtpError(452) }, "failed"],
  ["greylisting", { onRcptTo: () => smtpError(451, "4.7.1 try again later") }, "failed"],
  ["a server with a temporary problem", { onData: () => smtpError(451) }, "failed"],
  ["a command out of turn", { onRcptTo: () => smtpError(503) }, "failed"],
  ["a sender who may not send", { onMailFrom: () => smtpError(550) }, "unreachable"],
  ["a sender who has sent too much", { onMailFrom: () => smtpError(452) }, "unreachable"],
  ["a server that closes", { onRcptTo: () => smtpError(421) }, "unreachable"],
];

for (const [what, answers, outcome] of answered) {
  test(`reports ${what} as ${outcome}, and sends the next email [F7]`, async (t) => {
    let first = true;
    const once = <T>(answer: (() => T) | undefined) =>
      answer && (() => (first ? ((first = false), answer()) : undefined));
    const { onMailFrom, onRcptTo } = answers;
    const onData = answers.onData as (() => Error | undefined) | undefined;
    const { mailer, deliveries } = await openMailServer(t, {
      ...(onMailFrom && { onMailFrom: once(onMailFrom)! }),
      ...(onRcptTo && { onRcptTo: once(onRcptTo)! }),
      ...(onData && { onData: once(onData)! }),
    });
    assert.equal(wordFor(await mailer.send(invitation())), outcome);
    const before = deliveries.length;
    assert.equal(wordFor(await mailer.send(invitation())), "sent");
    assert.equal(deliveries.length, before + 1);
  });
}

test("reports a wrong password and an untrusted certificate as a problem of every email, and sends none [P69]", async (t) => {
  const { port, deliveries } = await openMailServer(t);
  const wrong = mailerTo(port, { auth: { user: "rollcall", pass: "guess" } });
  const distrusts = createSmtpMailer({ host: "localhost", port });
  const unasked = createSmtpMailer({ host: "localhost", port, ca: localCertificate });
  for (const mailer of [wrong, distrusts, unasked]) {
    assert.equal(wordFor(await mailer.send(invitation())), "unreachable");
    mailer.close();
  }
  assert.deepEqual(deliveries, []);
});

test("reports a server that is down, silent or closes before its greeting as unreachable [P69]", async (t) => {
  const ports = {
    refusing: await deadPort(),
    silent: await openSocketServer(t, () => undefined),
    closing: await openSocketServer(t, (socket) => socket.destroy()),
    busy: await openSocketServer(t, (socket) => socket.end("421 too many connections\r\n")),
    strange: await openSocketServer(t, (socket) => socket.end("HTTP/1.1 400 Bad Request\r\n\r\n")),
  };
  for (const [name, port] of Object.entries(ports)) {
    const mailer = mailerTo(port, { timeouts: { connect: 100 } });
    assert.equal(wordFor(await mailer.send(invitation())), "unreachable", name);
    mailer.close();
  }
});

test("reports an invalid server name as unreachable [P69]", async () => {
  const mailer = mailerTo(25, { host: "mail.invalid", timeouts: { connect: 5000 } });
  assert.equal(wordFor(await mailer.send(invitation())), "unreachable");
  mailer.close();
});

test("reports a server that never confirms an email as a temporary failure [F7]", async (t) => {
  // The time of a socket passes only when the server has received the email.
  const silence = 12_345;
  const waiting: Socket[] = [];
  const start = Socket.prototype.setTimeout;
  t.mock.method(Socket.prototype, "setTimeout", function (this: Socket, ...args: Parameters<typeof start>) {
    if (args[0] === silence) waiting.push(this);
    return start.apply(this, args);
  });
  const silent = () => {
    for (const socket of waiting) socket.emit("timeout");
    return new Promise<undefined>(() => undefined);
  };
  const { mailer, deliveries } = await openMailServer(t, { onData: silent }, { timeouts: { silence } });
  assert.equal(wordFor(await mailer.send(invitation())), "failed");
  assert.equal(deliveries.length, 1);
});

test("waits for a slow server no longer than the time limit of one email [F7]", async (t) => {
  const port = await openSocketServer(t, (socket) => {
    socket.write("220-wait\r\n");
    const drip = setInterval(() => socket.write("220-wait\r\n"), 20);
    socket.on("close", () => {
      clearInterval(drip);
    });
  });
  const mailer = mailerTo(port, { timeouts: { connect: 10_000, silence: 10_000, total: 150 } });
  assert.equal(wordFor(await mailer.send(invitation())), "failed");
  mailer.close();
});

test("reports a server that dies after receiving an email as a temporary failure, and does not resend [F7]", async (t) => {
  let dying = true;
  const world = await openMailServer(t, {
    onData: ({ id }) => {
      if (!dying) return undefined;
      for (const connection of world.server.connections) if (connection.id === id) connection._socket.destroy();
      return new Promise(() => undefined);
    },
  });
  const { mailer, deliveries } = world;
  assert.equal(wordFor(await mailer.send(invitation())), "failed");
  assert.equal(deliveries.length, 1);
  dying = false;
  assert.equal(wordFor(await mailer.send(invitation())), "sent");
  // The first connection is reused; then it fails in the same way.
  dying = true;
  assert.equal(wordFor(await mailer.send(invitation())), "failed");
  assert.equal(deliveries.length, 3);
});

test("survives an idle connection closed by the server", async (t) => {
  const { mailer, server, deliveries } = await openMailServer(t);
  for (let i = 1; i <= 3; i++) {
    assert.equal(wordFor(await mailer.send(invitation())), "sent");
    assert.equal(deliveries.length, i);
    for (const connection of server.connections) connection._socket.destroy();
  }
});

test("describes any thrown value in one line", () => {
  for (const thrown of [new Error("no\r\n  way"), "no way", undefined, { code: "EAUTH" }]) {
    const outcome = toMailOutcome(thrown);
    assert.equal(wordFor(outcome), "failed");
    assert.ok("reason" in outcome && !outcome.reason.includes("\n"));
  }
  const long = toMailOutcome(new Error("x".repeat(10_000)));
  assert.ok("reason" in long && long.reason.length <= 500);
});
