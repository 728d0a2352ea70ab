import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { defineConfig, type DefaultTheme } from "vitepress";

const root = fileURLToPath(new URL("..", import.meta.url));

/** The pages of a folder, sorted by file name. */
const pagesOf = (folder: string): DefaultTheme.SidebarItem[] =>
  readdirSync(`${root}/${folder}`)
    .filter((file) => file.endsWith(".md"))
    .sort()
    .map((file) => file.replace(/\.md$/, ""))
    .map((page) => ({ text: page.replace(/^\d+-/, "").replaceAll("-", " "), link: `/${folder}/${page}` }));

const guide: DefaultTheme.SidebarItem[] = [
  {
    text: "Guide",
    items: [
      ...pagesOf("guide"),
      { text: "permission table", link: "/permissions" },
      { text: "glossary", link: "/glossary" },
    ],
  },
];

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
      { text: "Reference", link: "/reference/" },
      { text: "Specification", link: "/spec/schedule-members" },
    ],
    sidebar: {
      "/guide/": guide,
      "/permissions": guide,
      "/glossary": guide,
      "/examples/": [{ text: "Live examples", items: pagesOf("examples") }],
      "/spec/": [{ text: "Specification", items: pagesOf("spec") }],
      "/decisions/": [{ text: "Decisions", items: pagesOf("decisions") }],
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
