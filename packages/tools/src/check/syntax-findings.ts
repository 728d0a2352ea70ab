interface Restriction {
  /** What to find. It isn't parsed: text in strings and comments counts too. */
  readonly pattern: RegExp;
  readonly message: string;
  /** The files that may use it. */
  readonly allowedIn?: RegExp;
}

/** Syntax that no source may use. */
const restrictions: readonly Restriction[] = [
  { pattern: /\bsrcdoc\s*=|\.innerHTML\s*=/i, message: "Names must be rendered as text (P54)." },
  { pattern: /^\s*(?:export )?(?:default )?(?:declare )?(?:const )?enum \w/m, message: "Use only erasable syntax." },
  {
    pattern: /\bas unknown\)?\s+as\b/,
    message: "Convert or narrow the value: only the kernel and adapters of the store may assert a type like this.",
    // Generic code asserts what its declarations ensure; tests pass values that the types forbid.
    allowedIn: /^packages\/(?:core\/src\/(?:kernel|storage)|storage-[a-z]+\/src)\/|\.(?:test|fixture)\.ts$/,
  },
  {
    pattern: /\b(?:schedule|member|shift|invitation|organization|portal|certification|skill|swap|offer)s?\b/i,
    message: "The kernel doesn't refer to the domain.",
    allowedIn: /^(?!packages\/core\/src\/(?:kernel|storage)\/)|\.(?:test|fixture)\.ts$/,
  },
];

/** Forbidden syntax in a source, as `path:line  message`. */
export function findSyntax(path: string, text: string): readonly string[] {
  return restrictions
    .filter(({ allowedIn }) => allowedIn?.test(path) !== true)
    .flatMap(({ pattern, message }) =>
      [...text.matchAll(new RegExp(pattern, `${pattern.flags}g`))].map(({ index, 0: found }) => {
        const start = index + found.length - found.trimStart().length;
        return `${path}:${text.slice(0, start).split("\n").length}  ${message}`;
      }),
    );
}
