import type { ElementDeclaration } from "@rollcall/tools/manifest";

interface Example {
  /** With the placeholders of the example world. */
  readonly markup: string;
  /** Who sees it at first: an admin by default. */
  readonly persona?: string;
}

const onSchedule = (tag: string): Example => ({ markup: `<${tag} schedule-id="{scheduleId}"></${tag}>` });
const alone = (tag: string): Example => ({ markup: `<${tag}></${tag}>` });

/** The examples of elements that need other attributes than a schedule, or none. */
const examples: Readonly<Record<string, Example>> = {
  "rollcall-provider": onSchedule("member-list"),
  "schedule-list": { markup: '<schedule-list href-template="#{id}"></schedule-list>' },
  "planner-users": alone("planner-users"),
  "planner-user": { markup: '<planner-user person-id="{personId}"></planner-user>' },
  "person-settings": { markup: '<person-settings person-id="{personId}"></person-settings>' },
  "organization-settings": alone("organization-settings"),
  "calendar-connection": { ...alone("calendar-connection"), persona: "jonas" },
  "time-off-requests": alone("time-off-requests"),
  "skill-catalogue": alone("skill-catalogue"),
  "my-skills": { ...alone("my-skills"), persona: "lena" },
  "certification-catalogue": alone("certification-catalogue"),
  "certification-overview": alone("certification-overview"),
  "proof-review": alone("proof-review"),
  "my-certifications": { ...alone("my-certifications"), persona: "lena" },
  "my-shifts": { ...alone("my-shifts"), persona: "lena" },
  "my-reports": { ...alone("my-reports"), persona: "lena" },
  "report-form-editor": alone("report-form-editor"),
  "shift-reports": alone("shift-reports"),
  "my-availability": { ...alone("my-availability"), persona: "lena" },
  "calendar-links": { ...alone("calendar-links"), persona: "lena" },
  "my-notifications": { ...alone("my-notifications"), persona: "lena" },
  "my-working-hours": { ...alone("my-working-hours"), persona: "lena" },
  "invitation-landing": { ...alone("invitation-landing"), persona: "rafael" },
  "worker-portal": {
    markup:
      '<worker-portal organization="{organizationId}">\n  <strong slot="brand">Harbour</strong>\n</worker-portal>',
    persona: "lena",
  },
};

/** The reference page of an element as Markdown: its description, a live example, and all of its public face. */
export function elementPage(element: ElementDeclaration): string {
  const { tagName: tag, description = "", members = [] } = element;
  const { markup, persona } = examples[tag] ?? onSchedule(tag);
  const properties = members.filter(
    ({ kind, privacy = "public", static: isStatic = false }) => kind === "field" && privacy === "public" && !isStatic,
  );
  const sections = [
    table(
      "Attributes",
      ["attribute", "type", "description"],
      (element.attributes ?? []).map(({ name, type, description: text }) => [code(name), typeOf(type), text]),
    ),
    table(
      "Properties",
      ["property", "type", "description"],
      properties.map(({ name, type, description: text }) => [code(name), typeOf(type), text]),
    ),
    table(
      "Events",
      ["event", "class", "description"],
      (element.events ?? []).map(({ name, type, description: text }) => [code(name), typeOf(type), text]),
    ),
    table(
      "Slots",
      ["slot", "description"],
      (element.slots ?? []).map(({ name, description: text }) => [name === "" ? "(default)" : code(name), text]),
    ),
    table(
      "CSS custom properties",
      ["property", "description"],
      (element.cssProperties ?? []).map(({ name, description: text }) => [code(name), text]),
    ),
    table(
      "CSS parts",
      ["part", "description"],
      (element.cssParts ?? []).map(({ name, description: text }) => [code(name), text]),
    ),
  ];
  return [
    `# \`<${tag}>\``,
    escapeMarkup(description),
    "## Example",
    `<ClientOnly><LiveExample ${attribute("markup", markup)}${persona === undefined ? "" : ` persona="${persona}"`} /></ClientOnly>`,
    ...sections.filter((section) => section !== ""),
  ].join("\n\n");
}

function table(title: string, head: readonly string[], rows: readonly (readonly (string | undefined)[])[]): string {
  if (rows.length === 0) return "";
  const line = (cells: readonly (string | undefined)[]): string =>
    `| ${cells.map((cell = "") => cell.replaceAll("|", "\\|").replaceAll("\n", " ")).join(" | ")} |`;
  return [
    `## ${title}`,
    "",
    line(head),
    line(head.map(() => "---")),
    ...rows.map((cells) =>
      line(cells.map((cell, index) => (index === cells.length - 1 ? escapeMarkup(cell ?? "") : cell))),
    ),
  ].join("\n");
}

const code = (text: string): string => `\`${text}\``;
const typeOf = (type: { readonly text: string } | undefined): string => (type === undefined ? "" : code(type.text));

/** Escapes `<` and `{{` outside code, which VitePress would interpret. */
const escapeMarkup = (text: string): string =>
  text
    .split(/(`[^`]*`)/)
    .map((part, index) => (index % 2 === 1 ? part : part.replaceAll("<", "&lt;").replaceAll("{{", "&#123;&#123;")))
    .join("");

const attribute = (name: string, value: string): string =>
  `${name}="${value.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("\n", "&#10;")}"`;
