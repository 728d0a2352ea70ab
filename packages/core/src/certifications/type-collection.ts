import { typeFields } from "../catalogues/catalogue.ts";
import { boolean, collection, integer, json, nullable, type RowIn, text } from "../kernel/store/collection.ts";
import { get, getMany, list } from "../kernel/store/query.ts";

/** The kinds of files that a proof can consist of. */
export const fileTypes = ["pdf", "image"] as const;

/** A kind of file. */
export type FileType = (typeof fileTypes)[number];

/** The certifications of an organization. */
export const certificationTypes = collection("certification_types", {
  fields: {
    ...typeFields,
    description: text(),
    /** How long it is valid by default; null if it doesn't expire. */
    validMonths: nullable(integer()),
    /** How many days before it expires a renewal can be submitted. */
    renewalDays: integer(),
    /** How many days after it expires it still counts. */
    graceDays: integer(),
    proofRequired: boolean(),
    fileTypes: json<readonly FileType[]>(),
  },
  key: ["id"],
  indexes: { name: ["organizationId", "nameKey"] },
  references: { organizationId: "organizations" },
});

/** A row of `certification_types`. */
export type CertificationType = RowIn<typeof certificationTypes>;

/** One type. */
export const typeById = get(certificationTypes);
/** Several types. */
export const typesById = getMany(certificationTypes);
/** The types of an organization by name. */
export const typesOf = list(certificationTypes, "name", 1);
