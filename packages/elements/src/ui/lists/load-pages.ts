/** A page of a list. */
interface Page {
  readonly rows: readonly unknown[];
  readonly next: string | null;
}

/** Which rows a page has. */
export interface PageWindow {
  readonly limit: number;
  readonly after?: string;
}

/** The maximum number of rows of a page. */
const pageSize = 50;

/** Loads pages until there are enough rows. Returns the last page with all rows and whether there are more. */
export async function loadPages<P extends Page>(
  count: number,
  load: (window: PageWindow) => Promise<P>,
): Promise<Omit<P, "rows" | "next"> & { readonly rows: P["rows"]; readonly hasMore: boolean }> {
  const rows: P["rows"][number][] = [];
  for (let after: string | undefined; ;) {
    const limit = Math.min(pageSize, count - rows.length);
    const page = await load({ limit, ...(after !== undefined && { after }) });
    rows.push(...page.rows);
    if (page.next === null || rows.length >= count) return { ...page, rows, hasMore: page.next !== null };
    after = page.next;
  }
}
