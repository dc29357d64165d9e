-- What can be erased. The log holds commitments; the values they stand for are here, encrypted under a key of their
-- person. Erasing a person removes values and key; the log is not touched and stays what it was.
CREATE SCHEMA personal;
REVOKE ALL ON SCHEMA personal FROM PUBLIC;
GRANT USAGE ON SCHEMA personal TO besluitboek_app;

-- Whose data were erased: no key is ever made for them again. Ids only.
CREATE TABLE personal.erased (
  person uuid PRIMARY KEY,
  house uuid NOT NULL,
  -- The event PersonalDataErased that this follows from.
  event uuid NOT NULL,
  erased_at timestamptz(3) NOT NULL
);

CREATE TABLE personal.person_key (
  person uuid PRIMARY KEY,
  house uuid NOT NULL,
  -- 256 random bits.
  key bytea NOT NULL CHECK (octet_length(key) = 32)
);

-- One row for each commitment in the log: the commitment's own key and the value, as AES-256-GCM under the key of the
-- person. Event, type and field are authenticated with it, so that a row cannot be moved to another place.
CREATE TABLE personal.value (
  event uuid NOT NULL,
  field text NOT NULL,
  event_type text NOT NULL,
  person uuid NOT NULL REFERENCES personal.person_key (person),
  nonce bytea NOT NULL CHECK (octet_length(nonce) = 12),
  ciphertext bytea NOT NULL,
  PRIMARY KEY (event, field)
);

CREATE INDEX value_person ON personal.value (person);

-- Values are written before their event, so that no event is without them. Until the event is known to be in the log it
-- stands here; what stays here for long belongs to an event that never came.
CREATE TABLE personal.awaited_event (
  event uuid PRIMARY KEY,
  since timestamptz NOT NULL DEFAULT clock_timestamp()
);

-- Keys, values and the erasure of one person wait for each other, so that none slips in beside an erasure. Each statement
-- after the lock sees what was committed before it (READ COMMITTED).
CREATE FUNCTION personal.refuse_erased_person() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended(NEW.person::text, 7));
  IF EXISTS (SELECT FROM personal.erased WHERE erased.person = NEW.person) THEN
    RAISE EXCEPTION 'the personal data of this person were erased; no key is made again'
      USING ERRCODE = 'BE001';
  END IF;
  RETURN NEW;
END
$$;

CREATE FUNCTION personal.wait_for_person() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended(NEW.person::text, 7));
  RETURN NEW;
END
$$;

CREATE TRIGGER key_not_for_the_erased
  BEFORE INSERT ON personal.person_key
  FOR EACH ROW EXECUTE FUNCTION personal.refuse_erased_person();
CREATE TRIGGER value_not_for_the_erased
  BEFORE INSERT ON personal.value
  FOR EACH ROW EXECUTE FUNCTION personal.refuse_erased_person();
CREATE TRIGGER erasure_waits_for_the_person
  BEFORE INSERT ON personal.erased
  FOR EACH ROW EXECUTE FUNCTION personal.wait_for_person();

CREATE FUNCTION personal.refuse_change() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% on personal.% is refused: values and keys are made and erased, never changed', TG_OP, TG_TABLE_NAME
    USING ERRCODE = 'insufficient_privilege';
END
$$;

CREATE TRIGGER value_is_never_changed
  BEFORE UPDATE ON personal.value
  FOR EACH STATEMENT EXECUTE FUNCTION personal.refuse_change();
CREATE TRIGGER key_is_never_changed
  BEFORE UPDATE ON personal.person_key
  FOR EACH STATEMENT EXECUTE FUNCTION personal.refuse_change();
CREATE TRIGGER erasure_stays
  BEFORE UPDATE OR DELETE OR TRUNCATE ON personal.erased
  FOR EACH STATEMENT EXECUTE FUNCTION personal.refuse_change();

-- `always`: also in a session that replays changes (session_replication_role = replica).
ALTER TABLE personal.person_key ENABLE ALWAYS TRIGGER key_not_for_the_erased;
ALTER TABLE personal.value ENABLE ALWAYS TRIGGER value_not_for_the_erased;
ALTER TABLE personal.value ENABLE ALWAYS TRIGGER value_is_never_changed;
ALTER TABLE personal.person_key ENABLE ALWAYS TRIGGER key_is_never_changed;
ALTER TABLE personal.erased ENABLE ALWAYS TRIGGER erasure_stays;

GRANT SELECT, INSERT, DELETE ON personal.value, personal.person_key, personal.awaited_event TO besluitboek_app;
GRANT SELECT, INSERT ON personal.erased TO besluitboek_app;
