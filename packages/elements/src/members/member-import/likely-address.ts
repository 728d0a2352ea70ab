/** Domains that are often mistyped, for a hint. */
const known = [
  "gmail.com",
  "outlook.com",
  "hotmail.com",
  "yahoo.com",
  "icloud.com",
  "googlemail.com",
  "gmx.de",
  "web.de",
];

/** Domains of other providers that look like typos. */
const others = ["mail.com", "email.com", "ymail.com"];

/** The address that was probably intended, if the domain is one typo away from a common one. */
export function likelyAddress(address: string): string | undefined {
  const [local = "", domain = ""] = address.split("@");
  if (known.includes(domain) || others.includes(domain)) return undefined;
  const near = known.find((one) => isOneSlipAway(one, domain) && !isOtherCountry(one, domain));
  return near && `${local}@${near}`;
}

/** Whether two domains are of the same provider in different countries: `gmx.de` and `gmx.se`. */
const isOtherCountry = (one: string, other: string): boolean =>
  /\.[a-z]{2}$/.test(other) && /\.[a-z]{2}$/.test(one) && one.slice(0, -3) === other.slice(0, -3);

/** Whether two words differ by one inserted, missing or different letter, or by two swapped neighbors. */
function isOneSlipAway(one: string, other: string): boolean {
  if (Math.abs(one.length - other.length) > 1) return false;
  let start = 0;
  while (start < one.length && one[start] === other[start]) start++;
  const rest = (word: string, skip: number): string => word.slice(start + skip);
  const swapped = one[start] === other[start + 1] && one[start + 1] === other[start];
  return (
    rest(one, 1) === rest(other, 1) ||
    rest(one, 1) === rest(other, 0) ||
    rest(one, 0) === rest(other, 1) ||
    (swapped && rest(one, 2) === rest(other, 2))
  );
}
