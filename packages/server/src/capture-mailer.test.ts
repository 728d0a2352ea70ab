import assert from "node:assert/strict";
import test from "node:test";
import { createCaptureMailer } from "./capture-mailer.ts";
import { invitation } from "./node/mail/mail-server.fixture.ts";

const mail = (id: string, subject = id) => invitation({ messageId: id, subject });

test("the capture mailer keeps the newest emails, newest first", async () => {
  const mailer = createCaptureMailer({ keep: 2 });
  assert.deepEqual(mailer.messages(), []);
  for (const id of ["a", "b", "c"]) assert.deepEqual(await mailer.send(mail(id)), { status: "sent" });
  assert.deepEqual(mailer.messages(), [mail("c"), mail("b")]);
});

test("the capture mailer replaces a retried email", async () => {
  const mailer = createCaptureMailer({ keep: 2 });
  for (const [id, subject] of [
    ["a", "first"],
    ["b", "other"],
    ["a", "again"],
  ] as const)
    await mailer.send(mail(id, subject));
  assert.deepEqual(
    mailer.messages().map(({ subject }) => subject),
    ["again", "other"],
  );
});

test("the capture mailer notifies listeners of each email until they stop", async () => {
  const mailer = createCaptureMailer();
  const received: string[] = [];
  const stop = mailer.onMessage(({ messageId }) => received.push(messageId));
  await mailer.send(mail("a"));
  await mailer.send(mail("a"));
  stop();
  await mailer.send(mail("b"));
  assert.deepEqual(received, ["a", "a"]);
});
