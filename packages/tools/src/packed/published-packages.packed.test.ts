import assert from "node:assert/strict";
import { copyFileSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { after, afterEach, before, test } from "node:test";
import { isDeepStrictEqual } from "node:util";
import { type Browser, chromium, type Page } from "playwright-core";
import { chromiumFlags, ensureTestBrowser } from "../chromium.ts";
import { elementsOf, type Manifest } from "../manifest/manifest.ts";
import { installOldestNode, oldestNodeVersion } from "../oldest-node.ts";
import { checkOnce } from "../project-groups.ts";
import { root } from "../root.ts";
import { consumer, type Installation, installPackages } from "./install-packages.ts";
import { type OpenConsumer, openConsumer, outputOf, typeScriptFlags } from "./open-consumer.ts";
import { visibleText } from "./visible-text.ts";

let installation: Installation;
/** Runs the published packages, to prove the range of Node versions in the manifests. */
let oldestNode: string;
let browser: Browser;
let published: OpenConsumer;
let fromSources: OpenConsumer;

before(async () => {
  [installation, oldestNode] = await Promise.all([installPackages(), installOldestNode()]);
  const { folder } = installation;
  browser = await chromium.launch({ executablePath: ensureTestBrowser(), args: [...chromiumFlags] });
  [published, fromSources] = await Promise.all([
    openConsumer(browser, { folder, data: join(folder, "data"), conditions: [], node: oldestNode }),
    openConsumer(browser, {
      folder: consumer,
      data: join(folder, "data-of-sources"),
      conditions: ["@rollcall/source"],
    }),
  ]);
});

afterEach(() => {
  // Console errors and violations of the content security policy.
  assert.deepEqual(published.complaints, []);
  assert.deepEqual(fromSources.complaints, []);
});

after(async () => {
  await browser.close();
  await Promise.all([published.close(), fromSources.close()]);
  await rm(installation.folder, { recursive: true, force: true });
});

/** What `rollcall doctor` found. */
interface Finding {
  readonly name: string;
  readonly status: string;
  readonly message: string;
}

interface Metadata {
  readonly license: string;
  readonly homepage: string;
  readonly bugs: string;
  readonly repository: { readonly url: string; readonly directory: string };
  readonly keywords: readonly string[];
  readonly engines: { readonly node: string };
}

/** Packages without sources. */
const generated = ["@rollcall/react"];

/** The files in every package, apart from its modules. */
const documents = ["package.json", "README.md", "LICENSE", "dist/CHANGELOG.md", "dist/THIRD-PARTY-NOTICES.txt"];

test("packs modules, declarations, sources and documents, but no tests", () => {
  for (const { name, files } of installation.tarballs) {
    const paths = files.map(({ path }) => path);
    const sources = generated.includes(name) ? [] : ["src/index.ts"];
    for (const path of [...documents, "dist/index.js", "dist/index.d.ts", ...sources]) {
      assert(paths.includes(path), `${name} contains ${path}`);
    }
    const allowed =
      /^(bin\/[\w-]+\.cjs|dist\/.+\.(js|js\.map|d\.ts)|dist\/[\w.-]+\.json|[\w-]+\.schema\.json|src\/.+\.ts)$/;
    const superfluous = paths.filter(
      (path) => !documents.includes(path) && (!allowed.test(path) || /\.(test|fixture|bench)\./.test(path)),
    );
    assert.deepEqual(superfluous, [], name);
  }
});

test("states in every package where it comes from, what changed, and whose code it contains", () => {
  for (const { name } of installation.tarballs) {
    const read = (path: string): string => readFileSync(join(installation.folder, "node_modules", name, path), "utf8");
    const { license, homepage, bugs, repository, keywords, engines } = JSON.parse(read("package.json")) as Metadata;
    const folder = name.replace("@rollcall/", "packages/");
    const home = repository.url.replace(/^git\+|\.git$/g, "");
    assert.deepEqual(
      { license, homepage, bugs, directory: repository.directory, engines },
      {
        license: "MIT",
        homepage: `${home}/tree/main/${folder}#readme`,
        bugs: `${home}/issues`,
        directory: folder,
        engines: { node: ">=22.13" },
      },
    );
    assert.ok(keywords.length > 2, name);
    assert.match(read("README.md"), new RegExp(`^# ${name}\n`));
    assert.match(read("dist/CHANGELOG.md"), new RegExp(`^# ${name}\n\n## `));
    assert.match(read("dist/THIRD-PARTY-NOTICES.txt"), new RegExp(`^${name} contains (no )?code`));
  }
  const notices = readFileSync(
    join(installation.folder, "node_modules/@rollcall/elements/dist/THIRD-PARTY-NOTICES.txt"),
    "utf8",
  );
  for (const project of ["lit 3", "lit-html 3", "papaparse 5", "ky 2", "lucide"])
    assert.ok(notices.includes(`\n${project}`));
});

test("packs element descriptions for editors, at the paths in the manifest", () => {
  const folder = join(installation.folder, "node_modules/@rollcall/elements");
  const read = (path: string): unknown => JSON.parse(readFileSync(join(folder, path), "utf8"));
  const manifest = read("package.json") as Readonly<Record<"customElements" | "web-types", string>>;
  const described = read(manifest.customElements) as Manifest;
  const tags = elementsOf(described).map(({ tagName }) => tagName);
  assert.ok(tags.includes("member-list") && tags.length > 10, tags.join());
  for (const { path } of described.modules) assert.ok(existsSync(join(folder, path)), path);
  const webTypes = read(manifest["web-types"]) as {
    readonly contributions: { readonly html: { readonly elements: readonly { readonly name: string }[] } };
  };
  const html = read("dist/vscode.html-custom-data.json") as { readonly tags: readonly { readonly name: string }[] };
  for (const described of [webTypes.contributions.html.elements, html.tags]) {
    assert.deepEqual(described.map(({ name }) => name).sort(), tags);
  }
  const css = read("dist/vscode.css-custom-data.json") as {
    readonly properties: readonly { readonly name: string }[];
  };
  assert.ok(css.properties.some(({ name }) => name === "--rollcall-accent"));
});

const compilerOptions = {
  target: "es2023",
  lib: ["es2023", "dom", "dom.iterable"],
  types: ["node"],
  module: "nodenext",
  allowImportingTsExtensions: true,
  noEmit: true,
  strict: true,
  exactOptionalPropertyTypes: true,
  skipLibCheck: false,
};

/** TypeScript 6, and TypeScript 7, which takes a third of the time. */
type Compiler = "typescript" | "typescript-7";

/** The errors that a version of the compiler reports in files of the installation. */
async function typeErrors(name: string, include: string[], options: object, compiler: Compiler): Promise<string> {
  const { folder } = installation;
  const project = join(folder, `tsconfig.${name}.json`);
  writeFileSync(project, JSON.stringify({ compilerOptions: { ...compilerOptions, ...options }, include }));
  const once = compiler === "typescript-7" ? checkOnce : [];
  const args = [join(root, "node_modules", compiler, "bin/tsc"), "--project", project, ...once];
  return outputOf(process.execPath, args, folder);
}

test("type-checks a consumer together with all published declarations, with TypeScript 6 and 7", async () => {
  assert.equal(await typeErrors("consumer", ["*.ts"], {}, "typescript"), "");
  assert.equal(await typeErrors("consumer", ["*.ts"], {}, "typescript-7"), "");
});

test("type-checks pages of React 18 and 19, Preact, Solid and Vue", async () => {
  const react19 = {
    react: ["./node_modules/@types/react-19"],
    "react/jsx-runtime": ["./node_modules/@types/react-19/jsx-runtime"],
  };
  const page = { jsx: "preserve", module: "preserve", types: [] };
  const files = (...names: readonly string[]) => names.map((name) => `frameworks/${name}`);
  assert.deepEqual(
    await Promise.all([
      typeErrors("react-18", files("react-18.tsx", "wrappers.tsx", "react-page.tsx"), page, "typescript-7"),
      typeErrors(
        "frameworks",
        files("react-19.tsx", "wrappers.tsx", "preact.tsx", "solid.tsx", "vue.ts"),
        { ...page, paths: react19 },
        "typescript-7",
      ),
    ]),
    ["", ""],
  );
});

test("runs the tarball's `rollcall` command with the oldest supported Node", async () => {
  const { folder } = installation;
  copyFileSync(join(folder, "rollcall.config.ts"), join(folder, "rollcall.config.mjs"));
  const rollcall = (...args: string[]) =>
    outputOf(oldestNode, [join(folder, "node_modules/.bin/rollcall"), ...args], folder);
  assert.match(await rollcall("--help"), /grant-admin/);
  assert.equal((await rollcall("--version")).trim(), "0.0.0");
  const findings = async (config: string) => {
    const text = await rollcall("doctor", "--json", "--config", config);
    return (JSON.parse(text) as { readonly findings: readonly Finding[] }).findings;
  };
  const found = (await findings("rollcall.config.ts")).find(({ name }) => name === "configuration");
  assert.equal(found?.message, "`rollcall.config.ts` needs Node 22.18 or newer; rename it to `rollcall.config.mjs`");
  await rollcall("migrate", "--config", "rollcall.config.mjs");
  const results = await findings("rollcall.config.mjs");
  assert.equal(results.find(({ name }) => name === "node")?.message, oldestNodeVersion());
  assert.equal(results.find(({ name }) => name === "database")?.status, "ok");
});

test("passes the store conformance suite with the oldest supported Node", async () => {
  const { folder } = installation;
  const flags = [...typeScriptFlags, "--test-reporter=tap"];
  const output = await outputOf(oldestNode, [...flags, join(folder, "conformance.ts")], folder);
  assert.deepEqual(output.match(/^not ok .*/gm), null);
  assert.match(output, /^# pass \d\d+$/m);
});

/** The same page of both builds. */
type Pages = readonly [published: Page, fromSources: Page];

const openBoth = async (path: string, user?: string): Promise<Pages> =>
  Promise.all([published.open(path, user), fromSources.open(path, user)]);

/** Takes both pages to the same state and compares what they show, as soon as it is the same. */
async function compare(pages: Pages, state: string, go: (page: Page) => Promise<unknown>): Promise<void> {
  await Promise.all(pages.map(go));
  const look = () => Promise.all(pages.map((page) => page.evaluate(visibleText)));
  let [shown, expected] = await look();
  for (let tries = 0; tries < 100 && !isDeepStrictEqual(shown, expected); tries++) [shown, expected] = await look();
  assert.deepEqual(shown, expected, state);
  assert.match(shown?.join("") ?? "", /\p{L}/u, `${state} shows text`);
  assert.doesNotMatch(shown?.join("").replaceAll("\n", "") ?? "", /\p{Cc}/u, `${state} shows no control characters`);
}

const part = (page: Page, name: string) => page.locator(`[part~="${name}"]`);

test("shows `<schedule-list>` as its sources do", async () => {
  const pages = await openBoth("/schedules", "amara");
  await compare(pages, "the list", (page) => part(page, "row").nth(1).waitFor());
  await compare(pages, "the dialog", async (page) => {
    await part(page, "create").click();
    await part(page, "confirm").waitFor();
  });
  await compare(pages, "the list with another schedule", async (page) => {
    await page.locator('input[name="name"]').fill("Tugs & pilots");
    await part(page, "confirm").click();
    await part(page, "row").nth(2).waitFor();
  });
});

test("shows `<member-list>` as its sources do", async () => {
  const pages = await openBoth("/members", "amara");
  await compare(pages, "the list", (page) => part(page, "row").nth(3).waitFor());
  await compare(pages, "the list with another member", async (page) => {
    await part(page, "add").fill("noor@example.org");
    await part(page, "add-button").click();
    await part(page, "row").nth(4).waitFor();
  });
  await compare(pages, "the dialog", async (page) => {
    await part(page, "remove").last().click();
    await part(page, "confirm").waitFor();
  });
  await compare(pages, "the list without the member", async (page) => {
    await part(page, "confirm").click();
    await part(page, "row").nth(4).waitFor({ state: "detached" });
  });
});

test("shows `<worker-portal>` as its sources do", async () => {
  await compare(await openBoth("/portal"), "the sign-in form", (page) => part(page, "sign-in").waitFor());
  const pages = await openBoth("/portal", "jonas");
  await compare(pages, "the dashboard", (page) => part(page, "card").first().waitFor());
  for (let card = 0; card < (await part(pages[0], "card").count()); card++) {
    await compare(pages, `section ${card + 1}`, async (page) => {
      await part(page, "card").nth(card).click();
      await part(page, "section").waitFor();
    });
    await compare(pages, "the dashboard again", async (page) => {
      await part(page, "back").click();
      await part(page, "card").first().waitFor();
    });
  }
});

test("draws elements with the components for React 18", async () => {
  const page = await published.open("/react", "amara");
  await part(page, "row").nth(3).waitFor();
  assert.equal(await page.locator("[slot=title]").textContent(), "Crew");
  await part(page, "add").fill("ines@example.org");
  await part(page, "add-button").click();
  await page.getByText("ines@example.org").first().waitFor();
  await page.locator("output").filter({ hasText: "ines@example.org" }).waitFor();
});

test("draws elements with one script and its hash, without a bundler", async () => {
  const page = await published.open("/script", "amara");
  await part(page, "row").nth(3).waitFor();
  assert.equal(await page.evaluate(() => typeof Reflect.get(globalThis, "Rollcall")), "object");
});
