/** The figures of a scrolling list, in milliseconds. */
export interface ScrollFigures {
  readonly median: number;
  readonly p95: number;
  /** The longest time a visible row was blank. */
  readonly longestBlank: number;
  /** The same after a jump to the middle. */
  readonly blankAfterJump: number;
}

/** Runs in the page: scrolls the list 120 px per frame for some seconds, then jumps to its middle. */
export async function measureScroll(seconds: number): Promise<ScrollFigures> {
  const root = document.querySelector("member-list")?.shadowRoot;
  const scroller = root?.querySelector("#scroller");
  if (!root || !scroller) throw new Error("no list on the page");
  const frame = (): Promise<number> => new Promise((resolve) => requestAnimationFrame(resolve));
  const isBlank = (): boolean => {
    const seen = scroller.getBoundingClientRect();
    return [...root.querySelectorAll("tr.blank")].some((row) => {
      const { top, bottom } = row.getBoundingClientRect();
      return bottom > seen.top && top < seen.bottom;
    });
  };
  /** Watches frames while `goOn` returns true. Returns the longest time a visible row was blank. */
  const watch = async (
    goOn: (now: number, blank: boolean) => boolean,
    each: (took: number) => void,
  ): Promise<number> => {
    let [last, blankSince, longest] = [await frame(), 0, 0];
    for (let blank = false; goOn(last, blank);) {
      const now = await frame();
      each(now - last);
      last = now;
      blank = isBlank();
      if (!blank) blankSince = 0;
      else blankSince ||= now;
      if (blank) longest = Math.max(longest, now - blankSince);
    }
    return longest;
  };

  const frames: number[] = [];
  const end = performance.now() + seconds * 1000;
  const longestBlank = await watch(
    (now) => now < end,
    (took) => {
      frames.push(took);
      scroller.scrollTop += 120;
    },
  );
  scroller.scrollTop = scroller.scrollHeight / 2;
  const jumped = performance.now();
  const blankAfterJump = await watch(
    (now, blank) => now - jumped < 300 || (blank && now - jumped < 5000),
    () => undefined,
  );
  frames.sort((one, other) => one - other);
  const at = (share: number): number => frames[Math.floor((frames.length - 1) * share)] ?? 0;
  return { median: at(0.5), p95: at(0.95), longestBlank, blankAfterJump };
}
