import pg from 'pg'
import { APPLICATION_ROLE } from './connect.js'
import { CHANGEABLE } from './guarded-tables.js'
import type { Sessions, Weakness } from './weakness.js'

const quoted = pg.escapeIdentifier

type Role = { readonly name: string; readonly is_session: boolean; readonly may: readonly string[] }

/** What a role may do whatever is granted to it (PostgreSQL manual, "CREATE ROLE" and "Predefined Roles"). */
const readRoles = async (pool: Sessions): Promise<readonly Role[]> => {
  const { rows } = await pool.query<Role>(
    `SELECT rolname::text AS name, rolname = current_user AS is_session,
       array_remove(ARRAY[
         CASE WHEN rolsuper THEN 'SUPERUSER' END,
         CASE WHEN rolbypassrls THEN 'BYPASSRLS' END,
         CASE WHEN rolcreaterole THEN 'CREATEROLE' END,
         CASE WHEN rolreplication THEN 'REPLICATION' END,
         CASE WHEN rolname IN ('pg_write_all_data', 'pg_write_server_files', 'pg_execute_server_program')
           THEN 'what ' || rolname || ' may' END
       ], NULL) AS may
     FROM pg_roles WHERE pg_has_role(current_user, oid, 'MEMBER') ORDER BY rolname = current_user DESC, rolname`,
  )
  return rows
}

type Owned = { readonly object: string; readonly owner: string; readonly kind: string }

const readOwned = async (pool: Sessions): Promise<readonly Owned[]> => {
  const { rows } = await pool.query<Owned>(
    `SELECT object, kind, pg_get_userbyid(owner)::text AS owner FROM (
       SELECT format('%I', datname) AS object, 'DATABASE' AS kind, datdba AS owner FROM pg_database
         WHERE datname = current_database()
       UNION ALL
       SELECT format('%I', nspname), 'SCHEMA', nspowner FROM pg_namespace WHERE nspname = 'log'
       UNION ALL
       SELECT format('log.%I', relname), 'TABLE', relowner FROM pg_class
         WHERE relnamespace = 'log'::regnamespace AND relkind IN ('r', 'p', 'v', 'm', 'f')
       UNION ALL
       SELECT format('log.%I(%s)', proname, pg_get_function_identity_arguments(oid)), 'FUNCTION', proowner FROM pg_proc
         WHERE pronamespace = 'log'::regnamespace
     ) AS owned
     WHERE pg_has_role(current_user, owner, 'MEMBER') ORDER BY kind, object`,
  )
  return rows
}

type Granted = {
  readonly object: string
  readonly table: string | null
  readonly column: string | null
  readonly right: string
  readonly grantee: string | null
}

/** Rights of these kinds on schema log and its tables that the session's role has, through itself, PUBLIC or a membership. */
const readGranted = async (pool: Sessions): Promise<readonly Granted[]> => {
  const { rows } = await pool.query<Granted>(
    `SELECT object, "table", "column", "right", CASE WHEN grantee <> 0 THEN pg_get_userbyid(grantee)::text END AS grantee
     FROM (
       SELECT 'SCHEMA log' AS object, NULL::text AS "table", NULL::text AS "column", acl.privilege_type AS "right",
         acl.grantee, nspowner AS owner
       FROM pg_namespace, aclexplode(nspacl) AS acl WHERE nspname = 'log' AND acl.privilege_type = 'CREATE'
       UNION ALL
       SELECT format('log.%I', relname), relname::text, NULL, acl.privilege_type, acl.grantee, relowner
       FROM pg_class, aclexplode(relacl) AS acl WHERE relnamespace = 'log'::regnamespace AND relkind <> 'S'
       UNION ALL
       SELECT format('log.%I', relname), relname::text, attname::text, acl.privilege_type, acl.grantee, relowner
       FROM pg_class JOIN pg_attribute ON attrelid = pg_class.oid, aclexplode(attacl) AS acl
       WHERE relnamespace = 'log'::regnamespace
     ) AS granted
     WHERE "right" IN ('CREATE', 'UPDATE', 'DELETE', 'TRUNCATE', 'REFERENCES', 'TRIGGER')
       AND grantee <> owner
       AND (grantee = 0 OR pg_has_role(current_user, grantee, 'MEMBER'))
     ORDER BY object, "column" NULLS FIRST, "right"`,
  )
  return rows
}

const mayStand = ({ table, right }: Granted): boolean => right === 'UPDATE' && table !== null && table in CHANGEABLE

const ofRole = ({ name, is_session, may }: Role): Weakness => ({
  object: name,
  fault: is_session
    ? `The sessions of the program work as ${quoted(name)}, which has ${may.join(', ')}`
    : `The sessions of the program may become ${quoted(name)}, which has ${may.join(', ')}`,
  remedy: !is_session
    ? `run REVOKE ${quoted(name)} FROM ${APPLICATION_ROLE}`
    : name === APPLICATION_ROLE
      ? `run ALTER ROLE ${name} NOSUPERUSER NOBYPASSRLS NOCREATEROLE NOREPLICATION`
      : `let them work as ${APPLICATION_ROLE}: take away what changes their role (a pooler, or options in DATABASE_URL)`,
})

const ofOwned = (owner: string, owned: readonly Owned[]): Weakness => {
  const objects = owned.map(({ kind, object }) => `${kind.toLowerCase()} ${object}`)
  const statements = owned.map(({ kind, object }) => `ALTER ${kind} ${object} OWNER TO <another role>`)
  return {
    object: owned.map(({ object }) => object).join(', '),
    fault: `The sessions of the program work as, or may become, ${quoted(owner)}, which owns ${objects.join(', ')} and so can change anything there`,
    remedy:
      owner === APPLICATION_ROLE
        ? `run ${statements.join('; ')}`
        : `let the sessions work as ${APPLICATION_ROLE}, and that role be no member of ${quoted(owner)}`,
  }
}

const ofGranted = (granted: Granted): Weakness => {
  const { object, column, right, grantee } = granted
  const what = column === null ? right : `${right} (${quoted(column)})`
  const who = grantee === null ? 'PUBLIC' : quoted(grantee)
  return {
    object,
    fault: `${who} has the right ${what} on ${object}, which only may be added to`,
    remedy: `run REVOKE ${what} ON ${object} FROM ${who}`,
  }
}

/** What the role of these sessions may do to the log beyond adding to it and reading it, now or after SET ROLE. */
export const findExcessRights = async (pool: Sessions): Promise<readonly Weakness[]> => {
  const roles = await readRoles(pool)
  const session = roles.find(({ is_session }) => is_session)
  // A superuser is a member of every role: that one sentence says all.
  if (session?.may.includes('SUPERUSER') === true) return [ofRole(session)]
  const owned = await readOwned(pool)
  const granted = await readGranted(pool)
  const owners = [...new Set(owned.map(({ owner }) => owner))]
  return [
    ...roles.filter(({ may }) => may.length > 0).map(ofRole),
    ...owners.map((owner) =>
      ofOwned(
        owner,
        owned.filter((one) => one.owner === owner),
      ),
    ),
    ...granted.filter((one) => !mayStand(one)).map(ofGranted),
  ]
}
