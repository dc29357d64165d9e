-- What persons are told, and how. Not part of the ledger, and no projection either: whoever was told was told, and building
-- tables anew from the log must never tell it again. References only; sentences are composed when they are read or sent.

CREATE SCHEMA notifying;
GRANT USAGE ON SCHEMA notifying TO besluitboek_app;

-- How far the log has been told. One row; null until the program first looks: then it starts at the head, because the past
-- is no news.
CREATE TABLE notifying.checkpoint (
  is_the_only_row boolean PRIMARY KEY DEFAULT true CHECK (is_the_only_row),
  position bigint CHECK (position >= 0)
);

INSERT INTO notifying.checkpoint (position) VALUES (NULL);

-- One person must be told one thing. The id follows from event, recipient and kind, so that telling it again gives the same.
CREATE TABLE notifying.notice (
  id uuid PRIMARY KEY,
  house uuid NOT NULL,
  event uuid NOT NULL,
  position bigint NOT NULL,
  recorded_at timestamptz(3) NOT NULL,
  recipient uuid NOT NULL,
  kind text NOT NULL,
  because text NOT NULL,
  legal boolean NOT NULL,
  about_kind text NOT NULL,
  about uuid NOT NULL,
  dossier uuid,
  UNIQUE (event, recipient, kind)
);

CREATE INDEX notice_recipient ON notifying.notice (recipient, position DESC);

CREATE TABLE notifying.notice_read (
  notice uuid PRIMARY KEY REFERENCES notifying.notice (id) ON DELETE CASCADE,
  read_at timestamptz(3) NOT NULL DEFAULT clock_timestamp()
);

-- Mails to be sent. The Message-ID is made from the id, so that the same mail sent twice can be seen to be the same.
CREATE TABLE notifying.outbox (
  id uuid PRIMARY KEY,
  recipient uuid NOT NULL,
  house uuid NOT NULL,
  -- The day of a digest; null for a mail of one notice.
  digest_on date,
  state text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'sent', 'given-up')),
  made_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
  -- Not before this moment.
  send_after timestamptz(3) NOT NULL,
  attempts integer NOT NULL DEFAULT 0,
  first_tried_at timestamptz(3),
  tried_at timestamptz(3),
  -- Why the last attempt failed: a code, never words of a mail server, which may hold an address.
  problem text CHECK (length(problem) <= 60),
  ended_at timestamptz(3),
  UNIQUE (recipient, digest_on)
);

CREATE INDEX outbox_waiting ON notifying.outbox (send_after) WHERE state = 'waiting';

CREATE TABLE notifying.outbox_notice (
  outbox uuid NOT NULL REFERENCES notifying.outbox (id) ON DELETE CASCADE,
  notice uuid NOT NULL REFERENCES notifying.notice (id) ON DELETE CASCADE,
  PRIMARY KEY (outbox, notice)
);

CREATE INDEX outbox_notice_notice ON notifying.outbox_notice (notice);

CREATE TABLE notifying.preference (
  person uuid PRIMARY KEY,
  mails text NOT NULL CHECK (mails IN ('at-once', 'daily', 'none')),
  language text NOT NULL CHECK (language IN ('nl', 'en')),
  changed_at timestamptz(3) NOT NULL DEFAULT clock_timestamp()
);

-- Secret addresses of feeds. The secret itself is shown once and not kept.
CREATE TABLE notifying.feed_address (
  id uuid PRIMARY KEY,
  house uuid NOT NULL,
  person uuid NOT NULL,
  feed text NOT NULL CHECK (feed IN ('decisions', 'agenda')),
  token_hash bytea NOT NULL UNIQUE CHECK (octet_length(token_hash) = 32),
  made_at timestamptz(3) NOT NULL DEFAULT clock_timestamp()
);

CREATE INDEX feed_address_person ON notifying.feed_address (person);

-- Nothing is kept for who was erased. The lock is that of schema personal: a row for a person and their erasure wait for
-- each other, so that none slips in beside it.
CREATE FUNCTION notifying.skip_erased_recipient() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended(NEW.recipient::text, 7));
  IF EXISTS (SELECT FROM personal.erased WHERE erased.person = NEW.recipient) THEN
    RETURN NULL;
  END IF;
  RETURN NEW;
END
$$;

CREATE FUNCTION notifying.skip_erased_person() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended(NEW.person::text, 7));
  IF EXISTS (SELECT FROM personal.erased WHERE erased.person = NEW.person) THEN
    RETURN NULL;
  END IF;
  RETURN NEW;
END
$$;

CREATE TRIGGER notice_not_for_the_erased BEFORE INSERT ON notifying.notice
  FOR EACH ROW EXECUTE FUNCTION notifying.skip_erased_recipient();
CREATE TRIGGER preference_not_for_the_erased BEFORE INSERT ON notifying.preference
  FOR EACH ROW EXECUTE FUNCTION notifying.skip_erased_person();
CREATE TRIGGER feed_address_not_for_the_erased BEFORE INSERT ON notifying.feed_address
  FOR EACH ROW EXECUTE FUNCTION notifying.skip_erased_person();

-- With the note that a person was erased goes, in the same transaction, whatever stands here for them.
CREATE FUNCTION notifying.forget_erased_person() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM notifying.outbox WHERE recipient = NEW.person;
  DELETE FROM notifying.notice WHERE recipient = NEW.person;
  DELETE FROM notifying.preference WHERE person = NEW.person;
  DELETE FROM notifying.feed_address WHERE person = NEW.person;
  RETURN NULL;
END
$$;

CREATE TRIGGER erased_person_is_told_nothing AFTER INSERT ON personal.erased
  FOR EACH ROW EXECUTE FUNCTION notifying.forget_erased_person();

ALTER TABLE notifying.notice ENABLE ALWAYS TRIGGER notice_not_for_the_erased;
ALTER TABLE notifying.preference ENABLE ALWAYS TRIGGER preference_not_for_the_erased;
ALTER TABLE notifying.feed_address ENABLE ALWAYS TRIGGER feed_address_not_for_the_erased;
ALTER TABLE personal.erased ENABLE ALWAYS TRIGGER erased_person_is_told_nothing;

GRANT SELECT, UPDATE ON notifying.checkpoint TO besluitboek_app;
GRANT SELECT, INSERT, DELETE ON notifying.notice, notifying.notice_read, notifying.outbox_notice, notifying.feed_address
  TO besluitboek_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON notifying.outbox, notifying.preference TO besluitboek_app;
