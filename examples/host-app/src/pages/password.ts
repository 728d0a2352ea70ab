import { html } from "hono/html";
import type { Markup } from "./layout.ts";

/** Where internal people change their password. The portal links here (Q38). */
export const passwordPage = (): Markup => html`
  <div class="title">
    <h1>Password</h1>
    <p>Your password belongs to Quayside, not to the worker portal.</p>
  </div>
  <section class="card" aria-labelledby="password">
    <header>
      <h2 id="password">Nothing to change</h2>
      <p>
        Users of this demo have no passwords. In a real product they change them here. External people change theirs in
        the worker portal.
      </p>
    </header>
  </section>
`;
