import { html } from "hono/html";
import { type Letter, nowhere } from "../mailbox/mailbox.ts";
import { icon } from "./icons.ts";
import type { Markup } from "./layout.ts";

/** All mail that was caught, in a list that follows by itself. */
export const mailboxPage = (): Markup => html`
  <div class="title">
    <h1>Mailbox</h1>
    <p>
      Mail of this example never leaves your machine. It waits here, whoever it is for: invitations, and the temporary
      passwords of people from outside.
    </p>
  </div>
  <mailbox-list></mailbox-list>
  <p class="aside">
    The newest 200 are kept, until <code>npm start -- --reset</code>. Mail to <code>@${nowhere}</code> comes back, so
    that you can see what that looks like.
  </p>
`;

/** One mail, as its reader sees it. */
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
      >You are who the switch above says. To be the reader of this mail, open its link in a private window.</span
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

/** Addresses in a plain text can be followed, as mail programs do. */
const linked = (text: string): readonly (Markup | string)[] =>
  text
    .split(/(https?:\/\/\S+)/)
    .map((piece, index) =>
      index % 2 === 0 ? piece : html`<a href="${piece}" target="_blank" rel="noopener">${piece}</a>`,
    );
