import { existsSync, globSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../root.ts";
import type { PublishedPackage } from "./packages.ts";

/** A change that the next release will contain. */
interface Change {
  readonly kind: string;
  readonly text: string;
}

/**
 * Writes `CHANGELOG.md` into a package's build: the changes since the last release, then the changelog that releases
 * write into the package's folder.
 */
export function writeChangelog({ name, folder }: PublishedPackage): void {
  const changes = unreleasedChanges(name);
  const released = join(folder, "CHANGELOG.md");
  const sections = ["major", "minor", "patch"].flatMap((kind) => {
    const texts = changes.filter((change) => change.kind === kind).map(({ text }) => toItem(text));
    return texts.length === 0 ? [] : [`### ${toTitle(kind)} changes`, texts.join("\n")];
  });
  const text = [
    `# ${name}`,
    ...(sections.length > 0 ? ["## Unreleased", ...sections] : []),
    ...(existsSync(released)
      ? [
          readFileSync(released, "utf8")
            .replace(/^# .*\n+/, "")
            .trim(),
        ]
      : []),
  ];
  writeFileSync(join(folder, "dist/CHANGELOG.md"), `${text.join("\n\n")}\n`);
}

function unreleasedChanges(name: string): Change[] {
  return globSync(".changeset/*.md", { cwd: root })
    .sort()
    .flatMap((file) => {
      const [, head = "", text = ""] = readFileSync(join(root, file), "utf8").split(/^---$/m);
      const kind = new RegExp(`^["']${name}["']: (\\w+)$`, "m").exec(head)?.[1];
      return kind === undefined ? [] : [{ kind, text: text.trim() }];
    });
}

const toItem = (text: string): string => `- ${text.replace(/\n(?=.)/g, "\n  ")}`;

const toTitle = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
