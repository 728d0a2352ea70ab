/** Up to two letters of a name, the first sign of an address that has none. */
export function initials(name: string): string {
  const letters = (name.includes("@") ? [name] : name.split(/\s+/)).flatMap(
    (word) => /[\p{L}\p{N}]/u.exec(word)?.[0] ?? [],
  );
  return [letters[0] ?? Array.from(name)[0], letters.length > 1 ? letters.at(-1) : ""].join("").toLocaleUpperCase();
}
