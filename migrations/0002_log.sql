-- The log: every event for ever, in one order. Nothing in it can be changed or removed (see the guards at the end).

create table log.event (
  -- Dense, from 1, in commit order: taken from log.head while its row is locked.
  position bigint not null,
  id uuid not null,
  stream text not null,
  revision integer not null,
  type text not null,
  schema_version integer not null,
  house uuid not null,
  recorded_at timestamptz(3) not null,
  effective_on date not null,
  -- `json`, not `jsonb`: it keeps the text as it was written and hands it back without building it again, which is what
  -- a rebuild reads a million times. Nothing searches inside these columns; projections answer the questions.
  actor json not null,
  correlation text not null,
  causation uuid,
  data json not null,
  constraint event_pk primary key (position),
  constraint event_id_once unique (id),
  constraint event_revision_once unique (stream, revision),
  constraint event_position_from_one check (position >= 1),
  constraint event_revision_from_zero check (revision >= 0),
  constraint event_schema_version_from_one check (schema_version >= 1)
);

-- The newest position and its time, in one row. Whoever holds its lock is the only writer; because the lock is let go
-- after the commit is visible, nobody can see position n before n - 1.
create table log.head (
  only_row boolean not null default true,
  position bigint not null,
  recorded_at timestamptz(3) not null,
  constraint head_pk primary key (only_row),
  constraint head_is_one_row check (only_row)
) with (fillfactor = 10);

insert into log.head (position, recorded_at) values (0, '2000-01-01T00:00:00Z');

-- The answer given to each command that carried a key, written together with its events.
create table log.command (
  house uuid not null,
  key text not null,
  fingerprint text not null,
  answer json not null,
  first_position bigint not null,
  last_position bigint not null,
  last_revision integer not null,
  constraint command_pk primary key (house, key),
  constraint command_key_length check (char_length(key) between 1 and 200)
);

