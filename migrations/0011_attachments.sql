-- What came with contributions and signals. The log holds what a document is (its hash, title, kind and size); its bytes
-- are here, by house, and can be taken away without touching the log.
CREATE SCHEMA attachment;
GRANT USAGE ON SCHEMA attachment TO besluitboek_app;

CREATE TABLE attachment.content (
  house uuid NOT NULL,
  sha256 text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  media_type text NOT NULL CHECK (length(media_type) <= 100),
  size integer NOT NULL CHECK (size > 0),
  -- Null once the document was removed.
  bytes bytea,
  stored_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
  -- When it was last sent, or about to be named by a command: for a day it is then kept without an event that names it.
  wanted_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
  -- An event of the house names it: it stays.
  named boolean NOT NULL DEFAULT false,
  removed_at timestamptz(3),
  removal_reason text CHECK (length(removal_reason) BETWEEN 1 AND 300),
  PRIMARY KEY (house, sha256),
  -- Under a hash stands what has that hash, or nothing.
  CONSTRAINT bytes_are_what_the_hash_says CHECK (bytes IS NULL OR encode(sha256(bytes), 'hex') = sha256),
  CONSTRAINT bytes_have_the_size CHECK (bytes IS NULL OR octet_length(bytes) = size),
  CONSTRAINT bytes_go_with_removal CHECK ((bytes IS NULL) = (removed_at IS NOT NULL)),
  CONSTRAINT removal_has_a_reason CHECK ((removed_at IS NULL) = (removal_reason IS NULL))
);

-- Documents and pictures are compressed already.
ALTER TABLE attachment.content ALTER COLUMN bytes SET STORAGE EXTERNAL;

CREATE INDEX content_not_named ON attachment.content (house) WHERE NOT named AND removed_at IS NULL;

GRANT SELECT, INSERT, DELETE ON attachment.content TO besluitboek_app;
GRANT UPDATE (bytes, wanted_at, named, removed_at, removal_reason) ON attachment.content TO besluitboek_app;
