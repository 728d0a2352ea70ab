/**
 * The pragmas of every database of this bench except `synchronous`. The same as in `@rollcall/storage-sql`, so that cache
 * size and checkpoints are equal.
 */
export const pragmas = `
  pragma journal_mode = wal;
  pragma cache_size = -65536;
  pragma temp_store = memory;
  pragma wal_autocheckpoint = 16000;
  pragma journal_size_limit = 67108864`;
