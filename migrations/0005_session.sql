-- Who is signed in. Kept in the database so that a session can be ended from the server and survives a restart.
-- Not part of the ledger: rows come and go.

CREATE SCHEMA web;
GRANT USAGE ON SCHEMA web TO besluitboek_app;

CREATE TABLE web.session (
  -- SHA-256 of the id in the cookie: reading this table lets nobody in.
  id_hash bytea PRIMARY KEY,
  data jsonb NOT NULL,
  expires_at timestamptz NOT NULL
);

CREATE INDEX session_expires_at ON web.session (expires_at);

GRANT SELECT, INSERT, UPDATE, DELETE ON web.session TO besluitboek_app;
