import { html } from "hono/html";
import { crews } from "../content/crews.ts";
import type { Visitor } from "../personas.ts";
import { icon } from "./icons.ts";
import { personaSwitch } from "./persona-switch.ts";

/** What every page says of itself. */
export interface PageFrame {
  readonly title: string;
  /** The path asked for: what the navigation marks, and where the switch comes back to. */
  readonly path: string;
  /** Nobody where they are not signed in. */
  readonly visitor: Visitor | undefined;
  /** A page in front of the host, where somebody stands who may have no account: without the navigation. */
  readonly isDoor?: boolean;
  readonly assets: { readonly script: string; readonly styles: string };
}

/** Markup that is already escaped. */
export type Markup = ReturnType<typeof html>;

/** The frame of the host: sidebar, header, and the page inside. */
export const layout = ({ title, path, visitor, assets, isDoor = false }: PageFrame, content: Markup): Markup =>
  html`<!doctype html>
    <html lang="en-GB">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${title} · Quayside</title>
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="${assets.styles}" />
        <script type="module" src="${assets.script}"></script>
      </head>
      <body ${isDoor ? html`class="door"` : ""}>
        <a class="skip" href="#content">Skip to content</a>
        ${isDoor ? "" : navigation(path)}
        <div class="frame">
          <header class="top">
            ${
              isDoor
                ? ""
                : html`<button class="menu" type="button" popovertarget="menu" aria-label="Menu">
                    ${icon("menu")}
                  </button>`
            }
            <a class="brand small" href="/">${icon("anchor")}<span>Quayside</span></a>
            ${personaSwitch(visitor, path)}
          </header>
          <main id="content" tabindex="-1">${content}</main>
        </div>
      </body>
    </html>`;

const navigation = (path: string): Markup => html`
  <nav class="side" id="menu" popover aria-label="Quayside">
    <a class="brand" href="/"
      >${icon("anchor")}<span>Quayside<small>Harbour Operations</small></span></a
    >
    <ul>
      <li>${link("/", path, html`${icon("dashboard")}Dashboard`)}</li>
      <li>${link("/schedules", path, html`${icon("clock")}Schedules`)}</li>
      <li>${link("/mailbox", path, html`${icon("inbox")}Mailbox`)}</li>
      <li>${link("/me", path, html`${icon("person")}Your settings`)}</li>
    </ul>
    <h2>Crews</h2>
    <ul>
      ${crews.map(
        ({ slug, name }) => html`<li>${link(`/schedules/${slug}`, path, html`${icon("crane")}${name}`)}</li>`,
      )}
    </ul>
    <h2>Administration</h2>
    <ul>
      <li>${link("/organization", path, html`${icon("lock")}Organization`)}</li>
      <li>${link("/permissions", path, html`${icon("check")}Permissions`)}</li>
    </ul>
    <p class="fine">An example host with made-up people. Start it with <code>--reset</code> to begin again.</p>
  </nav>
`;

function link(href: string, path: string, label: Markup): Markup {
  const within = href.split("/").length > 2 || href === "/mailbox" ? path.startsWith(`${href}/`) : false;
  const here = path === href || within;
  return html`<a href="${href}" ${here ? html`aria-current="page"` : ""}>${label}</a>`;
}
