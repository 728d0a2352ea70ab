/**
 * Compares text in the order of every store: by code point, like UTF-8 bytes. `<` compares UTF-16 units, and would sort an emoji, which is
 * two surrogates, before the last letters of the basic plane.
 * @returns negative if `a` comes first, zero if they are equal
 */
export function compareText(a: string, b: string): number {
  const shared = Math.min(a.length, b.length);
  for (let i = 0; i < shared; i++) {
    const left = a.charCodeAt(i);
    const right = b.charCodeAt(i);
    if (left !== right) return surrogatesLast(left) - surrogatesLast(right);
  }
  return a.length - b.length;
}

const surrogatesLast = (unit: number): number => (unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit);
