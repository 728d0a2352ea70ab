import type { TemplateResult } from "lit";
import { drawing, icon } from "../../../ui/icons.ts";
import { statePage } from "../list-states.ts";
import type { ListView } from "../list-view.ts";
import { isWhole } from "../member-query.ts";
import type { Hands } from "./hands.ts";

// From lucide, as the others are.
const people =
  "M16 21v-2a4 4 0 0 0-4-4H6a4 4 0 0 0-4 4v2M16 3.128a4 4 0 0 1 0 7.744M22 21v-2a4 4 0 0 0-3-3.87M5 7a4 4 0 1 0 8 0 4 4 0 1 0-8 0";

/** What stands where a search or a filter leaves no rows, and under the one row of a new schedule. */
export function fewRows(list: ListView, { words }: Hands): TemplateResult | undefined {
  const { pages } = list;
  const of = { messages: words };
  if (pages.rows.length === 0) {
    const text = words.text("list.nobody-fits.text");
    return statePage(of, icon("search"), "list.nobody-fits", text, "list.clear", () => list.clearQuery());
  }
  return isWhole(pages.query) ? statePage(of, drawing(people), "list.alone", words.text("list.alone.text")) : undefined;
}
