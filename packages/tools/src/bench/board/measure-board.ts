/** The times of frames while scrolling, in milliseconds. */
export interface BoardFrames {
  readonly board: number[];
  readonly pool: number[];
}

/**
 * Runs in the page: scrolls the board and a pool of rows in turns, 120 px per frame. The pool has copies of the board's rows and its
 * styles, moves a row that has left the view to where it is needed and writes the texts of its cells.
 */
export async function measureBoard(rounds: number): Promise<BoardFrames> {
  const perRound = 90;
  const element = document.querySelector<HTMLElement>("shift-board");
  const root = element?.shadowRoot;
  const scroller = root?.querySelector<HTMLElement>("#scroller");
  const drawn = [...(scroller?.querySelectorAll<HTMLElement>("tbody tr") ?? [])];
  const [sample] = drawn.filter((row) => row.querySelectorAll("[part=shift]").length === 5);
  if (!element || !root || !scroller || !sample) throw new Error("no board with shifts on the page");
  const frame = (): Promise<number> => new Promise((resolve) => requestAnimationFrame(resolve));
  const frames: BoardFrames = { board: [], pool: [] };
  const pool = openPool();
  for (let round = 0; round < rounds; round++) {
    frames.board.push(...(await scrollFor(element, scroller)));
    frames.pool.push(...(await scrollFor(pool.host, pool.scroller)));
  }
  return frames;

  async function scrollFor(host: HTMLElement, scrolled: HTMLElement): Promise<number[]> {
    for (const one of [element, pool.host]) if (one) one.hidden = one !== host;
    scrolled.scrollTop = 0;
    for (let settling = 0; settling < 20; settling++) await frame();
    const took: number[] = [];
    let last = await frame();
    for (let count = 0; count < perRound; count++) {
      scrolled.scrollTop += 120;
      const now = await frame();
      took.push(now - last);
      last = now;
    }
    return took;
  }

  function openPool(): { readonly host: HTMLElement; readonly scroller: HTMLElement } {
    if (!element || !root || !scroller || !sample) throw new Error("no board");
    const host = document.createElement("div");
    element.after(host);
    const shadow = host.attachShadow({ mode: "open" });
    shadow.adoptedStyleSheets = [...root.adoptedStyleSheets];
    const panel = root.querySelector(".panel")?.cloneNode(true) as HTMLElement;
    shadow.append(panel);
    const area = panel.querySelector<HTMLElement>("#scroller");
    const body = panel.querySelector<HTMLElement>("tbody");
    if (!area || !body) throw new Error("no table in the copy");
    const height = sample.offsetHeight;
    const count = Math.ceil(scroller.clientHeight / height) + 16;
    const rows = Array.from({ length: count }, () => sample.cloneNode(true) as HTMLElement);
    const texts = rows.map((row) => textsOf(row));
    const at = rows.map(() => -1);
    const usual = textsOf(sample).map(({ data }) => data);
    body.replaceChildren(...rows);
    const total = Number.parseInt(body.style.height) / height;
    const place = (): void => {
      const first = Math.max(0, Math.floor(area.scrollTop / height) - 8);
      for (let index = first; index < Math.min(total, first + count); index++) {
        const slot = index % count;
        if (at[slot] === index) continue;
        at[slot] = index;
        const row = rows[slot];
        if (row) row.style.transform = `translateY(${index * height}px)`;
        texts[slot]?.forEach((text, cell) => {
          text.data = `${usual[cell] ?? ""}${index % 2 === 0 ? "" : " "}`;
        });
      }
    };
    area.addEventListener("scroll", place, { passive: true });
    place();
    return { host, scroller: area };
  }

  function textsOf(row: HTMLElement): Text[] {
    const walker = document.createTreeWalker(row, NodeFilter.SHOW_TEXT);
    const found: Text[] = [];
    while (walker.nextNode()) {
      const text = walker.currentNode as Text;
      if (text.data.trim() !== "") found.push(text);
    }
    return found;
  }
}
