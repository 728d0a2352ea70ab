// Type-checked linting of every source. Bans that enforce a requirement name it.
import js from "@eslint/js";
import jsdoc from "eslint-plugin-jsdoc";
import lit from "eslint-plugin-lit";
import litA11y from "eslint-plugin-lit-a11y";
import wc from "eslint-plugin-wc";
import tseslint from "typescript-eslint";

const tests = ["**/*.test.ts", "**/*.e2e.test.ts", "**/*.fixture.ts", "**/*.bench.ts", "packages/testkit/src/**/*.ts"];

/** Names are rendered as text everywhere (P54): nothing may turn a string into markup. */
const noMarkupFromStrings = {
  "no-restricted-imports": [
    "error",
    {
      patterns: [
        {
          group: ["lit/directives/unsafe-*", "lit-html/directives/unsafe-*"],
          message: "Names must be rendered as text (P54).",
        },
        { group: ["lit/static-html*", "lit-html/static*"], message: "Names must be rendered as text (P54)." },
        {
          group: ["@rollcall/*/src/*", "@rollcall/*/dist/*"],
          message: "Import a package through one of its entry points.",
        },
      ],
    },
  ],
  "no-restricted-properties": [
    "error",
    ...["innerHTML", "outerHTML", "srcdoc", "insertAdjacentHTML"].map((property) => ({
      property,
      message: "Names must be rendered as text (P54).",
    })),
  ],
  "no-restricted-syntax": [
    "error",
    {
      selector: "TemplateElement[value.raw=/srcdoc\\s*=|\\.innerHTML\\s*=/i]",
      message: "Names must be rendered as text (P54).",
    },
    { selector: "TSEnumDeclaration", message: "Use only erasable syntax." },
    {
      selector: "TSAsExpression > TSAsExpression[typeAnnotation.type='TSUnknownKeyword']",
      message: "Convert or narrow the value: only the kernel and adapters of the store may assert a type like this.",
    },
  ],
};

const strict = {
  "@typescript-eslint/consistent-type-exports": "error",
  "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "inline-type-imports" }],
  "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true }],
  "@typescript-eslint/no-import-type-side-effects": "error",
  // `interface MemberView extends z.output<typeof memberView> {}` gives an inferred type a name that editors show.
  "@typescript-eslint/no-empty-object-type": ["error", { allowInterfaces: "with-single-extends" }],
  "@typescript-eslint/no-invalid-void-type": [
    "error",
    { allowInGenericTypeArguments: true, allowAsThisParameter: true },
  ],
  "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
  "@typescript-eslint/no-unnecessary-condition": ["error", { allowConstantLoopConditions: "only-allowed-literals" }],
  // Ports return a promise or a value, so an async function may have nothing to await.
  "@typescript-eslint/require-await": "off",
  "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true, allowBoolean: true }],
  "@typescript-eslint/switch-exhaustiveness-check": ["error", { considerDefaultExhaustiveForUnions: true }],
  eqeqeq: "error",
  "max-lines": ["error", { max: 300 }],
  "no-console": "error",
};

/** Requires docstrings on everything a package exports, because hosts read them in their editor. */
const publicDocs = {
  "jsdoc/require-jsdoc": [
    "error",
    {
      publicOnly: { esm: true },
      checkConstructors: false,
      require: { FunctionDeclaration: true, ClassDeclaration: true },
      contexts: ["ExportNamedDeclaration > TSInterfaceDeclaration", "ExportNamedDeclaration > TSTypeAliasDeclaration"],
      enableFixer: false,
    },
  ],
  "jsdoc/require-description": ["error", { contexts: ["FunctionDeclaration", "ClassDeclaration"] }],
  "jsdoc/check-param-names": ["error", { checkDestructured: false }],
  "jsdoc/no-types": "error",
  "jsdoc/empty-tags": "error",
};

export default tseslint.config(
  {
    ignores: [
      "**/dist/**",
      "**/node_modules/**",
      ".rollcall/**",
      "docs/.vitepress/cache/**",
      "docs/reference/**",
      "packages/tools/src/**/fixtures/**",
      // Their packages are installed elsewhere, so types of imports are unknown here.
      "examples/frameworks/**",
    ],
  },
  js.configs.recommended,
  {
    files: ["**/*.mjs"],
    languageOptions: { globals: { process: "readonly", console: "readonly", URL: "readonly" } },
  },
  {
    // An older version of Node parses it before it can report its version.
    files: ["packages/cli/bin/rollcall.cjs"],
    languageOptions: { ecmaVersion: 5, globals: { process: "readonly", console: "readonly" } },
  },
  {
    files: ["packages/*/src/**/*.ts", "examples/*/src/**/*.ts", "docs/**/*.ts"],
    extends: [...tseslint.configs.strictTypeChecked, ...tseslint.configs.stylisticTypeChecked],
    languageOptions: {
      parserOptions: {
        // One program for everything: a project per package would read the core nine times.
        project: "packages/tools/tsconfig.lint.json",
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: { ...strict, ...noMarkupFromStrings },
  },
  {
    files: ["packages/{core,storage-*,client,server,cli,elements,testkit}/src/**/*.ts"],
    ignores: tests,
    plugins: { jsdoc },
    settings: { jsdoc: { mode: "typescript" } },
    rules: publicDocs,
  },
  {
    // Generic parts assert what their declarations ensure; tests pass values that the types forbid.
    files: ["packages/core/src/kernel/**/*.ts", "packages/storage-*/src/**/*.ts", "**/*.test.ts", "**/*.fixture.ts"],
    rules: { "no-restricted-syntax": ["error", ...noMarkupFromStrings["no-restricted-syntax"].slice(1, -1)] },
  },
  {
    // Time, ids and randomness are ports: the domain never accesses them directly.
    files: ["packages/core/src/**/*.ts"],
    ignores: tests,
    rules: {
      "no-restricted-properties": [
        ...noMarkupFromStrings["no-restricted-properties"],
        { object: "Date", property: "now", message: "Time is a port." },
        { object: "Math", property: "random", message: "Randomness is a port." },
        { object: "crypto", property: "randomUUID", message: "Ids are a port." },
      ],
    },
  },
  {
    files: ["packages/elements/src/**/*.ts"],
    ...lit.configs["flat/recommended"],
  },
  {
    files: ["packages/elements/src/**/*.ts"],
    ...wc.configs["flat/recommended"],
  },
  {
    files: ["packages/elements/src/**/*.ts"],
    plugins: { "lit-a11y": litA11y },
    rules: {
      ...litA11y.configs.recommended.rules,
      "lit/no-invalid-html": "error",
      "lit/no-useless-template-literals": "error",
      // A native checkbox with the switch role already exposes whether it is on.
      "lit-a11y/role-has-required-aria-attrs": "off",
      "lit/attribute-value-entities": "off",
      "wc/guard-super-call": "off",
    },
  },
  {
    files: tests,
    rules: {
      "@typescript-eslint/no-non-null-assertion": "off",
      "@typescript-eslint/no-floating-promises": [
        "error",
        {
          allowForKnownSafeCalls: [
            { from: "package", package: "node:test", name: ["test", "it", "describe", "suite"] },
          ],
        },
      ],
      "@typescript-eslint/unbound-method": "off",
      "jsdoc/require-jsdoc": "off",
    },
  },
  {
    files: ["packages/tools/src/**/*.ts", "examples/*/src/**/*.ts"],
    rules: { "no-console": "off" },
  },
);
