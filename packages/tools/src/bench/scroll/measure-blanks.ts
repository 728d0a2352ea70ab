/** The longest time a visible row was blank, in milliseconds. */
export interface Blanks {
  readonly longestBlank: number;
  /** The same after a jump to the middle. */
  readonly blankAfterJump: number;
}

/** Runs in the page: scrolls the list 120 px per frame for three seconds, then jumps to its middle. */
export async function measureBlanks(): Promise<Blanks> {
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
  const watch = async (goOn: (now: number, blank: boolean) => boolean, each: () => void): Promise<number> => {
    let [now, blankSince, longest] = [await frame(), 0, 0];
    for (let blank = false; goOn(now, blank);) {
      now = await frame();
      each();
      blank = isBlank();
      if (!blank) blankSince = 0;
      else blankSince ||= now;
      if (blank) longest = Math.max(longest, now - blankSince);
    }
    return longest;
  };

  const end = performance.now() + 3000;
  const longestBlank = await watch(
    (now) => now < end,
    () => {
      scroller.scrollTop += 120;
    },
  );
  scroller.scrollTop = scroller.scrollHeight / 2;
  const jumped = performance.now();
  const blankAfterJump = await watch(
    (now, blank) => now - jumped < 300 || (blank && now - jumped < 5000),
    () => undefined,
  );
  return { longestBlank, blankAfterJump };
}
