import { defineDomain } from "../identity/domain.ts";
import { catalogueNames } from "./catalogue.ts";
import { profileListMoves } from "./move-profile-list.ts";

/** What the catalogs of skills and certifications have in common. */
export const cataloguesDomain = defineDomain({ name: "catalogues", collections: [catalogueNames, profileListMoves] });
