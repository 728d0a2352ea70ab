/** Whether every store can keep a text: none can keep NUL, or half of a surrogate pair, which has no UTF-8 encoding. */
export function isStorable(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit === 0) return false;
    if (unit >= 0xd800 && unit <= 0xdfff) return !unstorable.test(text);
  }
  return true;
}

const unstorable = /[\0\p{Cs}]/u;

/**
 * Returns the beginning of text from a host or another product, such as an error message, so that it can be stored. Characters that can't
 * be stored become `�`.
 */
export const toStorableText = (text: string, maxLength: number): string =>
  text.slice(0, maxLength).replace(/[\0\p{Cs}]/gu, "\u{FFFD}");
