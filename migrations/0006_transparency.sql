-- The transparency log: the Merkle tree over all events, and every checkpoint that was signed over it. All of it follows
-- from log.event, but none of it is ever made again: what was signed stays as it was signed.

-- The hashes of the tree as the tiles of C2SP tlog-tiles have them. Level 0: the hash of leaf `index` (the event at
-- position index + 1). Level n: the root over 256 complete nodes of level n - 1.
create table log.tree_node (
  level smallint not null,
  index bigint not null,
  hash bytea not null,
  constraint tree_node_pk primary key (level, index),
  constraint tree_node_level check (level between 0 and 7),
  constraint tree_node_index_from_zero check (index >= 0),
  constraint tree_node_hash_length check (octet_length(hash) = 32)
);

-- Every key the ledger has signed with. `handover` is the first checkpoint under the key, signed by the key before it
-- too; the first key, and one that follows a lost key, have only their own signature on it.
create table log.signing_key (
  number integer not null,
  verifier_key text not null,
  from_size bigint not null,
  added_at timestamptz(3) not null,
  handover text,
  constraint signing_key_pk primary key (number),
  constraint signing_key_once unique (verifier_key)
);

-- Every signed checkpoint, in the order of signing. A row stands here before anyone sees its signature.
create table log.checkpoint (
  number bigint not null,
  size bigint not null,
  root bytea not null,
  signed_at timestamptz(3) not null,
  -- The note with the signatures of the ledger itself.
  note text not null,
  constraint checkpoint_pk primary key (number),
  constraint checkpoint_size_from_zero check (size >= 0),
  constraint checkpoint_root_length check (octet_length(root) = 32)
);

-- For the oldest checkpoint that covers an event.
create index checkpoint_size on log.checkpoint (size, number);

-- What witnesses signed under a checkpoint: one line of the note each.
create table log.cosignature (
  checkpoint bigint not null references log.checkpoint (number),
  verifier_key text not null,
  line text not null,
  received_at timestamptz(3) not null,
  constraint cosignature_pk primary key (checkpoint, verifier_key)
);

-- For the newest checkpoint that a witness cosigned.
create index cosignature_newest on log.cosignature (verifier_key, checkpoint);

create trigger tree_node_is_append_only
  before update or delete or truncate on log.tree_node
  for each statement execute function log.refuse_change();
create trigger signing_key_is_append_only
  before update or delete or truncate on log.signing_key
  for each statement execute function log.refuse_change();
create trigger checkpoint_is_append_only
  before update or delete or truncate on log.checkpoint
  for each statement execute function log.refuse_change();
create trigger cosignature_is_append_only
  before update or delete or truncate on log.cosignature
  for each statement execute function log.refuse_change();

alter table log.tree_node enable always trigger tree_node_is_append_only;
alter table log.signing_key enable always trigger signing_key_is_append_only;
alter table log.checkpoint enable always trigger checkpoint_is_append_only;
alter table log.cosignature enable always trigger cosignature_is_append_only;

revoke all on log.tree_node, log.signing_key, log.checkpoint, log.cosignature from public;
grant select, insert on log.tree_node, log.signing_key, log.checkpoint, log.cosignature to besluitboek_app;
