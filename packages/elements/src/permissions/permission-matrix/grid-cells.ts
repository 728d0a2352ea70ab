/** Moves between grid cells: arrow keys by one, Home and End within a row, with Control to the first or last cell. */
export function nextCell(
  table: HTMLTableElement,
  from: HTMLTableCellElement,
  event: KeyboardEvent,
): HTMLElement | null {
  const lines = [...table.querySelectorAll<HTMLTableRowElement>("tr:has(> td)")];
  const line = lines.findIndex((one) => one.contains(from));
  const cells = (row: HTMLTableRowElement | undefined): HTMLElement[] => [...(row?.querySelectorAll("td") ?? [])];
  const column = cells(lines[line]).indexOf(from);
  const isMirrored = getComputedStyle(table).direction === "rtl";
  const side = isMirrored ? -1 : 1;
  const at = (row: number, cell: number): HTMLElement | null =>
    cells(lines[Math.max(0, Math.min(row, lines.length - 1))]).at(cell) ?? null;
  const last = cells(lines[line]).length - 1;
  switch (event.key) {
    case "ArrowRight":
      return at(line, Math.max(0, Math.min(column + side, last)));
    case "ArrowLeft":
      return at(line, Math.max(0, Math.min(column - side, last)));
    case "ArrowDown":
      return at(line + 1, column);
    case "ArrowUp":
      return at(line - 1, column);
    case "Home":
      return at(event.ctrlKey ? 0 : line, 0);
    case "End":
      return at(event.ctrlKey ? lines.length - 1 : line, last);
    default:
      return null;
  }
}
