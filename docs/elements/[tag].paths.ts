import { readFileSync } from "node:fs";
import { elementsOf, type Manifest } from "@rollcall/tools/manifest";
import { elementPage } from "../scripts/element-page.ts";

const file = new URL("../../packages/elements/dist/custom-elements.json", import.meta.url);

/** A page for each element, from its docstring. */
export default {
  paths: () =>
    elementsOf(JSON.parse(readFileSync(file, "utf8")) as Manifest).map((element) => ({
      params: { tag: element.tagName },
      content: elementPage(element),
    })),
};
