import fc from "fast-check";
import assert from "node:assert/strict";
import test from "node:test";
import { RollcallError } from "../../contract/rollcall-error.ts";
import { type Page, type PageRequest, toPage, toWindow } from "./page.ts";

type Row = readonly [string, string];

/** Reads a window of ordered rows, like a store. */
function found(rows: readonly Row[], request: PageRequest, descending: boolean): readonly Row[] {
  const { limit, after, reverse } = toWindow(request, 2, descending);
  const key = (row: readonly string[]): string => row.join("\u0000");
  const running = reverse ? rows.toReversed() : rows;
  const begin =
    after === undefined
      ? running
      : running.filter((row) => key(row) > key(after) !== reverse && key(row) !== key(after));
  return begin.slice(request.skip ?? 0).slice(0, limit);
}

const pageOf = (rows: readonly Row[], request: PageRequest, descending = false): Page<Row> =>
  toPage(found(rows, request, descending), request, (row) => row);

const anyRows = fc
  .uniqueArray(
    fc.tuple(fc.constantFrom("a", "b", "c"), fc.string({ unit: fc.constantFrom("0", "1", "2"), minLength: 1 })),
    {
      selector: (row) => row.join(),
      maxLength: 30,
    },
  )
  .map((rows) => rows.toSorted((x, y) => (x.join("\u0000") < y.join("\u0000") ? -1 : 1)));

test("returns every row once, in order, when paging forward, and pages back to the start", () => {
  fc.assert(
    fc.property(anyRows, fc.integer({ min: 1, max: 7 }), fc.boolean(), (rows, limit, descending) => {
      const expected = descending ? rows.toReversed() : rows;
      const seen: Row[] = [];
      const pages: Page<Row>[] = [];
      for (let after: string | undefined; ;) {
        const page = pageOf(rows, { limit, after }, descending);
        pages.push(page);
        seen.push(...page.rows);
        if (page.next === null) break;
        after = page.next;
      }
      assert.deepEqual(seen, expected);
      for (let i = pages.length - 1; i > 0; i--) {
        const before = pages[i]?.previous;
        assert(typeof before === "string");
        const page = pageOf(rows, { limit, before }, descending);
        assert.deepEqual(page.rows, pages[i - 1]?.rows);
        assert.notEqual(page.next, null);
      }
      assert.equal(pages[0]?.previous, null);
    }),
  );
});

test("pages back after a jump by offset or to a name", () => {
  const rows: readonly Row[] = [
    ["a", "0"],
    ["a", "1"],
    ["b", "0"],
  ];
  assert.deepEqual(pageOf(rows, { limit: 1, skip: 1 }), {
    rows: [["a", "1"]],
    next: '["a","1"]',
    previous: '["a","1"]',
  });
  assert.equal(toPage(rows.slice(2), { limit: 1, from: "b" }, (row) => row).previous, '["b","0"]');
});

test("has no next or previous page for an empty page", () => {
  const cursor = JSON.stringify(["a", "0"]);
  for (const request of [{ limit: 5 }, { limit: 5, after: cursor }, { limit: 5, before: cursor }])
    assert.deepEqual(pageOf([], request), { rows: [], next: null, previous: null });
});

const noCursors = [
  "",
  "x",
  "null",
  "{}",
  '["a"]',
  '["a","b","c"]',
  '["a",1]',
  "[null,null]",
  '"a"',
  '[["a"],"b"]',
  '["a","\\ud800"]',
  '["a","\\u0000"]',
];

test("rejects a cursor from another list and names its field [P26]", () => {
  for (const cursor of noCursors) {
    for (const field of ["after", "before"] as const) {
      assert.throws(
        () => toWindow({ limit: 1, [field]: cursor }, 2),
        (error) => {
          assert(error instanceof RollcallError);
          assert.equal(error.code, "request.invalid");
          assert.deepEqual(error.details, { issues: [{ field, expected: "a cursor of this list" }] });
          return true;
        },
        cursor,
      );
    }
  }
});

test("rejects `before` and `after` in one request [P26]", () => {
  assert.throws(
    () => toWindow({ limit: 1, after: '["a","0"]', before: '["b","0"]' }, 2),
    (error) => {
      assert(error instanceof RollcallError);
      assert.equal(error.code, "request.invalid");
      assert.deepEqual(error.details, { issues: [{ field: "before", expected: "either `after` or `before`" }] });
      return true;
    },
  );
});
