import { html } from "hono/html";
import type { PageScript } from "../assets.ts";
import type { Crew } from "../content/crews.ts";
import type { Visitor } from "../personas.ts";
import { icon } from "./icons.ts";
import { personaSwitch } from "./persona-switch.ts";

/** The frame of a page: the host's own, the plain one for visitors without an account, or the worker portal's. */
export type Frame = "host" | "minimal" | "portal";

/** What every page passes to the layout. */
export interface PageFrame {
  readonly title: string;
  /** The requested path: marked in the navigation, and the target after switching the persona. */
  readonly path: string;
  /** `undefined` if not signed in. */
  readonly visitor: Visitor | undefined;
  readonly frame?: Frame | undefined;
  /** The crews with a schedule. */
  readonly crews: readonly Crew[];
  readonly styles: string;
  readonly script: PageScript;
  /** The URLs of the page's first requests to the server. They load along with the scripts. */
  readonly queries: readonly string[];
}

/** Markup that is already escaped. */
export type Markup = ReturnType<typeof html>;

/** Renders a whole page: head, frame and content. */
export const layout = (
  { title, path, visitor, styles, script, queries, crews, frame = "host" }: PageFrame,
  content: Markup,
): Markup =>
  html`<!doctype html>
    <html lang="en-GB">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${title} · Quayside</title>
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        ${frame === "portal" ? html`<link rel="manifest" href="/portal.webmanifest" />` : ""}
        <link rel="stylesheet" href="${styles}" />
        <script type="module" src="${script.url}"></script>
        ${script.imports.map((url) => html`<link rel="modulepreload" href="${url}" />`)}
        ${queries.map((url) => html`<link rel="preload" as="fetch" href="${url}" crossorigin />`)}
      </head>
      <body class="${frame}">
        ${frame === "portal" ? "" : html`<a class="skip" href="#content">Skip to content</a>`}
        ${frame === "host" ? navigation(path, crews) : ""}
        <div class="frame">
          ${frame === "portal" ? portalHeader(visitor) : header(path, visitor, frame)}
          <main id="content" tabindex="-1">${content}</main>
        </div>
      </body>
    </html>`;

const header = (path: string, visitor: Visitor | undefined, frame: Frame): Markup => html`
  <header class="top">
    ${
      frame === "minimal"
        ? ""
        : html`<button class="menu" type="button" popovertarget="menu" aria-label="Menu">${icon("menu")}</button>`
    }
    <a class="brand small" href="/">${icon("anchor")}<span>Quayside</span></a>
    ${personaSwitch(visitor, path)}
  </header>
`;

/** The header of the portal. Only users of the host get a link back (A7, A8). It's too short to need a skip link. */
const portalHeader = (visitor: Visitor | undefined): Markup => html`
  <header class="top">
    <a class="brand" href="/portal">${icon("anchor")}<span>Quayside</span></a>
    ${visitor === undefined ? "" : html`<a class="button" href="/">${icon("back")}Back to Quayside</a>`}
  </header>
`;

const navigation = (path: string, crews: readonly Crew[]): Markup => html`
  <nav class="side" id="menu" popover aria-label="Quayside">
    <a class="brand" href="/"
      >${icon("anchor")}<span>Quayside<small>Harbour Operations</small></span></a
    >
    <ul>
      <li>${link("/", path, html`${icon("dashboard")}Dashboard`)}</li>
      <li>${link("/schedules", path, html`${icon("clock")}Schedules`)}</li>
      <li>${link("/mailbox", path, html`${icon("inbox")}Mailbox`)}</li>
      <li>${link("/pager-duty", path, html`${icon("alert")}PagerDuty (demo)`)}</li>
      <li>${link("/me", path, html`${icon("person")}Your settings`)}</li>
    </ul>
    <h2>Planner</h2>
    <ul>
      <li>${link("/planner/users", path, html`${icon("people")}Planner Users`)}</li>
      <li>${link("/planner/time-off", path, html`${icon("absence")}Time off`)}</li>
      <li>${link("/planner/skills", path, html`${icon("check")}Skills`)}</li>
      <li>${link("/planner/reports", path, html`${icon("report")}Reports`)}</li>
      <li>${link("/planner/certifications", path, html`${icon("award")}Certifications`)}</li>
      <li>${link("/planner/external-dashboard", path, html`${icon("portal")}External Dashboard`)}</li>
    </ul>
    ${
      crews.length === 0
        ? ""
        : html`<h2>Crews</h2>
            <ul>
              ${crews.map(
                ({ slug, name }) => html`<li>${link(`/schedules/${slug}`, path, html`${icon("crane")}${name}`)}</li>`,
              )}
            </ul>`
    }
    <h2>Settings</h2>
    <ul>
      <li>${link("/settings/users", path, html`${icon("accounts")}Users`)}</li>
      <li>${link("/organization", path, html`${icon("lock")}Organization`)}</li>
      <li>${link("/permissions", path, html`${icon("check")}Permissions`)}</li>
    </ul>
    <p class="fine">A sample product with made-up people. Run it with <code>--reset</code> to start over.</p>
  </nav>
`;

function link(href: string, path: string, label: Markup): Markup {
  const within = href.split("/").length > 2 || href === "/mailbox" ? path.startsWith(`${href}/`) : false;
  const here = path === href || within;
  return html`<a href="${href}" ${here ? html`aria-current="page"` : ""}>${label}</a>`;
}
