/**
 * How every database of this bench is opened, apart from its `synchronous`: as `@rollcall/storage-sql` opens its own, so
 * that nobody has the larger cache or writes its log back more often.
 */
export const pragmas = `
  pragma journal_mode = wal;
  pragma cache_size = -65536;
  pragma temp_store = memory;
  pragma wal_autocheckpoint = 16000;
  pragma journal_size_limit = 67108864`;