-- Writes a batch of appends. It answers one row of arrays with a verdict per append; an append that may not be written
-- leaves the others alone.
--
-- Expectations: a revision, or -1 any, -2 no stream, -3 stream exists. `previous_on_stream` is the place (from 1) in this
-- batch of the append before it on the same stream, or 0. A command key or an event id may occur once in a batch.
--
-- Verdicts: `appended` (first_position, last_revision: the stream's last after it), `wrong-revision` (last_revision: the
-- stream's, null without stream), `command-known` (its key was used before) and `id-taken`.
--
-- This must stay a function of several statements: under READ COMMITTED each of them takes its own snapshot, so what is
-- checked after the lock includes everything committed before it. Each statement costs every writer behind the lock its
-- time, so there are no more of them than needed.
create function log.append(
  streams text[],
  houses uuid[],
  expectations integer[],
  previous_on_stream integer[],
  keys text[],
  fingerprints text[],
  answers json[],
  event_counts integer[],
  event_appends integer[],
  event_offsets integer[],
  ids uuid[],
  types text[],
  schema_versions integer[],
  effective_days date[],
  actors json[],
  correlations text[],
  causations uuid[],
  payloads json[],
  out verdicts text[],
  out first_positions bigint[],
  out last_revisions integer[],
  out now_at timestamptz(3)
)
language plpgsql
-- A writer that hangs must not hold up the others for ever.
set lock_timeout = '5s'
-- Plan once per session, not once per call (planning would cost more than the work). Such a plan may have been made when
-- the tables were empty, so it must go by index whatever their size.
set plan_cache_mode = force_generic_plan
set jit = off
set enable_seqscan = off
set enable_bitmapscan = off
set enable_hashjoin = off
set enable_mergejoin = off
as $$
declare
  append_count constant integer := cardinality(streams);
  event_count constant integer := cardinality(ids);
  head_position bigint;
  next_position bigint;
  present_revisions integer[];
  known_commands boolean[];
  appends_with_taken_id integer[];
  revision_now integer;
  accepted boolean;
begin
  if current_setting('transaction_isolation') <> 'read committed' then
    raise exception 'log.append works under READ COMMITTED only, not %', current_setting('transaction_isolation')
      using errcode = 'feature_not_supported';
  end if;

  -- Takes the lock, and already the positions for all events: nearly always all of them are accepted.
  update log.head
    set
      position = head.position + event_count,
      recorded_at = greatest(head.recorded_at, date_trunc('milliseconds', clock_timestamp()))
    returning head.position - event_count, head.recorded_at
    into strict head_position, now_at;

  select
    array_agg(present.revision order by given.place),
    array_agg(known.key is not null order by given.place),
    (
      select array_agg(written.append)
      from unnest(ids, event_appends) as written (id, append)
      where exists (select from log.event where event.id = written.id)
    )
    into present_revisions, known_commands, appends_with_taken_id
    from unnest(streams, houses, keys) with ordinality as given (stream, house, key, place)
    left join lateral (
      select event.revision from log.event where event.stream = given.stream order by event.revision desc limit 1
    ) as present on true
    left join log.command as known on known.house = given.house and known.key = given.key;

  verdicts := array_fill(null::text, array[append_count]);
  first_positions := array_fill(null::bigint, array[append_count]);
  last_revisions := array_fill(null::integer, array[append_count]);
  next_position := head_position + 1;
  for place in 1 .. append_count loop
    revision_now := case
      when previous_on_stream[place] > 0 then last_revisions[previous_on_stream[place]]
      else present_revisions[place]
    end;
    accepted := case expectations[place]
      when -1 then true
      when -2 then revision_now is null
      when -3 then revision_now is not null
      else coalesce(revision_now = expectations[place], false)
    end;
    last_revisions[place] := revision_now;
    if known_commands[place] then
      verdicts[place] := 'command-known';
    elsif not accepted then
      verdicts[place] := 'wrong-revision';
    elsif place = any (appends_with_taken_id) then
      verdicts[place] := 'id-taken';
    else
      verdicts[place] := 'appended';
      first_positions[place] := next_position;
      next_position := next_position + event_counts[place];
      last_revisions[place] := coalesce(revision_now, -1) + event_counts[place];
    end if;
  end loop;

  if next_position > head_position + 1 then
    insert into log.event (
      position, id, stream, revision, type, schema_version, house, recorded_at, effective_on, actor, correlation,
      causation, data
    )
    select
      first_positions[given.append] + given.offset_in_append,
      given.id,
      streams[given.append],
      last_revisions[given.append] - event_counts[given.append] + 1 + given.offset_in_append,
      given.type,
      given.schema_version,
      houses[given.append],
      now_at,
      given.effective_on,
      given.actor,
      given.correlation,
      given.causation,
      given.data
    from unnest(
      event_appends, event_offsets, ids, types, schema_versions, effective_days, actors, correlations, causations, payloads
    ) as given (
      append, offset_in_append, id, type, schema_version, effective_on, actor, correlation, causation, data
    )
    where first_positions[given.append] is not null;

    if cardinality(array_remove(keys, null)) > 0 then
      insert into log.command (house, key, fingerprint, answer, first_position, last_position, last_revision)
      select
        given.house,
        given.key,
        given.fingerprint,
        given.answer,
        given.first_position,
        given.first_position + given.event_count - 1,
        given.last_revision
      from unnest(houses, keys, fingerprints, answers, first_positions, event_counts, last_revisions)
        as given (house, key, fingerprint, answer, first_position, event_count, last_revision)
      where given.key is not null and given.first_position is not null;
    end if;

    -- Only a hint for readers; delivered when this commits.
    perform pg_notify('log_appended', (next_position - 1)::text);
  end if;

  if next_position <= head_position + event_count then
    update log.head set position = next_position - 1;
  end if;
end
$$;

-- Guards: least rights for the program, and a refusal for everyone else, owner and superuser included.
create function log.refuse_change() returns trigger
language plpgsql
as $$
begin
  raise exception '% on %.% is refused: the log is append-only; record a rectifying event instead',
    tg_op, tg_table_schema, tg_table_name
    using errcode = 'insufficient_privilege';
end
$$;

create trigger event_is_append_only
  before update or delete or truncate on log.event
  for each statement execute function log.refuse_change();

create trigger command_is_append_only
  before update or delete or truncate on log.command
  for each statement execute function log.refuse_change();

create trigger head_stays
  before insert or delete or truncate on log.head
  for each statement execute function log.refuse_change();

-- `always`: also in a session that replays changes (session_replication_role = replica).
alter table log.event enable always trigger event_is_append_only;
alter table log.command enable always trigger command_is_append_only;
alter table log.head enable always trigger head_stays;

revoke all on log.event, log.head, log.command from public;
revoke all on function log.append from public;
grant select, insert on log.event, log.command to besluitboek_app;
grant select, update (position, recorded_at) on log.head to besluitboek_app;
grant execute on function log.append to besluitboek_app;
