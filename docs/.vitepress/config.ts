import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { elementsOf, type Manifest } from "@rollcall/tools/manifest";
import { defineConfig, type DefaultTheme } from "vitepress";

const root = fileURLToPath(new URL("..", import.meta.url));

/** The link to a page, with its first heading as the text. */
function toItem(page: string): DefaultTheme.SidebarItem {
  const heading = /^# (.+)$/m.exec(readFileSync(`${root}/${page}.md`, "utf8"))?.[1];
  if (heading === undefined) throw new Error(`\`${page}\` has no heading`);
  return { text: heading.replaceAll("`", ""), link: `/${page}` };
}

/** The pages of a folder, sorted by file name. */
const pagesOf = (folder: string): string[] =>
  readdirSync(`${root}/${folder}`)
    .filter((file) => file.endsWith(".md") && !file.startsWith("["))
    .sort()
    .map((file) => `${folder}/${file.replace(/\.md$/, "")}`);

const guidePages: Readonly<Record<string, readonly string[]>> = {
  Start: [
    "guide/getting-started",
    "guide/components",
    "guide/editors-and-frameworks",
    "guide/theming",
    "guide/packages",
  ],
  Servers: ["frameworks/express", "frameworks/fastify", "frameworks/hono", "frameworks/next", "frameworks/node"],
  Pages: ["frameworks/react", "frameworks/vue", "frameworks/svelte", "frameworks/html"],
  Members: [
    "guide/schedules",
    "guide/invitations",
    "guide/readiness-and-notices",
    "guide/linked-schedules",
    "guide/link-providers",
    "guide/moving-in",
    "guide/history",
  ],
  "Planner users": ["guide/planner-users", "guide/profiles", "guide/sign-in", "guide/worker-portal", "guide/offline"],
  Scheduling: [
    "guide/shifts",
    "guide/availability",
    "guide/skills",
    "guide/certifications",
    "guide/eligibility",
    "guide/offers",
    "guide/reports",
    "guide/calendars",
    "guide/calendar-links",
    "guide/notifications",
  ],
  Rules: [
    "guide/decisions",
    "guide/permissions",
    "guide/bulk-and-dry-run",
    "guide/own-domains",
    "permissions",
    "rules",
  ],
  Operations: [
    "guide/mail",
    "guide/files",
    "guide/cli",
    "guide/production",
    "guide/postgresql",
    "guide/indexeddb",
    "guide/content-security-policy",
    "guide/performance",
    "guide/upgrade",
    "guide/troubleshooting",
  ],
};

const listed = new Set(Object.values(guidePages).flat());
const unlisted = [...pagesOf("guide"), ...pagesOf("frameworks")].filter((page) => !listed.has(page));
if (unlisted.length > 0) throw new Error(`List these pages in the sidebar: ${unlisted.join(", ")}`);

const guide: DefaultTheme.SidebarItem[] = [
  ...Object.entries(guidePages).map(([text, pages]) => ({ text, items: pages.map(toItem) })),
  { text: "More", items: [toItem("glossary")] },
];

const manifest = new URL("../../packages/elements/dist/custom-elements.json", import.meta.url);
const elements = elementsOf(JSON.parse(readFileSync(manifest, "utf8")) as Manifest).map(({ tagName }) => ({
  text: `&lt;${tagName}&gt;`,
  link: `/elements/${tagName}`,
}));

export default defineConfig({
  title: "Rollcall",
  description: "An SDK and web components for products that schedule people.",
  cleanUrls: true,
  lastUpdated: false,
  srcExclude: ["scripts/**"],
  // Reference pages link to sources that the site does not publish.
  ignoreDeadLinks: [/^\.{1,2}\/.*\.ts/, /localhost/],
  themeConfig: {
    search: { provider: "local" },
    nav: [
      { text: "Guide", link: "/guide/getting-started" },
      { text: "Live examples", link: "/examples/member-list" },
      { text: "Elements", link: "/elements/member-list" },
      { text: "Reference", link: "/reference/" },
      { text: "Specification", link: "/spec/schedule-members" },
    ],
    sidebar: {
      "/guide/": guide,
      "/frameworks/": guide,
      "/permissions": guide,
      "/rules": guide,
      "/glossary": guide,
      "/elements/": [{ text: "Elements", items: elements }],
      "/examples/": [{ text: "Live examples", items: pagesOf("examples").map(toItem) }],
      "/spec/": [{ text: "Specification", items: pagesOf("spec").map(toItem) }],
      "/decisions/": [{ text: "Decisions", items: pagesOf("decisions").map(toItem) }],
    },
  },
  vue: {
    // Vue components are written in Pascal case here, so a tag with a hyphen is a custom element.
    template: { compilerOptions: { isCustomElement: (tag) => tag.includes("-") } },
  },
  vite: {
    resolve: { conditions: ["@rollcall/source", "browser", "module", "import", "default"] },
    esbuild: { target: "es2022" },
    build: { target: "es2022", chunkSizeWarningLimit: 900 },
    optimizeDeps: { esbuildOptions: { target: "es2022" } },
  },
});
