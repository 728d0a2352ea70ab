import type { Reason } from "../contract/decision.ts";
import type { Actor } from "../identity/actor.ts";
import { grant, guard, type Rule } from "../kernel/operations/rule.ts";
import type { Person } from "../people/collection.ts";
import { canManagePeople } from "../people/rules.ts";
import { type CatalogueName, type CatalogueType, maxTypes } from "./catalogue.ts";

const forbidden: Reason = { code: "request.forbidden", remedy: "ask-an-organization-admin" };
const hidden: Reason = { code: "request.not-found" };

/** The context of the rules of catalogs. */
export interface CatalogueContext {
  readonly actor: Actor;
  /** The type that the operation is about. */
  readonly type?: CatalogueType | undefined;
  /** The row of the requested name, if a type has or had it. */
  readonly sameName?: CatalogueName | undefined;
  /** The types of the catalog, if one is to be added. */
  readonly types?: readonly CatalogueType[] | undefined;
}

/** Users of the host see the names in the catalogs of their organization: they plan shifts with them. */
export const usersOfTheHostReadCatalogues = grant<{ readonly actor: Actor }>(
  "users of the host read catalogs",
  ({ actor }) => actor.affiliation === "internal" || forbidden,
);

/** Schedulers and organization admins maintain the catalogs, and see who has what. */
export const schedulersMaintainCatalogues = grant<{ readonly actor: Actor }>(
  "schedulers maintain catalogs",
  ({ actor }) => canManagePeople(actor) || forbidden,
);

/** Types of other organizations are treated as missing (P21). A removed type has no organization: its removal can be repeated. */
export const typesStayInTheirOrganization = guard<CatalogueContext>(
  "types stay in their organization",
  ({ actor, type }) => type === undefined || type.organizationId === actor.organizationId || hidden,
);

/** External people see the types that they have, in their portal. The catalog itself is hidden from them (P21). */
const cataloguesStayInternal = guard<CatalogueContext>(
  "catalogs stay internal",
  ({ actor, type }) => type === undefined || actor.affiliation === "internal" || hidden,
);

/** A name belongs to one type of the catalog, even after a rename: shifts may still use it. */
export const namesBelongToOneType = guard<CatalogueContext>(
  "names belong to one type",
  ({ sameName, type }) => sameName === undefined || sameName.typeId === type?.id || { code: "catalogue.name-taken" },
);

/** A catalog has at most 500 types. */
const cataloguesHaveALimit = guard<CatalogueContext>(
  "catalogs have a limit",
  ({ types = [] }) => types.length < maxTypes || { code: "catalogue.too-many", details: { most: maxTypes } },
);

/** Archived types can't be assigned. */
export const archivedTypesArentAssigned = guard<CatalogueContext>(
  "archived types aren't assigned",
  ({ type }) => type?.isArchived !== true || { code: "catalogue.archived" },
);

/** A type that someone has had can be archived, but not removed: ratings and proofs refer to it. */
export const usedTypesAreKept = guard<CatalogueContext>(
  "used types are kept",
  ({ type }) => type?.wasAssigned !== true || { code: "catalogue.in-use" },
);

/** The rules of adding a type. */
export const creationRules: readonly Rule<CatalogueContext>[] = [
  schedulersMaintainCatalogues,
  namesBelongToOneType,
  cataloguesHaveALimit,
];

/** The rules of everything else about a type. */
export const typeRules: readonly Rule<CatalogueContext>[] = [
  schedulersMaintainCatalogues,
  typesStayInTheirOrganization,
  cataloguesStayInternal,
];

/** The context of the decision on one of several people. */
interface HolderContext {
  readonly actor: Actor;
  readonly person: Person | undefined;
}

/** Types are assigned to people of the organization who haven't been erased (P21). */
export const onlyPeopleOfTheOrganizationHoldTypes = guard<HolderContext>(
  "only people of the organization hold types",
  ({ actor, person }) => (person?.organizationId === actor.organizationId && person.state !== "erased") || hidden,
);

/** The rules of assigning a type to one of several people. */
export const holderRules: readonly Rule<HolderContext>[] = [
  schedulersMaintainCatalogues,
  onlyPeopleOfTheOrganizationHoldTypes,
];
