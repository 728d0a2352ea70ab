// `npm run matrix`: writes the pages of the docs with the permission matrix and the rules of each operation.
import { writeFileSync } from "node:fs";
import { matrixPage, pagePath } from "./matrix-page.ts";
import { rulesPage, rulesPath } from "./rules-page.ts";

writeFileSync(pagePath, matrixPage());
writeFileSync(rulesPath, rulesPage());
