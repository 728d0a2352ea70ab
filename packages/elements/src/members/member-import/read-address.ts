/** One typed person: an address, with or without a name. */
export interface WrittenAddress {
  readonly address: string;
  readonly name?: string;
}

/** Parses `ann@example.org`, `Ann Lee <ann@example.org>` and `"Lee, Ann" <ann@example.org>`. The server validates the address. */
export function readAddress(text: string): WrittenAddress {
  const [, name = "", address] = /^\s*"?([^"<]*?)"?\s*<\s*([^<>]*?)\s*>\s*$/.exec(text) ?? [];
  if (address === undefined) return { address: text.trim() };
  return name === "" ? { address } : { address, name };
}

/** Whether a text contains more than one person: lines, cells, or several addresses. */
export const isList = (text: string): boolean => /[\n\r\t]/.test(text.trim()) || (text.match(/@/g) ?? []).length > 1;
