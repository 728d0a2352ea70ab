/** One person as people write one: an address, with a name or without. */
export interface Written {
  readonly address: string;
  readonly name?: string;
}

/** Reads `ann@example.org`, `Ann Lee <ann@example.org>` and `"Lee, Ann" <ann@example.org>`. What is no address, the server says. */
export function readAddress(text: string): Written {
  const [, name = "", address] = /^\s*"?([^"<]*?)"?\s*<\s*([^<>]*?)\s*>\s*$/.exec(text) ?? [];
  if (address === undefined) return { address: text.trim() };
  return name === "" ? { address } : { address, name };
}

/** Whether a text names more than one person: lines, cells, or addresses with something between them. */
export const isList = (text: string): boolean => /[\n\r\t]/.test(text.trim()) || (text.match(/@/g) ?? []).length > 1;
