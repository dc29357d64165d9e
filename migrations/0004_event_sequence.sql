-- The order of the ledger when its events live in EventStoreDB (EVENTSTORE_URL); empty otherwise.
--
-- EventStoreDB numbers events per stream and places them by byte offset. The ledger promises dense positions and times
-- that never decrease; the sequencer derives both from the order of $all and keeps them here. Everything in these
-- tables follows from $all: started again on empty tables, the sequencer gives every event the same position and time.

CREATE TABLE log.sequence (
  position bigint PRIMARY KEY CHECK (position > 0),
  event_id uuid NOT NULL UNIQUE,
  house uuid NOT NULL,
  stream text NOT NULL,
  revision integer NOT NULL CHECK (revision >= 0),
  recorded_at timestamptz(3) NOT NULL,
  commit_position bigint NOT NULL,
  prepare_position bigint NOT NULL,
  UNIQUE (stream, revision),
  UNIQUE (commit_position, prepare_position)
);

COMMENT ON COLUMN log.sequence.recorded_at IS
  'When EventStoreDB stored the event, or the time of the event before it where that is later: a server whose clock was set back must not make the ledger run backwards.';

-- Answers to command keys. The first use of a key in the order of the ledger is the one that counts.
CREATE TABLE log.sequenced_command (
  house uuid NOT NULL,
  key text NOT NULL,
  fingerprint text NOT NULL,
  answer text NOT NULL,
  first_position bigint NOT NULL REFERENCES log.sequence (position),
  last_position bigint NOT NULL REFERENCES log.sequence (position),
  last_revision integer NOT NULL,
  PRIMARY KEY (house, key)
);

COMMENT ON COLUMN log.sequenced_command.answer IS 'JSON as text, so that a retry gets the first answer word for word.';

-- Who may write the tables above. Every change of hands raises the token; a sequencer writes only in a transaction that
-- locked this row and found its own token in it, so one that was replaced while it slept can write nothing.
CREATE TABLE log.sequencer_lease (
  only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  token bigint NOT NULL,
  holder uuid,
  expires_at timestamptz NOT NULL
);

INSERT INTO log.sequencer_lease (token, holder, expires_at) VALUES (0, NULL, '-infinity');

CREATE FUNCTION log.refuse_change_of_sequence() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'log.% can only be added to; % is refused', TG_TABLE_NAME, TG_OP
    USING ERRCODE = 'insufficient_privilege';
END
$$;

CREATE TRIGGER sequence_is_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON log.sequence
  FOR EACH STATEMENT EXECUTE FUNCTION log.refuse_change_of_sequence();

CREATE TRIGGER sequenced_command_is_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON log.sequenced_command
  FOR EACH STATEMENT EXECUTE FUNCTION log.refuse_change_of_sequence();

GRANT SELECT, INSERT ON log.sequence, log.sequenced_command TO besluitboek_app;
GRANT SELECT, UPDATE ON log.sequencer_lease TO besluitboek_app;
