import { html } from "hono/html";
import { type Letter, nowhere } from "../mailbox/mailbox.ts";
import { icon } from "./icons.ts";
import type { Markup } from "./layout.ts";

/** The captured mail, in a list that updates automatically. */
export const mailboxPage = (): Markup => html`
  <div class="title">
    <h1>Mailbox</h1>
    <p>
      This example sends no real mail. Everything it would send is here: invitations, temporary passwords of external
      people, and notifications.
    </p>
  </div>
  <mailbox-list></mailbox-list>
  <p class="aside">
    The newest 200 emails are kept until you run <code>npm start -- --reset</code>. Mail to <code>@${nowhere}</code>
    bounces, so that you can see a bounced invitation.
  </p>
`;

/** One email, as its recipient sees it. */
export const letterPage = ({ id, at, message: { to, from, subject, text } }: Letter): Markup => html`
  <div class="title">
    <a class="up" href="/mailbox">${icon("back")}Mailbox</a>
    <h1>${subject}</h1>
    <dl class="head">
      <div>
        <dt>To</dt>
        <dd>${to.name === "" ? to.address : `${to.name} <${to.address}>`}</dd>
      </div>
      <div>
        <dt>From</dt>
        <dd>${from.name} &lt;${from.address}&gt;</dd>
      </div>
      <div>
        <dt>Sent</dt>
        <dd><time datetime="${new Date(at).toISOString()}">${new Date(at).toUTCString()}</time></dd>
      </div>
    </dl>
  </div>
  <p class="aside hint">
    ${icon("lock")}<span
      >Links open as the current user. To follow one as the recipient, open it in a private window.</span
    >
  </p>
  <section class="card letter" aria-labelledby="html-part">
    <header><h2 id="html-part">HTML part</h2></header>
    <iframe
      src="/mailbox/${id}/html"
      title="The mail as HTML"
      sandbox="allow-same-origin allow-popups allow-popups-to-escape-sandbox"
    ></iframe>
  </section>
  <section class="card letter" aria-labelledby="text-part">
    <header><h2 id="text-part">Text part</h2></header>
    <div class="plain">${linked(text)}</div>
  </section>
`;

/** Turns URLs in plain text into links. */
const linked = (text: string): readonly (Markup | string)[] =>
  text
    .split(/(https?:\/\/\S+)/)
    .map((piece, index) =>
      index % 2 === 0 ? piece : html`<a href="${piece}" target="_blank" rel="noopener">${piece}</a>`,
    );
