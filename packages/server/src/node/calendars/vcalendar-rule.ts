/** Frequencies of vCalendar 1.0, and the part of a rule that lists their values. */
const kinds = new Map([
  ["D", ["DAILY", ""]],
  ["W", ["WEEKLY", "BYDAY"]],
  ["MP", ["MONTHLY", "BYDAY"]],
  ["MD", ["MONTHLY", "BYMONTHDAY"]],
  ["YM", ["YEARLY", "BYMONTH"]],
  ["YD", ["YEARLY", "BYYEARDAY"]],
] as const);

/**
 * Converts a vCalendar 1.0 rule, which some phones still write, to the form of RFC 5545: `W2 TU TH #10`, `MP1 1+ MO 20261231T000000Z`.
 * Undefined if this is not one.
 */
export function fromBasicRule(text: string): string | undefined {
  const [, kind = "", interval = "", rest = ""] =
    /^\s*(D|W|MP|MD|YM|YD)(\d{1,4})((?:\s+[\w#+-]+)*)\s*$/i.exec(text) ?? [];
  const [freq, list] = kinds.get(kind.toUpperCase() as "D") ?? [];
  if (freq === undefined) return undefined;
  // Without an end, a rule applies twice.
  const parts = [`FREQ=${freq}`, `INTERVAL=${interval}`];
  let end = "COUNT=2";
  let position = "";
  const values: string[] = [];
  for (const token of rest.toUpperCase().split(/\s+/).filter(Boolean)) {
    const [, digits = "", sign = ""] = /^(\d{1,3})([+-]?)$/.exec(token) ?? [];
    if (token.startsWith("#")) end = token === "#0" ? "" : `COUNT=${token.slice(1)}`;
    else if (/^\d{8}/.test(token)) end = `UNTIL=${token}`;
    else if (token === "LD") values.push("-1");
    else if (digits === "") values.push(position + token);
    else if (list === "BYDAY") position = sign === "-" ? `-${digits}` : digits;
    else values.push(sign === "-" ? `-${digits}` : digits);
  }
  if (list !== "" && values.length > 0) parts.push(`${list}=${values.join(",")}`);
  return [...parts, end].filter(Boolean).join(";");
}
