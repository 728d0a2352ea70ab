/** Masks an address so that only its owner can identify it (P01): `a•••@e•••.org`. */
export function maskedAddress(address: string): string {
  const at = address.lastIndexOf("@");
  const domain = address.slice(at + 1);
  const dot = domain.lastIndexOf(".");
  return `${firstOf(address)}•••@${firstOf(domain)}•••${domain.slice(dot)}`;
}

const firstOf = (text: string): string => Array.from(text)[0] ?? "";
