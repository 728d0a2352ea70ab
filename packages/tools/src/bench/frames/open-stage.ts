/** The scrolled content: the element, a bare pool of rows with the same cells and styles, or the same page with nothing in it. */
export type Scrolled = "list" | "pool" | "empty";

/** The frames of a scroll, in milliseconds, and the number of rows that passed. */
export interface Frames {
  readonly took: readonly number[];
  readonly rows: number;
}

/** A page on which one of the three is shown and scrolled, each from its previous position. */
export interface Stage {
  scroll(what: Scrolled, frames: number): Promise<Frames>;
}

/** The location of the list: the element, and those of its rows that the pool may copy. */
export interface StageOptions {
  readonly tag: string;
  readonly row: string;
}

/**
 * Runs in the page: adds a pool of rows next to the element, and an empty copy of it. The pool has copies of one row and its
 * styles, moves a row that has left the view to where it is needed, and updates what differs between rows, the texts and labels,
 * with other digits.
 */
export async function openStage({ tag, row: selector }: StageOptions): Promise<Stage> {
  const perFrame = 120;
  const element = document.querySelector<HTMLElement>(tag);
  const root = element?.shadowRoot;
  const scroller = root?.querySelector<HTMLElement>("#scroller");
  // The sample data, which comes first, has no digits in its names.
  const rows = (): HTMLElement[] => [...(root?.querySelectorAll<HTMLElement>(selector) ?? [])];
  let sample: HTMLElement | undefined;
  for (let tries = 0; tries < 200 && sample === undefined; tries++) {
    sample = rows().find((row) => /\d/.test(row.textContent));
    if (sample === undefined && scroller) scroller.scrollTop += perFrame;
    await frame();
  }
  if (!element || !root || !scroller || !sample) throw new Error("no list on the page");
  const height = sample.offsetHeight;
  const inView = scroller.clientHeight;
  const panel = root.querySelector(".panel") ?? fail();
  const listed = { host: element, area: scroller };
  const stages = { list: listed, pool: copyPanel(), empty: copyPanel() };
  stages.empty.body.replaceChildren();
  fill(stages.pool);
  return {
    async scroll(what, frames) {
      const { host, area } = stages[what];
      for (const other of Object.values(stages)) other.host.hidden = other.host !== host;
      for (let settling = 0; settling < 10; settling++) await frame();
      const took: number[] = [];
      let last = await frame();
      for (let count = 0; count < frames; count++) {
        area.scrollTop += perFrame;
        const now = await frame();
        took.push(now - last);
        last = now;
      }
      return { took, rows: (frames * perFrame) / height };
    },
  };

  function frame(): Promise<number> {
    return new Promise((resolve) => requestAnimationFrame(resolve));
  }

  function copyPanel() {
    const host = document.createElement("div");
    (element ?? fail()).after(host);
    const shadow = host.attachShadow({ mode: "open" });
    shadow.adoptedStyleSheets = [...(root ?? fail()).adoptedStyleSheets];
    const copy = panel.cloneNode(true) as HTMLElement;
    shadow.append(copy);
    const area = copy.querySelector<HTMLElement>("#scroller") ?? fail();
    return { host, area, body: copy.querySelector<HTMLElement>("tbody") ?? fail() };
  }

  function fill({ area, body }: { readonly area: HTMLElement; readonly body: HTMLElement }): void {
    const count = Math.ceil(inView / height) + 16;
    // A large height is written with an exponent.
    const total = Number.parseFloat(body.style.height) / height;
    const rows = Array.from({ length: count }, () => {
      const row = (sample ?? fail()).cloneNode(true) as HTMLElement;
      const differing = [...textsOf(row), ...labelsOf(row)].map((node) => ({ node, usual: node.nodeValue ?? "" }));
      return { row, differing, at: -1 };
    });
    body.replaceChildren(...rows.map(({ row }) => row));
    const place = (): void => {
      const first = Math.max(0, Math.floor(area.scrollTop / height) - 8);
      for (let index = first; index < Math.min(total, first + count); index++) {
        const slot = rows[index % count];
        if (slot === undefined || slot.at === index) continue;
        slot.at = index;
        slot.row.style.transform = `translateY(${index * height}px)`;
        for (const { node, usual } of slot.differing) {
          node.nodeValue = usual.replace(/\d+/, ({ length }) => String(index).padStart(length, "0").slice(-length));
        }
      }
    };
    area.addEventListener("scroll", place, { passive: true });
    place();
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

  /** The names and positions that screen readers announce. */
  function labelsOf(row: HTMLElement): Attr[] {
    const names = ["aria-label", "title", "aria-rowindex"];
    return [row, ...row.querySelectorAll("*")]
      .flatMap((element) => names.map((name) => element.getAttributeNode(name)))
      .filter((label) => label !== null)
      .filter(({ value }) => /\d/.test(value));
  }

  function fail(): never {
    throw new Error("no list on the page");
  }
}
