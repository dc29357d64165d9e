-- A second step beside a password: codes of an app (TOTP, RFC 6238), and codes on paper for when the app is not at hand.

CREATE TABLE identity.second_factor (
  account uuid PRIMARY KEY REFERENCES identity.account (id) ON DELETE CASCADE,
  -- The secret, under a key that is not in the database (AES-256-GCM, bound to the account).
  sealed bytea NOT NULL CHECK (octet_length(sealed) BETWEEN 40 AND 200),
  -- The step of time of the code that was taken last: no code of it, or of before, is taken again.
  last_step bigint NOT NULL,
  set_at timestamptz(3) NOT NULL DEFAULT clock_timestamp()
);

-- Codes on paper, each for once: using one removes it. With less chance in them than a link, and so hashed as passwords are.
CREATE TABLE identity.recovery_code (
  account uuid NOT NULL REFERENCES identity.second_factor (account) ON DELETE CASCADE,
  hash text NOT NULL CHECK (hash LIKE '$argon2id$%'),
  PRIMARY KEY (account, hash)
);

-- `second-factor`: by this link somebody who lost their app and codes, or their passkey, begins again without them.
ALTER TABLE identity.one_time_link DROP CONSTRAINT one_time_link_purpose_check;
ALTER TABLE identity.one_time_link ADD CONSTRAINT one_time_link_purpose_check
  CHECK (purpose IN ('first-manager', 'invitation', 'password', 'second-factor'));
ALTER TABLE identity.one_time_link DROP CONSTRAINT invitation_gives_something;
ALTER TABLE identity.one_time_link ADD CONSTRAINT invitation_gives_something CHECK (
  CASE
    WHEN purpose = 'first-manager' THEN house IS NULL AND role IS NULL AND person IS NULL AND account IS NULL
    WHEN purpose IN ('password', 'second-factor')
      THEN account IS NOT NULL AND house IS NULL AND role IS NULL AND person IS NULL
    ELSE account IS NULL AND role IS NOT NULL
      AND (role = 'manager') = (house IS NULL) AND (role = 'person') = (person IS NOT NULL)
  END);

GRANT SELECT, INSERT, UPDATE, DELETE ON identity.second_factor TO besluitboek_app;
GRANT SELECT, INSERT, DELETE ON identity.recovery_code TO besluitboek_app;
