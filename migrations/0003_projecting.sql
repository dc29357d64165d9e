-- What the projection engine knows of itself. The tables of the projections are made by the program, one set a
-- generation; this is where it writes down which set serves and how far each has come.

-- One row for every table set ever built. Rows stay after a set is retired, so that a generation number is never
-- used twice: a process that was cut off while building cannot write into a later set under the same number.
CREATE TABLE projection.generation (
  projection text NOT NULL,
  generation integer NOT NULL CHECK (generation > 0),
  version integer NOT NULL,
  -- SHA-256 of version and tables, and of the tables alone.
  definition text NOT NULL,
  layout text NOT NULL,
  -- The tables of this set in schema projection; empty once they are dropped.
  tables text[] NOT NULL,
  status text NOT NULL CHECK (status IN ('building', 'active', 'retired')),
  -- The checkpoint: every event up to here is in the tables, none after it.
  position bigint NOT NULL CHECK (position >= 0),
  -- Head of the log when the building began; null for a set that was never built beside another.
  target bigint,
  started_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  -- The event this projection stands still before: id, type, position, reason, since.
  poison jsonb,
  PRIMARY KEY (projection, generation)
);

CREATE UNIQUE INDEX generation_one_active ON projection.generation (projection) WHERE status = 'active';
CREATE UNIQUE INDEX generation_one_building ON projection.generation (projection) WHERE status = 'building';

-- Which process feeds the projections. Every write of the leader checks its token in the same transaction, under a
-- lock on this row; taking the lease raises the token, so a leader that lost it cannot write any more.
--
-- The token stands in a unique index on purpose: changing it then needs the strongest row lock, which waits for the
-- transactions of the old leader (FOR KEY SHARE), while moving expires_at does not.
CREATE TABLE projection.lease (
  name text PRIMARY KEY,
  token bigint NOT NULL,
  holder text NOT NULL,
  expires_at timestamptz NOT NULL,
  UNIQUE (name, token)
);

INSERT INTO projection.lease (name, token, holder, expires_at) VALUES ('leader', 0, '', '-infinity');

GRANT SELECT, INSERT, UPDATE ON projection.generation TO besluitboek_app;
GRANT SELECT, UPDATE ON projection.lease TO besluitboek_app;
