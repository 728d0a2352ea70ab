/** Up to two initials of a name, or the first character of the address if there is no name. */
export function initials(name: string): string {
  const letters = (name.includes("@") ? [name] : name.split(/\s+/)).flatMap(
    (word) => /[\p{L}\p{N}]/u.exec(word)?.[0] ?? [],
  );
  return [letters[0] ?? Array.from(name)[0], letters.length > 1 ? letters.at(-1) : ""].join("").toLocaleUpperCase();
}
