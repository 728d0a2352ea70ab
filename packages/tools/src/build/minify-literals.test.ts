import assert from "node:assert/strict";
import { SourceMap } from "node:module";
import { test } from "node:test";
import fc from "fast-check";
import { type Plugin, rollup } from "rollup";
import { minifyLiterals } from "./minify-literals.ts";

const source = (code: string): Plugin => ({
  name: "source",
  resolveId: (id) => id,
  load: () => code,
});

async function build(code: string) {
  const bundle = await rollup({ input: "/source.js", plugins: [source(code), minifyLiterals()] });
  const { output } = await bundle.generate({ format: "es", sourcemap: true });
  return output[0];
}

/** Replaces the expressions in the value of a literal. */
const hole = "⟨⟩";
const tags = `const html = (texts, ...inside) => [texts.join("${hole}"), ...inside].join("|"), css = html;`;

/** The value of a literal after the build. The literal is written as in a source file. */
async function minify(literal: string): Promise<string> {
  const { code } = await build(`${tags} export default ${literal};`);
  const module = (await import(`data:text/javascript,${encodeURIComponent(code)}`)) as { readonly default: string };
  return module.default;
}

const backslash = "\\";

test("keeps a dot in `content` that no ASCII character can express", async () => {
  assert.equal(await minify('css`.owner::before { content: "· "; }`'), '.owner:before{content:"· "}');
});

for (const [name, literal, expected] of [
  ["a character written as a CSS escape", String.raw`css${"`"}a { content: "\\00b7 x"; }${"`"}`, 'a{content:"·x"}'],
  [
    "a character written as a JavaScript escape",
    String.raw`css${"`"}a { content: "\u00b7 7"; }${"`"}`,
    'a{content:"· 7"}',
  ],
  ["an escaped quote in a string", String.raw`css${"`"}a { content: "\\"a, b"; }${"`"}`, `a{content:'"a, b'}`],
  ["an escaped backslash", String.raw`css${"`"}a { content: "\\\\"; }${"`"}`, `a{content:"${backslash}${backslash}"}`],
  ["an escaped class name", String.raw`css${"`"}.md\\:a { color: red; }${"`"}`, `.md${backslash}:a{color:red}`],
  ["a backtick and a dollar sign", 'css`a { content: "\\` \\${b} $"; }`', 'a{content:"` ${b} $"}'],
  ["an emoji and a bidirectional mark", 'css`a { content: "👩‍🚀\\u200f"; }`', 'a{content:"👩‍🚀\u200f"}'],
  ["text in a string that looks like a property", 'css`a { content: "{--a: b, c"; }`', 'a{content:"{--a: b, c"}'],
  ["a string in a custom property", 'css`a { --b: "c,  d" , e; }`', 'a{--b:"c,  d" ,e}'],
] as const) {
  test(`keeps ${name} in a style sheet`, async () => {
    assert.equal(await minify(literal), expected);
  });
}

test("removes comments, white space and last semicolons from a style sheet", async () => {
  assert.equal(
    await minify("css`\n/* a */\n:host { --b: 1px, 2px; }\n\na, b > c { color: red; }`"),
    ":host{--b:1px,2px}a,b>c{color:red}",
  );
});

test("doesn't change a style sheet with expressions", async () => {
  assert.equal(await minify("css`a { color: ${1}; }`"), `a { color: ${hole}; }|1`);
});

test("refuses a style sheet that is not valid", async () => {
  await assert.rejects(build("export default css`a { color: red;`;"), /invalid CSS/);
});

