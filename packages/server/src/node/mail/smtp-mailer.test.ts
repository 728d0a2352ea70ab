import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import { deadPort, invitation, mailerTo, openMailServer } from "./mail-server.fixture.ts";
import { createSmtpMailer } from "./smtp-mailer.ts";

test("delivers an email encrypted, with text and HTML, to one recipient", async (t) => {
  const { mailer, deliveries } = await openMailServer(t);
  const message = invitation();
  assert.deepEqual(await mailer.send(message), { status: "sent" });
  const [delivery, ...others] = deliveries;
  assert.ok(delivery);
  assert.deepEqual(others, []);
  const { email, ...envelope } = delivery;
  assert.deepEqual(
    [envelope.from, envelope.recipients, envelope.secure, envelope.user],
    ["rota@rollcall.test", ["max@example.org"], true, "rollcall"],
  );
  assert.deepEqual(email.from, { address: "rota@rollcall.test", name: "Rota" });
  assert.deepEqual(email.to, [{ address: "max@example.org", name: "Max Müller" }]);
  assert.equal(email.subject, message.subject);
  assert.equal(email.text?.trim(), message.text);
  assert.equal(email.html?.trim(), message.html);
  assert.deepEqual(email.attachments, []);
  assert.match(String(headerOf(email, "content-type")), /^multipart\/alternative;/);
});

test("marks an email as automatic, with its language, and keeps its id on retries [F7]", async (t) => {
  const { mailer, deliveries } = await openMailServer(t);
  for (let i = 0; i < 2; i++) await mailer.send(invitation({ language: "de-AT" }));
  assert.equal(deliveries.length, 2);
  for (const { email } of deliveries) {
    assert.equal(headerOf(email, "auto-submitted"), "auto-generated");
    assert.equal(headerOf(email, "content-language"), "de-AT");
    assert.equal(headerOf(email, "message-id"), "<0199-mail@rollcall.test>");
  }
});

const known = new Set([
  ...["from", "to", "subject", "message-id", "date", "mime-version", "content-type"],
  ...["auto-submitted", "content-language"],
]);

test("replaces line breaks in a header with a space, and adds nothing [P13]", async (t) => {
  const { mailer, deliveries } = await openMailServer(t);
  const evil = "Ward\r\nBcc: eve@evil.example\n\u0000\u2028X-Evil: 1\r\n\r\n<p>hello";
  const person = { address: "max@example.org", name: evil };
  const message = invitation({
    subject: evil,
    to: person,
    from: { address: "rota@rollcall.test", name: evil },
    language: evil,
    messageId: `x${evil}@rollcall.test`,
  });
  assert.deepEqual(await mailer.send(message), { status: "sent" });
  const [{ email, recipients }] = deliveries as [(typeof deliveries)[0]];
  assert.deepEqual(recipients, ["max@example.org"]);
  assert.deepEqual(new Set(email.headers.map(({ key }) => key)), known);
  assert.equal(email.subject, "Ward Bcc: eve@evil.example X-Evil: 1 <p>hello");
  assert.deepEqual(email.to, [{ address: "max@example.org", name: email.subject }]);
  assert.deepEqual(email.from, { address: "rota@rollcall.test", name: email.subject });
  assert.equal(email.html?.trim(), message.html);
});

test("has one recipient and no additional header, regardless of the names and the subject [P13]", async (t) => {
  const { mailer, deliveries } = await openMailServer(t);
  const piece = fc.oneof(
    fc.constantFrom(
      "\r\n",
      "\n",
      "\r",
      "\u0000",
      "\u0085",
      ",",
      ";",
      "<eve@evil.example>",
      '"',
      "\\",
      "=?utf-8?Q?",
      "?=",
    ),
    fc.constantFrom(
      "Bcc: eve@evil.example",
      "eve@evil.example, ",
      "group: eve@evil.example;",
      ".\r\n",
      "QUIT\r\n",
      "ü",
      "名",
    ),
    fc.string({ unit: "binary", maxLength: 20 }),
  );
  const hostile = fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join(""));
  await fc.assert(
    fc.asyncProperty(hostile, hostile, hostile, hostile, async (subject, toName, fromName, text) => {
      const before = deliveries.length;
      const to = { address: "max@example.org", name: toName };
      const from = { address: "rota@rollcall.test", name: fromName };
      assert.deepEqual(await mailer.send(invitation({ subject, to, from, text: `Open ${text}` })), { status: "sent" });
      const [delivery, ...others] = deliveries.slice(before);
      assert.ok(delivery);
      assert.deepEqual(others, []);
      assert.deepEqual(delivery.recipients, ["max@example.org"]);
      const keys = delivery.email.headers.map(({ key }) => key);
      assert.equal(new Set(keys).size, keys.length);
      for (const key of keys) assert.ok(known.has(key), key);
      assert.deepEqual(
        delivery.email.to?.map(({ address }) => address),
        ["max@example.org"],
      );
    }),
    { numRuns: 150 },
  );
});

