-- The role the program works under, and the two rooms of the database.
--
-- log:        what may only be added to. The program's role may look in; every table says what more it may do.
-- projection: what can be dropped and built again. The program's role makes its own tables there.

-- A role belongs to the whole server, so another database of the same server may be creating it, or granting it, at
-- this very moment: then look again.
DO $$
DECLARE
  may_take boolean;
BEGIN
  FOR attempt IN 1..20 LOOP
    BEGIN
      IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'besluitboek_app') THEN
        CREATE ROLE besluitboek_app NOLOGIN;
      END IF;
      IF current_setting('server_version_num')::integer >= 160000 THEN
        may_take := pg_has_role(current_user, 'besluitboek_app', 'SET');
      ELSE
        may_take := pg_has_role(current_user, 'besluitboek_app', 'MEMBER');
      END IF;
      IF NOT may_take THEN
        EXECUTE format('GRANT besluitboek_app TO %I', current_user);
      END IF;
      RETURN;
    EXCEPTION
      WHEN duplicate_object OR unique_violation OR internal_error THEN
        IF attempt = 20 THEN RAISE; END IF;
        PERFORM pg_sleep(0.05);
      WHEN insufficient_privilege THEN
        RAISE EXCEPTION 'database user % may not create or grant the role besluitboek_app; let an administrator run: CREATE ROLE besluitboek_app NOLOGIN; GRANT besluitboek_app TO %;',
          quote_ident(current_user), quote_ident(current_user);
    END;
  END LOOP;
END
$$;

CREATE SCHEMA log;
CREATE SCHEMA projection;

REVOKE ALL ON SCHEMA log, projection FROM PUBLIC;
GRANT USAGE ON SCHEMA log TO besluitboek_app;
GRANT USAGE, CREATE ON SCHEMA projection TO besluitboek_app;

GRANT SELECT ON public.applied_migration TO besluitboek_app;
