-- Secret ballots that are open: one row each, gone once the ballot is closed. Not part of the ledger.
--
-- Everything about the votes stands in `contents`, encrypted under a key that is not in the database, always of one size,
-- and encrypted anew at every vote: neither this table, nor what PostgreSQL keeps of its earlier rows, nor a dump shows
-- who voted, what, in which order, or how many there are of each.

CREATE SCHEMA ballot_box;
GRANT USAGE ON SCHEMA ballot_box TO besluitboek_app;

CREATE TABLE ballot_box.box (
  -- Another one when a box is made again: whoever held an earlier one finds that it is gone.
  id uuid PRIMARY KEY,
  house uuid NOT NULL,
  dossier uuid NOT NULL,
  ballot uuid NOT NULL UNIQUE,
  contents bytea NOT NULL,
  -- Who is closing the ballot, and since when: no vote is added meanwhile.
  closing uuid,
  closing_since timestamptz,
  CONSTRAINT contents_have_one_size CHECK (octet_length(contents) = 32796),
  CONSTRAINT closing_began CHECK ((closing IS NULL) = (closing_since IS NULL))
);

-- Random bytes do not get smaller by compressing them.
ALTER TABLE ballot_box.box ALTER COLUMN contents SET STORAGE EXTERNAL;

GRANT SELECT, INSERT, UPDATE, DELETE ON ballot_box.box TO besluitboek_app;
