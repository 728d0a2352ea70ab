import { timeFormatOf } from "../contract/time-format.ts";
import type { MailMessage } from "../ports/mailer.ts";
import { shorten, escapeHtml, toSingleLine, withoutLinks } from "./html.ts";
import type { MailDraft } from "../ports/mail-kind.ts";
import type { MailSettings, MailText, MailValues, MailWording } from "../ports/mail-settings.ts";

/** The maximum length of a name in an email. */
const maxNameLength = 80;

const toShortName = (value: string): string => shorten(toSingleLine(value), maxNameLength);

/** Prepares the values for texts: single-line and shortened. */
function toMailValues({ values, to }: MailDraft, language: string, mark: (name: string) => string): MailValues {
  const value = (key: string): string => mark(toShortName(values[key] ?? ""));
  const at = Number(values["expiresAt"] ?? 0);
  const times = timeFormatOf(language, "UTC");
  return {
    ...Object.fromEntries(Object.keys(values).map((key) => [key, value(key)])),
    organization: value("organization"),
    schedule: value("schedule"),
    inviter: value("inviter"),
    recipient: mark(toShortName(to.name === "" ? to.address : to.name)),
    expires: times.text(at, "longDate"),
    expiresAt: `${times.text(at, "longMoment")} UTC`,
    password: values["password"] ?? "",
  };
}

interface Link {
  readonly label: string;
  readonly url: string;
}

/** A draft with the links after its paragraphs, if there are any. */
type LinkedDraft = MailDraft & { readonly links?: readonly Link[] };

/** Composes an email with equivalent text and HTML, and links below the configured base URL (P12, P15). */
export function compose(
  draft: LinkedDraft,
  messageId: string,
  url: string,
  settings: MailSettings,
  own: Readonly<Record<string, MailWording>> = {},
  unsubscribe?: string,
): MailMessage {
  const { words, from, brand } = settings;
  const language = draft.language ?? settings.language;
  const template = words[draft.template] ?? own[draft.template];
  const write = (mark: (name: string) => string): MailText => {
    if (draft.text !== undefined) return draft.text;
    if (template === undefined) throw new TypeError(`no text for the mail \`${draft.template}\``);
    return template(toMailValues(draft, language, mark));
  };
  const { subject } = write((name) => name);
  const shown = write(withoutLinks);
  const end = unsubscribe === undefined ? undefined : { label: draft.unsubscribe ?? "Unsubscribe", url: unsubscribe };
  const small = [...shown.small, ...(end === undefined ? [] : [`${end.label}: ${end.url}`])];
  const { links = [] } = draft;
  const lines = shown.lines.map((line, at) =>
    [line, ...(links[at] ? [`${links[at].label}: ${links[at].url}`] : [])].join("\n"),
  );
  const text = [shown.heading, ...lines, `${shown.action}: ${url}`, ...small, `-- \n${brand.name}`];
  return {
    messageId,
    from,
    to: { address: draft.to.address, name: toShortName(draft.to.name) },
    subject: toSingleLine(subject),
    language,
    text: `${text.join("\n\n")}\n`,
    html: page({ ...shown, links, url, language, brand, end }),
    ...(unsubscribe !== undefined && { unsubscribe }),
  };
}

interface Page {
  readonly subject: string;
  readonly heading: string;
  readonly lines: readonly string[];
  /** The links after the lines, by position. */
  readonly links: readonly Link[];
  readonly action: string;
  readonly small: readonly string[];
  readonly url: string;
  readonly language: string;
  readonly brand: { readonly name: string; readonly color: string };
  /** The link to unsubscribe. */
  readonly end: Link | undefined;
}

const fonts = "system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif";

const smallStyle = "margin:0 0 8px;color:#55605a;font-size:14px";

/** Renders the HTML with tables and inline styles, because mail clients support little else. */
function page({ subject, heading, lines, links, action, small, url, language, brand, end }: Page): string {
  const anchor = ({ label, url: to }: Link, style: string): string =>
    `<a href="${escapeHtml(to)}" style="${style}">${escapeHtml(label)}</a>`;
  const paragraph = (line: string, style: string, link?: Link): string =>
    `<p style="${style}">${escapeHtml(line)}${link === undefined ? "" : `<br>${anchor(link, `color:${brand.color}`)}`}</p>`;
  return `<!doctype html>
<html lang="${escapeHtml(language)}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><title>${escapeHtml(subject)}</title></head>
<body style="margin:0;background:#f4f5f4;color:#1c2420;font:16px/1.5 ${fonts}">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0"><tr><td align="center" style="padding:24px 12px">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:560px;background:#ffffff;border-radius:12px"><tr><td style="padding:32px">
<p style="margin:0 0 16px;color:#55605a;font-size:14px">${escapeHtml(brand.name)}</p>
<h1 style="margin:0 0 16px;font-size:24px;line-height:1.25">${escapeHtml(heading)}</h1>
${lines.map((line, at) => paragraph(line, "margin:0 0 16px", links[at])).join("\n")}
<p style="margin:24px 0"><a href="${escapeHtml(url)}" style="display:inline-block;padding:12px 20px;border-radius:8px;background:${brand.color};color:#ffffff;font-weight:600;text-decoration:none">${escapeHtml(action)}</a></p>
${small.map((line) => paragraph(line, smallStyle)).join("\n")}${end === undefined ? "" : `\n<p style="${smallStyle}">${anchor(end, "color:#55605a")}</p>`}
</td></tr></table>
</td></tr></table>
</body>
</html>
`;
}
