// The rules that oxlint lacks: docstrings, templates and custom elements. `.oxlintrc.json` has all others.
import jsdoc from "eslint-plugin-jsdoc";
import lit from "eslint-plugin-lit";
import litA11y from "eslint-plugin-lit-a11y";
import wc from "eslint-plugin-wc";
import tseslint from "typescript-eslint";

const tests = ["**/*.test.ts", "**/*.fixture.ts", "**/*.bench.ts"];

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

export default [
  {
    ignores: [
      "**/dist/**",
      "**/node_modules/**",
      ".rollcall/**",
      "docs/.vitepress/cache/**",
      "docs/reference/**",
      "packages/tools/src/**/fixtures/**",
      "examples/frameworks/**",
    ],
  },
  {
    // An older version of Node parses it before it can report its version.
    files: ["packages/cli/bin/rollcall.cjs"],
    languageOptions: { ecmaVersion: 5 },
    rules: { "no-dupe-args": "error", "no-octal": "error" },
  },
  {
    files: ["packages/{core,storage-*,client,server,cli,elements}/src/**/*.ts"],
    ignores: tests,
    languageOptions: { parser: tseslint.parser },
    plugins: { jsdoc },
    settings: { jsdoc: { mode: "typescript" } },
    rules: publicDocs,
  },
  {
    files: ["packages/elements/src/**/*.ts"],
    languageOptions: { parser: tseslint.parser },
    plugins: { lit, "lit-a11y": litA11y, wc },
    rules: {
      ...lit.configs["flat/recommended"].rules,
      ...litA11y.configs.recommended.rules,
      ...wc.configs["flat/recommended"].rules,
      "lit/no-invalid-html": "error",
      "lit/no-useless-template-literals": "error",
      // A native checkbox with the switch role already exposes whether it is on.
      "lit-a11y/role-has-required-aria-attrs": "off",
      "lit/attribute-value-entities": "off",
      "wc/guard-super-call": "off",
    },
  },
];
