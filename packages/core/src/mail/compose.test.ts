import assert from "node:assert/strict";
import test from "node:test";
import { addAddress, createMailedWorld, createFakeMailer } from "../testing/fake-mailer.fixture.ts";
import { createTestApp } from "../testing/test-app.fixture.ts";

const pia = "pia@pending.example";

test("shows markup and addresses in names as plain text, never as links [P12]", async () => {
  const world = await createMailedWorld();
  const { ann, app, mailer, scheduleId } = world;
  const name = `</div><a href="https://evil.example/x">Verify</a> evil.example www.evil.example/a?b=1`;
  await ann.client.schedules.update({ scheduleId, name });
  await addAddress(ann.client, scheduleId, pia, { name: "Pia <script>" });
  await app.rollcall.dispatchMail();
  const { html, text, subject } = mailer.to(pia);
  const links = [...html.matchAll(/href="([^"]*)"/g)].map(([, href]) => href);
  assert.equal(links.length, 1);
  assert.match(links[0] ?? "", /^https:\/\/planner\.example\.com\/invitation#/);
  assert.equal(html.includes("<a href=&quot;"), false);
  assert.equal(html.includes("<script"), false);
  assert(html.replaceAll("\u2060", "").includes("&lt;/div&gt;&lt;a href=&quot;"));
  for (const part of [html, text]) assert.doesNotMatch(part, /evil\.example|https:\/\/evil|www\.evil/);
  assert.equal(text.replaceAll("\u2060", "").includes(name.slice(0, 60)), true);
  assert(subject.length < 220);
});

test("doesn't turn addresses with full stops from other scripts into links [P12]", async () => {
  for (const name of ["evil\u3002example", "evil\uff0eexample", "evil\uff61example", "a\uff20evil"]) {
    const { ann, app, mailer } = await createMailedWorld();
    await addAddress(ann.client, await app.schedule(ann, name), pia);
    await app.rollcall.dispatchMail();
    const { html, text } = mailer.to(pia);
    for (const part of [html.slice(html.indexOf("<h1")), text]) assert(!part.includes(name));
  }
});

test("keeps line breaks out of headers: rejects them in input and replaces them in host data [P13]", async () => {
  const mailer = createFakeMailer();
  const app = await createTestApp({ mail: mailer.options });
  const ann = await app.user("Ann", { name: "Ann\r\nBcc: all@evil.example", organizationName: "Acme\u0000Ltd" });
  const scheduleId = await app.schedule(ann);
  const bad = ann.client.schedules.update({ scheduleId, name: "Desk\r\nBcc: x@evil.example" });
  await assert.rejects(bad, { code: "request.invalid" });
  await addAddress(ann.client, scheduleId, pia);
  await app.rollcall.dispatchMail();
  const { subject, to, from } = mailer.to(pia);
  for (const header of [subject, to.name, to.address, from.name]) assert.doesNotMatch(header, /\p{Cc}/u);
  assert.match(subject, /^Ann Bcc: all@evil\.example invited you to/);
});

test("lets a host set the words, name, color and paths of its emails [B6, X23]", async () => {
  const world = await createMailedWorld(
    {},
    {
      language: "de",
      brand: { name: "Hafen & Co", color: "#123456" },
      paths: { invitation: "/einladung" },
      words: {
        invitation: ({ schedule, inviter, expires }) => ({
          subject: `${inviter}: ${schedule}`,
          heading: "Willkommen",
          lines: [`Bis ${expires}`],
          action: "Ansehen",
          small: [],
        }),
      },
    },
  );
  const { ann, app, mailer, scheduleId } = world;
  await addAddress(ann.client, scheduleId, pia);
  await app.rollcall.dispatchMail();
  const { subject, html, text, language } = mailer.to(pia);
  assert.deepEqual([subject, language], ["Ann: Night desk", "de"]);
  assert.match(text, /Bis 19\. Januar 2026/);
  assert.match(text, /Ansehen: https:\/\/planner\.example\.com\/einladung#/);
  assert(html.includes('<html lang="de">') && html.includes("Hafen &amp; Co") && html.includes("#123456"));
});

test("rejects invalid mail options when Rollcall is created [P15, F15]", async () => {
  const wrong = [{ baseUrl: "planner" }, { baseUrl: "javascript:x" }, { baseUrl: "https://a@b.example" }];
  for (const options of wrong) {
    await assert.rejects(createTestApp({ mail: createFakeMailer(options).options }), /mail\.baseUrl/);
  }
  await assert.rejects(
    createTestApp({ mail: createFakeMailer({ paths: { planner: "planner" } }).options }),
    /`mail\.paths\.planner` must be a path such as `\/planner`/,
  );
  const from = { address: "no-address", name: "" };
  await assert.rejects(createTestApp({ mail: createFakeMailer({ from }).options }), /mail\.from/);
  await assert.rejects(
    createTestApp({ mail: createFakeMailer({ brand: { color: "red;x:y" } }).options }),
    /mail\.brand/,
  );
  for (const perAddress of [0, -1, 0.5, Number.NaN, Number.POSITIVE_INFINITY]) {
    await assert.rejects(createTestApp({ mail: createFakeMailer({ limits: { perAddress } }).options }), /mail\.limits/);
  }
});
