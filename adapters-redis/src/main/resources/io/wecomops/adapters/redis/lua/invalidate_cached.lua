-- Drops a cached entry, refuses what is being loaded, and tells all nodes.
--
-- KEYS[1]  hash, as in find_cached
--      2   string: the generation, as in begin_load
-- ARGV     1 life_ms of the generation, 2 channel, 3 message
-- returns  {1}
--
-- The generation moves on even where it is not there: a load that began under one that was lost stays refused.
-- A second time it does no harm.
local time = redis.call('TIME')
local generation = math.max((redis.call('GET', KEYS[2]) or 0) + 1, time[1] * 1000000 + time[2])
redis.call('SET', KEYS[2], string.format('%.0f', generation), 'PX', ARGV[1])
redis.call('DEL', KEYS[1])
redis.call('PUBLISH', ARGV[2], ARGV[3])
return {1}
