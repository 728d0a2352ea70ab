/**
 * All text that a page shows, in the order of the document: through shadow roots and slots, with the generated content of
 * `::before` and `::after`, and with the values and placeholders of fields. White space is collapsed where CSS does so.
 * Runs in the page and refers to nothing outside itself.
 */
export function visibleText(): string[] {
  const lines: string[] = [];
  const generated = (element: Element, pseudo: "::before" | "::after"): void => {
    const { content, display } = getComputedStyle(element, pseudo);
    if (display !== "none" && !["none", "normal", '""'].includes(content)) lines.push(`${pseudo} ${content}`);
  };
  const visit = (node: Node, isPreserved: boolean): void => {
    if (node instanceof Text) lines.push(isPreserved ? node.data : node.data.replace(/[ \t\n\r\f]+/g, " "));
    if (!(node instanceof Element) || node instanceof HTMLScriptElement || node instanceof HTMLStyleElement) return;
    if (!node.checkVisibility({ visibilityProperty: true }) && getComputedStyle(node).display !== "contents") return;
    generated(node, "::before");
    if (node instanceof HTMLInputElement || node instanceof HTMLTextAreaElement) {
      lines.push(...[node.value, node.placeholder].filter((text) => text !== ""));
    }
    const slotted = node instanceof HTMLSlotElement ? node.assignedNodes() : [];
    const children = slotted.length > 0 ? slotted : (node.shadowRoot ?? node).childNodes;
    // Browsers preserve white space in `select`, and show none of it.
    const preserves = !(node instanceof HTMLSelectElement) && getComputedStyle(node).whiteSpace.startsWith("pre");
    for (const child of children) visit(child, preserves);
    generated(node, "::after");
  };
  visit(document.body, false);
  return lines;
}