test("rejects an address with no or several mailboxes before sending [P13]", async (t) => {
  const { mailer, deliveries } = await openMailServer(t);
  for (const address of [
    "max@example.org, eve@evil.example",
    "max@example.org>\r\nRCPT TO:<eve@evil.example",
    "Max <max@example.org>",
    "max@example.org\u0000",
    "max",
    "",
  ]) {
    const { status } = await mailer.send(invitation({ to: { address, name: "Max" } }));
    assert.equal(status, "refused", JSON.stringify(address));
  }
  assert.deepEqual(await mailer.send(invitation({ from: { address: "rota", name: "" } })), {
    status: "failed",
    reason: "the sender's address is invalid",
    unreachable: true,
  });
  assert.deepEqual(deliveries, []);
});

test("delivers names in other scripts and to internationalized domains", async (t) => {
  const { mailer, deliveries } = await openMailServer(t);
  const to = { address: "max@münchen.example", name: "山田 太郎" };
  assert.deepEqual(await mailer.send(invitation({ to })), { status: "sent" });
  // The server decodes the domain.
  assert.deepEqual(deliveries[0]?.recipients, ["max@münchen.example"]);
  assert.match(deliveries[0].raw, /<max@xn--mnchen-3ya\.example>/);
  assert.equal(deliveries[0].email.to?.[0]?.name, "山田 太郎");
});

test("never sends a password unencrypted, neither by configuration nor to a server without encryption", async (t) => {
  assert.throws(
    () => createSmtpMailer({ host: "localhost", encryption: "none", auth: { user: "x", pass: "y" } }),
    /`encryption`/,
  );
  let asked = 0;
  const { mailer, deliveries } = await openMailServer(t, {
    options: {
      disabledCommands: ["STARTTLS"],
      allowInsecureAuth: true,
      onAuth: (_auth, _session, answer) => {
        asked += 1;
        answer(null, { user: "anybody" });
      },
    },
  });
  const outcome = await mailer.send(invitation());
  assert.deepEqual([outcome.status, "unreachable" in outcome && outcome.unreachable], ["failed", true]);
  assert.deepEqual([asked, deliveries.length], [0, 0]);
});

test("allows a local server without encryption and password", async (t) => {
  const { port, deliveries } = await openMailServer(t, { options: { disabledCommands: ["STARTTLS", "AUTH"] } });
  const mailer = createSmtpMailer({ host: "localhost", port, encryption: "none" });
  t.after(() => {
    mailer.close();
  });
  assert.deepEqual(await mailer.send(invitation()), { status: "sent" });
  assert.equal(deliveries[0]?.secure, false);
});

test("supports servers with TLS from the start", async (t) => {
  const { mailer, deliveries } = await openMailServer(t, { options: { secure: true } }, { encryption: "tls" });
  assert.deepEqual(await mailer.send(invitation()), { status: "sent" });
  assert.equal(deliveries[0]?.secure, true);
});

test("fails an email after the mailer has been closed, without throwing", async (t) => {
  const { port, deliveries } = await openMailServer(t);
  const mailer = mailerTo(port);
  await mailer.send(invitation());
  mailer.close();
  const outcome = await mailer.send(invitation());
  assert.equal(outcome.status, "failed");
  assert.equal(deliveries.length, 1);
});

const headerOf = (email: { headers: { key: string; value: string }[] }, name: string): string | undefined =>
  email.headers.find(({ key }) => key === name)?.value;

test("verifies the connection without sending mail and reports problems [F7, F15]", async (t) => {
  const { mailer, port, deliveries } = await openMailServer(t);
  assert.equal(await mailer.verify(), undefined);
  const wrong = mailerTo(port, { auth: { user: "rollcall", pass: "wrong password" } });
  const silent = mailerTo(await deadPort());
  t.after(() => {
    wrong.close();
    silent.close();
  });
  const refused = await wrong.verify();
  assert.match(refused ?? "", /Authentication failed/);
  assert.doesNotMatch(refused ?? "", /wrong password/);
  assert.match((await silent.verify()) ?? "", /ECONNREFUSED/);
  assert.deepEqual(deliveries, []);
});
