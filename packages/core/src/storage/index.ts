// What adapters of the store port share: rows in memory, and the shapes of collections as they are recorded. Not an API for hosts.
export { keyOfChange, valuesOf } from "../kernel/store/change.ts";
export { isStorable } from "../kernel/values/storable-text.ts";
export { Database, type RowChange } from "./database.ts";
export { fieldsToAdd, isNewer, type RecordedShape, same, shapeOf } from "./recorded-shape.ts";
export { indexOfFilter, maxRare } from "./read-rows.ts";
export { checkColumns, checkValue, freeze, type Row } from "./row.ts";
export { RowTransaction } from "./row-transaction.ts";
