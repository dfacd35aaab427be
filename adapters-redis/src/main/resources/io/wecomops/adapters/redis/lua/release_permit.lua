-- Gives an owner's permit back; nobody else's is ever freed.
--
-- KEYS[1], KEYS[2]  as in acquire_permit
-- ARGV     1 owner
-- returns  {1 given back | 0 it had none}
--
-- Idempotent.
redis.call('HDEL', KEYS[2], ARGV[1])
return {redis.call('ZREM', KEYS[1], ARGV[1])}
