/**
 * The pragmas of every database of this bench except `synchronous`: the cache of `@rollcall/storage-sql` for writes, and as few
 * checkpoints as is reasonable if commits run them.
 */
export const pragmas = `
  pragma journal_mode = wal;
  pragma cache_size = -8192;
  pragma temp_store = memory;
  pragma wal_autocheckpoint = 16000;
  pragma journal_size_limit = 67108864`;
