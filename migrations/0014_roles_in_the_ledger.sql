-- Who administers or audits a house is a fact of the ledger. These rows say where an account may hold a role, so that not
-- every house need be asked; the ledger says whether it does. A row that the ledger does not know yet (all there were before
-- this version, and those of which recording was broken off) is recorded at the next start or sign-in.

ALTER TABLE identity.account_role ADD COLUMN recorded boolean NOT NULL DEFAULT false;
ALTER TABLE identity.provider_role ADD COLUMN recorded boolean NOT NULL DEFAULT false;

GRANT UPDATE (recorded) ON identity.account_role, identity.provider_role TO besluitboek_app;
