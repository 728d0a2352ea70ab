import ts from "typescript";

const sources = new Map<string, ts.SourceFile | undefined>();

/** A host that reads each source once for all programs that read it in the same way. */
export function compilerHost(options: ts.CompilerOptions): ts.CompilerHost {
  const host = ts.createCompilerHost(options);
  const read = host.getSourceFile.bind(host);
  const { module, moduleDetection, jsx } = options;
  host.getSourceFile = (name, how, ...rest) => {
    const { languageVersion, impliedNodeFormat, jsDocParsingMode } =
      typeof how === "object" ? how : { languageVersion: how };
    const way = [languageVersion, impliedNodeFormat, jsDocParsingMode, module, moduleDetection, jsx];
    const key = `${name} ${way.join()}`;
    if (!sources.has(key)) sources.set(key, read(name, how, ...rest));
    return sources.get(key);
  };
  return host;
}
