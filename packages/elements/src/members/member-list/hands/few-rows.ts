import type { TemplateResult } from "lit";
import { statePage } from "../list-states.ts";
import type { ListView } from "../list-view.ts";
import type { Hands } from "./hands.ts";

/** What stands where a search or a filter leaves no rows, and under the one row of a new schedule. */
export function fewRows({ pages }: ListView, { words, asking }: Hands): TemplateResult | undefined {
  const of = { messages: words };
  if (pages.length === 0) {
    const text = words.text("list.nobody-fits.text");
    return statePage(of, "search", "list.nobody-fits", text, "list.clear", () => asking.clear());
  }
  return pages.isWhole ? statePage(of, "people", "list.alone", words.text("list.alone.text")) : undefined;
}
