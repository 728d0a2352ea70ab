import { fold, insert, searchWords, type ListQuery, type Value } from "@rollcall/core";
import { assert } from "chai";
import fc from "fast-check";
import { listRows } from "./naive-rows.ts";
import { member, members, membersByName, schedules, type Member } from "./samples.ts";
import { answer, write, type Kit } from "./store-pair.ts";

/** Few letters, so that words overlap; some fold, some take two UTF-16 units, some separate words. */
const text = fc.string({
  unit: fc.constantFrom("a", "b", "A", "á", "b\u0301", "ß", "Ł", "1", "漢", "𝒳", " ", "-", ".", "@"),
  maxLength: 14,
});
const cases = fc.record({
  people: fc.array(fc.record({ name: text, email: fc.option(text), role: fc.constantFrom("member", "viewer") }), {
    maxLength: 25,
  }),
  asked: text,
  limit: fc.integer({ min: 1, max: 7 }),
  reverse: fc.boolean(),
  role: fc.option(fc.constantFrom("member", "viewer"), { nil: undefined }),
});

export function searchProperty({ test, property }: Kit): void {
  test("finds exactly what a plain filter finds, page by page, for any names and words", async (store) => {
    let run = 0;
    await fc.assert(
      fc.asyncProperty(cases, async ({ people, asked, limit, reverse, role }) => {
        const scheduleId = `s${run++}`;
        const rows = people.map(({ name, email, role: own }, i) =>
          member(scheduleId, `p${i}`, { name, email, nameKey: fold(name), role: own }),
        );
        await write(store, [
          insert(schedules, { id: scheduleId, version: 0, admins: 0 }),
          ...rows.map((row) => insert(members, row)),
        ]);
        const words = searchWords(asked);
        const args = { equal: [scheduleId], limit, reverse, words, ...(role && { filter: { role } }) };
        const walked: Member[] = [];
        for (;;) {
          const last = walked.at(-1);
          const after: { after?: readonly Value[] } = last ? { after: [last.nameKey, last.personId] } : {};
          const page = await answer(store, membersByName({ ...args, ...after }));
          walked.push(...page);
          if (page.length < limit || walked.length > rows.length) break;
        }
        assert.deepEqual(walked, listRows(rows, membersByName(args).query as ListQuery, { ...args, limit: 99 }));
      }),
      property,
    );
  });
}
