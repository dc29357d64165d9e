-- Searching among published decisions forgives typing errors with pg_trgm, which comes with PostgreSQL. Where the owner of
-- this database may not create it, or the server does not have it, searching works without: words must then be spelled as
-- they stand in the decisions. An administrator can create it at any later moment; the program sees that by itself.
DO $$
BEGIN
  CREATE EXTENSION IF NOT EXISTS pg_trgm WITH SCHEMA public;
EXCEPTION
  WHEN insufficient_privilege OR undefined_file OR feature_not_supported THEN
    RAISE NOTICE 'extension pg_trgm is not there, so searching does not forgive typing errors; an administrator can run in this database: CREATE EXTENSION pg_trgm WITH SCHEMA public;';
END
$$;
