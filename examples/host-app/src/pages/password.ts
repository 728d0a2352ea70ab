import { html } from "hono/html";
import type { Markup } from "./layout.ts";

/** Where users of the host change their password: the card of the portal leads here (Q38). */
export const passwordPage = (): Markup => html`
  <div class="title">
    <h1>Password</h1>
    <p>Your password belongs to Quayside, not to the worker portal.</p>
  </div>
  <section class="card" aria-labelledby="password">
    <header>
      <h2 id="password">Nothing to change</h2>
      <p>
        This is a demo: its users have no passwords. A real host changes them here, where it keeps them; people from
        outside change theirs in the worker portal.
      </p>
    </header>
  </section>
`;
