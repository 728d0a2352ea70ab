import { transformSync } from "esbuild";
import type { Plugin } from "rollup";

/**
 * Makes the style sheets in the sources as small as the code around them: minifiers of JavaScript leave literals alone.
 * Lines keep their numbers, so that source maps stay true.
 */
export const tightStyles = (): Plugin => ({
  name: "tight-styles",
  transform(code, id) {
    if (!/packages\/\w+\/src\//.test(id)) return undefined;
    const tight = code.replace(/\bcss`([^`$\\]*)`/g, (whole, text: string) => {
      const lines = "\n".repeat(whole.split("\n").length - 1);
      return `css\`${transformSync(text, { loader: "css", minify: true }).code.trim()}\`${lines}`;
    });
    return tight === code ? undefined : { code: tight, map: null };
  },
});
