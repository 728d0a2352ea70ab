// The import rules of the architecture. Tests may import any package; published code may not. `import-findings.ts` also rejects cycles.
const tests = "\\.(test|fixture|bench)\\.ts$";

/** The packages that the sources of each package may import. */
const arrows = {
  core: [],
  "storage-memory": ["core"],
  "storage-indexeddb": ["core"],
  "storage-sql": ["core"],
  client: ["core"],
  links: ["core"],
  server: ["core"],
  cli: ["core", "server", "storage-sql", "permission-model", "links"],
  elements: ["core", "client", "permission-model"],
  "permission-model": ["core"],
  testkit: ["core", "storage-memory", "server"],
};

/**
 * The folders of core in their order, including types: a folder may only import those before it, and folders on the same level may
 * not import each other. The entry `index.ts` comes last; `testing` and `faults` contain only tests.
 */
const coreOrder = [
  ["contract"],
  ["kernel"],
  ["storage"],
  ["ports"],
  ["identity"],
  ["secrets"],
  ["mail"],
  ["organizations"],
  ["people"],
  ["profiles", "access"],
  ["schedules"],
  ["members"],
  ["shifts", "invitations", "calendars", "documents"],
  ["linking"],
  ["catalogues"],
  ["skills", "certifications"],
  ["availability"],
  ["eligibility"],
  ["offers"],
  ["swaps"],
  ["reports"],
  ["notifications", "calendar-links"],
  ["history", "portal"],
  ["client"],
  ["composition"],
];

const runtimeOnly = { dependencyTypesNot: ["type-only"] };

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    ...Object.entries(arrows).map(([name, allowed]) => ({
      name: `${name}-imports-${allowed.join("-and-") || "no-package"}`,
      comment: "Packages may only import the packages listed above.",
      severity: "error",
      from: { path: `^packages/${name}/src/`, pathNot: tests },
      to: { path: "^packages/", pathNot: `^packages/(${[name, ...allowed].join("|")})/` },
    })),
    {
      name: "elements-know-the-contract-and-the-client-of-core",
      comment: "A page that calls a server must not load zod or rules.",
      severity: "error",
      from: { path: "^packages/(elements|client)/src/", pathNot: tests },
      to: { path: "^packages/core/src/", pathNot: "^packages/core/src/(contract|client)/", ...runtimeOnly },
    },
    {
      name: "elements-import-only-types-of-the-permission-model",
      comment: "A page must not load rules. It asks the server.",
      severity: "error",
      from: { path: "^packages/elements/src/", pathNot: tests },
      to: { path: "^packages/permission-model/", ...runtimeOnly },
    },
    {
      name: "contract-and-client-never-reach-behavior",
      comment: "A browser may load names, kinds, codes and the transport port. Types of other modules may be imported.",
      severity: "error",
      from: { path: "^packages/core/src/(contract|client)/", pathNot: tests },
      to: { path: "^packages/core/src/", pathNot: "^packages/core/src/(contract|client)/", ...runtimeOnly },
    },
    {
      name: "contract-and-client-carry-no-zod",
      severity: "error",
      from: { path: "^packages/core/src/(contract|client)/", pathNot: tests },
      to: { path: "node_modules/zod/", ...runtimeOnly },
    },
    ...coreOrder.flatMap((level, place) =>
      level.map((folder) => ({
        name: `core-${folder}-imports-earlier-folders`,
        comment:
          "Register dependencies in the other direction: a collection's declarations, a domain object or a reaction.",
        severity: "error",
        from: { path: `^packages/core/src/${folder}/`, pathNot: tests },
        to: {
          path: "^packages/core/src/",
          pathNot: `^packages/core/src/(${[folder, ...coreOrder.slice(0, place).flat()].join("|")})/`,
        },
      })),
    ),
    {
      name: "every-folder-of-core-has-a-place",
      comment: "Add a new folder to the order above.",
      severity: "error",
      from: {
        path: "^packages/core/src/[^/]+/",
        pathNot: [`^packages/core/src/(${coreOrder.flat().join("|")})/`, tests],
      },
      to: {},
    },
    {
      name: "domains-are-listed-in-one-file",
      comment: "Only the composition reads domain objects. Use a reaction for the other direction.",
      severity: "error",
      from: { path: "^packages/core/src/", pathNot: ["^packages/core/src/composition/", tests] },
      to: { path: "^packages/core/src/[^/]+/domain\\.ts$", pathNot: "^packages/core/src/identity/" },
    },
    {
      name: "samples-are-not-part-of-the-product",
      comment: "Only `@rollcall/core/model` and tests may load what proofs need of an operation.",
      severity: "error",
      from: {
        path: "^packages/core/src/",
        pathNot: ["\\.samples\\.ts$", "^packages/core/src/composition/(samples|model)\\.ts$", tests],
      },
      to: { path: "(\\.samples|/composition/samples|/identity/operation-sample)\\.ts$" },
    },
    {
      name: "the-root-of-core-is-its-entry",
      severity: "error",
      from: {},
      to: { path: "^packages/core/src/[^/]+\\.ts$", pathNot: "^packages/core/src/index\\.ts$" },
    },
    {
      name: "no-node-in-the-domain-or-the-browser",
      severity: "error",
      from: {
        path: "^packages/(core|storage-memory|storage-indexeddb|client|elements|permission-model)/src/",
        pathNot: tests,
      },
      to: { dependencyTypes: ["core"] },
    },
    {
      name: "only-the-node-entry-of-the-server-uses-node",
      severity: "error",
      from: { path: "^packages/server/src/", pathNot: ["^packages/server/src/node/", tests] },
      to: { dependencyTypes: ["core"] },
    },
    {
      name: "nothing-imports-examples-or-docs",
      severity: "error",
      from: { path: "^packages/" },
      to: { path: "^(examples|docs)/" },
    },
    {
      name: "tests-import-the-elements-they-show",
      comment: "A test runs again when an element that it imports changes.",
      severity: "error",
      from: { path: `^packages/elements/src/.*${tests}` },
      to: { path: "^packages/elements/src/define\\.ts$" },
    },
    {
      name: "packages-meet-at-their-entries",
      severity: "error",
      from: { path: "^packages/([^/]+)/", pathNot: tests },
      to: { path: "^packages/", pathNot: "^packages/$1/", dependencyTypes: ["local"] },
    },
    {
      name: "no-orphans",
      severity: "error",
      from: {
        orphan: true,
        path: "^packages/",
        // The service worker is bundled into a generated file.
        pathNot: [
          tests,
          "\\.d\\.ts$",
          "/src/index\\.ts$",
          "/(push|offline)-worker/start-(push|offline)-worker\\.ts$",
          "^packages/tools/",
        ],
      },
      to: {},
    },
    { name: "resolvable", severity: "error", from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: ["node_modules", "/dist/"] },
    // The framework examples install their own packages.
    exclude: {
      path: [
        "^examples/frameworks/",
        "/dist/",
        "\\.rollcall/",
        "^docs/\\.vitepress/(cache|dist)",
        "^docs/reference",
        "/fixtures/",
      ],
    },
    tsPreCompilationDeps: true,
    skipAnalysisNotInRules: true,
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["@rollcall/source", "import", "default", "types", "node"],
      extensions: [".ts", ".mjs", ".js", ".json"],
    },
  },
};
