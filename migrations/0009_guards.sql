-- The guards of the sequence hold like those of the log itself: also in a session that replays changes
-- (session_replication_role = replica), in which an ordinary trigger keeps silent.

ALTER TABLE log.sequence ENABLE ALWAYS TRIGGER sequence_is_append_only;
ALTER TABLE log.sequenced_command ENABLE ALWAYS TRIGGER sequenced_command_is_append_only;
