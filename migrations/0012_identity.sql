-- Who can sign in. An account is how somebody shows who they are; what they may do follows from the ledger (the seats of
-- the persons it stands for) and from the roles it holds. Not part of the ledger: names and addresses stand here and
-- nowhere else, and rows come and go.

CREATE SCHEMA identity;
REVOKE ALL ON SCHEMA identity FROM PUBLIC;
GRANT USAGE ON SCHEMA identity TO besluitboek_app;

CREATE TABLE identity.account (
  id uuid PRIMARY KEY,
  -- What is typed to sign in: an e-mail address in lower case.
  login text NOT NULL UNIQUE CHECK (login = lower(login) AND length(login) BETWEEN 3 AND 254),
  display_name text NOT NULL CHECK (length(display_name) BETWEEN 1 AND 200),
  -- Manages the accounts of this installation and founds houses; reads nothing of a house by itself.
  manager boolean NOT NULL DEFAULT false,
  made_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
  -- Whoever is blocked is signed out at once and cannot sign in.
  blocked_at timestamptz(3),
  -- In which capacity it acted last: `manager`, `auditor`, `administrator:<house>` or `person:<house>`.
  last_capacity text CHECK (length(last_capacity) <= 60)
);

-- The persons of houses that an account stands for: one in a house, and a person has one account.
CREATE TABLE identity.account_person (
  account uuid NOT NULL REFERENCES identity.account (id) ON DELETE CASCADE,
  house uuid NOT NULL,
  person uuid NOT NULL UNIQUE,
  PRIMARY KEY (account, house)
);

CREATE TABLE identity.account_role (
  account uuid NOT NULL REFERENCES identity.account (id) ON DELETE CASCADE,
  house uuid NOT NULL,
  role text NOT NULL CHECK (role IN ('administrator', 'auditor')),
  given_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (account, house, role)
);

CREATE INDEX account_role_house ON identity.account_role (house);

CREATE TABLE identity.password (
  account uuid PRIMARY KEY REFERENCES identity.account (id) ON DELETE CASCADE,
  -- argon2id with its settings and salt (PHC string).
  hash text NOT NULL CHECK (hash LIKE '$argon2id$%'),
  set_at timestamptz(3) NOT NULL DEFAULT clock_timestamp()
);

-- Public keys of devices that check who holds them (WebAuthn).
CREATE TABLE identity.passkey (
  id uuid PRIMARY KEY,
  account uuid NOT NULL REFERENCES identity.account (id) ON DELETE CASCADE,
  credential text NOT NULL UNIQUE CHECK (length(credential) <= 1400),
  public_key bytea NOT NULL,
  -- How often it signed, where the device counts: a copy of the device falls behind.
  counter bigint NOT NULL CHECK (counter >= 0),
  made_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
  used_at timestamptz(3)
);

CREATE INDEX passkey_account ON identity.passkey (account);

-- By whom somebody is known at a provider (OpenID Connect): its own name for them, which says nothing elsewhere.
CREATE TABLE identity.external_login (
  provider text NOT NULL CHECK (length(provider) <= 30),
  subject text NOT NULL CHECK (length(subject) BETWEEN 1 AND 255),
  account uuid NOT NULL REFERENCES identity.account (id) ON DELETE CASCADE,
  PRIMARY KEY (provider, subject)
);

CREATE INDEX external_login_account ON identity.external_login (account);

-- Roles that a provider gives, as it said when somebody last signed in there.
CREATE TABLE identity.provider_role (
  account uuid NOT NULL REFERENCES identity.account (id) ON DELETE CASCADE,
  provider text NOT NULL CHECK (length(provider) <= 30),
  house uuid NOT NULL,
  role text NOT NULL CHECK (role IN ('administrator', 'auditor')),
  PRIMARY KEY (account, provider, house, role)
);

-- One-time links: of their 256 random bits only a SHA-256 is kept. Using one removes it.
CREATE TABLE identity.one_time_link (
  token_hash bytea PRIMARY KEY CHECK (octet_length(token_hash) = 32),
  id uuid NOT NULL UNIQUE,
  -- `first-manager`: shown on the console of an installation without accounts. `invitation`: gives what it names.
  -- `password`: lets this account choose a new password.
  purpose text NOT NULL CHECK (purpose IN ('first-manager', 'invitation', 'password')),
  house uuid,
  role text CHECK (role IN ('person', 'administrator', 'auditor', 'manager')),
  person uuid,
  account uuid REFERENCES identity.account (id) ON DELETE CASCADE,
  made_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
  expires_at timestamptz(3) NOT NULL,
  CONSTRAINT invitation_gives_something CHECK (
    CASE purpose
      WHEN 'first-manager' THEN house IS NULL AND role IS NULL AND person IS NULL AND account IS NULL
      WHEN 'password' THEN account IS NOT NULL AND house IS NULL AND role IS NULL AND person IS NULL
      ELSE account IS NULL AND role IS NOT NULL
        AND (role = 'manager') = (house IS NULL) AND (role = 'person') = (person IS NOT NULL)
    END)
);