for (const [name, literal, expected] of [
  ["collapses line breaks and indentation to one space", "html`\n  <b>a</b>\n  <i>b</i>\n  c`", " <b>a</b> <i>b</i> c"],
  ["keeps a text without white space around it", "html`<b>a</b><i>b</i>`", "<b>a</b><i>b</i>"],
  ["keeps spaces next to expressions", "html`${1} ${2}\n  ${3}`", `${hole} ${hole} ${hole}|1|2|3`],
  ["keeps a no-break space next to a line break", "html`a\u00a0\n\u00a0b`", "a\u00a0 \u00a0b"],
  [
    "collapses white space within tags",
    "html`<a\n  b=${1}\n  ?c=${2}\n  >d</a\n>`",
    `<a b=${hole} ?c=${hole}>d</a>|1|2`,
  ],
  [
    "keeps quoted attribute values",
    "html`<a b=\"c >\n  d\" e='f\n ${1} >' >g</a>`",
    `<a b="c >\n  d" e='f\n ${hole} >'>g</a>|1`,
  ],
  ["keeps an arrow in a text", 'html`say "a" > "b" >\n c`', 'say "a" > "b" > c'],
  ["keeps comments", "html`<!-- a\n  ${1} > -->\n b`", `<!-- a\n  ${hole} > --> b|1`],
  ["keeps the content of `pre`", "html`<pre\n  a>\n  b\n ${1}</pre\n>\n c`", `<pre a>\n  b\n ${hole}</pre> c|1`],
  [
    "keeps the content of `textarea`",
    "html`<textarea .a=${1} >\n  b</textarea>`",
    `<textarea .a=${hole}>\n  b</textarea>|1`,
  ],
  [
    "keeps templates nested in `pre`",
    "html`${html`\n1`}<pre>${html`\n2`}</pre>${html`\n3`}`",
    `${hole}<pre>${hole}</pre>${hole}| 1|\n2| 3`,
  ],
  [
    "collapses nested templates",
    "html`<ul>\n ${[1].map((a) => html`\n <li>\n ${a}</li>`)}</ul>`",
    `<ul> ${hole}</ul>| <li> ${hole}</li>|1`,
  ],
  ["keeps escapes of JavaScript", 'html`<a b="\\`">\n\\${c} \\\\ \\u00b7 \\r d</a>`', '<a b="`"> ${c} \\ · \r d</a>'],
  ["keeps character references", 'html`<a b="&quot;">\n&amp;&nbsp;&lt;</a>`', '<a b="&quot;"> &amp;&nbsp;&lt;</a>'],
] as const) {
  test(`${name} in a template`, async () => {
    assert.equal(await minify(literal), expected);
  });
}

test("doesn't change other literals", async () => {
  const { code } = await build("export default [`a\n  b`, sql`a\n  b`, html.c`a\n  b`];");
  assert.match(code, /\[`a\n {2}b`, sql`a\n {2}b`, html\.c`a\n {2}b`\]/);
});

test("keeps any text in a style sheet and in a template", async () => {
  const texts = fc.string({ unit: "grapheme" });
  await fc.assert(
    fc.asyncProperty(texts, async (text) => {
      const plain = text.replace(/["'\\\n\r\f\0<]/g, "");
      const literal = (tag: string, content: string) => tag + "`" + content.replace(/[\\`]|\$\{/g, "\\$&") + "`";
      assert.equal(await minify(literal("css", `a { content: "${plain}"; }`)), `a{content:"${plain}"}`);
      assert.equal(await minify(literal("html", `<a>${plain}</a>\n`)), `<a>${plain}</a> `);
    }),
    { numRuns: 50 },
  );
});

test("maps code after a literal to its line in the source", async () => {
  const { code, map } = await build("export const a = html`\n  <b>\n  </b>\n`;\nexport const after = 1;");
  const lines = code.split("\n");
  const line = lines.findIndex((text) => text.includes("after = 1"));
  assert(map !== null && line === 1);
  const column = lines[line]?.indexOf("after") ?? 0;
  const payload = { ...map, file: "", sourceRoot: "", sourcesContent: [] };
  const entry = new SourceMap(payload).findEntry(line, column);
  assert("originalLine" in entry);
  assert.equal(entry.originalLine, 4);
});