CREATE INDEX one_time_link_house ON identity.one_time_link (house);

-- Programs that work for a house with a name and a secret (OAuth 2.0 client credentials). The id is the name.
CREATE TABLE identity.api_client (
  id uuid PRIMARY KEY,
  house uuid NOT NULL,
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
  secret_hash bytea NOT NULL CHECK (octet_length(secret_hash) = 32),
  scope text NOT NULL CHECK (scope IN ('read', 'administer')),
  made_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
  expires_at timestamptz(3) NOT NULL
);

-- What programs show: made by hand, or given to a client for an hour. Of the 256 random bits a SHA-256 only.
CREATE TABLE identity.api_token (
  token_hash bytea PRIMARY KEY CHECK (octet_length(token_hash) = 32),
  id uuid NOT NULL UNIQUE,
  house uuid NOT NULL,
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
  scope text NOT NULL CHECK (scope IN ('read', 'administer')),
  client uuid REFERENCES identity.api_client (id) ON DELETE CASCADE,
  made_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
  expires_at timestamptz(3) NOT NULL
);

CREATE INDEX api_client_house ON identity.api_client (house);
CREATE INDEX api_token_house ON identity.api_token (house);

-- Attempts that failed, to slow down guessing. The hash of what was typed: a name that does not exist is told apart from
-- one that does by nothing.
CREATE TABLE identity.failed_sign_in (
  login_hash bytea NOT NULL CHECK (octet_length(login_hash) = 32),
  failed_at timestamptz(3) NOT NULL DEFAULT clock_timestamp()
);

CREATE INDEX failed_sign_in_login ON identity.failed_sign_in (login_hash, failed_at);

-- Sessions know their account, so that they can be listed and ended. One that was ended stays as a mark until it would
-- have ended by itself: a request that was under way must not bring it back when it saves its session.
ALTER TABLE web.session
  ADD COLUMN id uuid NOT NULL UNIQUE DEFAULT gen_random_uuid(),
  ADD COLUMN account uuid REFERENCES identity.account (id) ON DELETE CASCADE,
  ADD COLUMN started_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
  ADD COLUMN seen_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
  ADD COLUMN ended_at timestamptz(3);

CREATE INDEX session_account ON web.session (account) WHERE account IS NOT NULL;

-- Nothing is kept here for a person who was erased, and an account that stood for nobody else and holds no role is gone.
-- The lock is that of schema personal: linking a person and their erasure wait for each other.
CREATE FUNCTION identity.refuse_erased_person() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended(NEW.person::text, 7));
  IF EXISTS (SELECT FROM personal.erased WHERE erased.person = NEW.person) THEN
    RAISE EXCEPTION 'the personal data of this person were erased; no account is linked to them'
      USING ERRCODE = 'BE001';
  END IF;
  RETURN NEW;
END
$$;

CREATE TRIGGER account_not_for_the_erased BEFORE INSERT OR UPDATE ON identity.account_person
  FOR EACH ROW EXECUTE FUNCTION identity.refuse_erased_person();

CREATE FUNCTION identity.forget_erased_person() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
  theirs uuid;
BEGIN
  DELETE FROM identity.one_time_link WHERE person = NEW.person;
  DELETE FROM identity.account_person WHERE person = NEW.person RETURNING account INTO theirs;
  DELETE FROM identity.account
    WHERE id = theirs AND NOT manager
      AND NOT EXISTS (SELECT FROM identity.account_person AS other WHERE other.account = theirs)
      AND NOT EXISTS (SELECT FROM identity.account_role AS held WHERE held.account = theirs)
      AND NOT EXISTS (SELECT FROM identity.provider_role AS given WHERE given.account = theirs);
  RETURN NULL;
END
$$;

CREATE TRIGGER erased_person_has_no_account AFTER INSERT ON personal.erased
  FOR EACH ROW EXECUTE FUNCTION identity.forget_erased_person();

ALTER TABLE identity.account_person ENABLE ALWAYS TRIGGER account_not_for_the_erased;
ALTER TABLE personal.erased ENABLE ALWAYS TRIGGER erased_person_has_no_account;

GRANT SELECT, INSERT, UPDATE, DELETE ON identity.account, identity.password, identity.passkey TO besluitboek_app;
GRANT SELECT, INSERT, DELETE ON identity.account_person, identity.account_role, identity.one_time_link,
  identity.failed_sign_in, identity.external_login, identity.provider_role,
  identity.api_client, identity.api_token TO besluitboek_app;
