-- Tells a key's generation, before its value is loaded.
--
-- KEYS[1]  string: the generation; ends when nobody has asked for it for life_ms
-- ARGV     1 life_ms   longer than any load takes
-- returns  {generation}
--
-- A generation that is not there (the first load, or Redis lost it) begins at the clock, in microseconds: greater than any
-- that was shown before, so that a load which began before the loss is refused.
local time = redis.call('TIME')
local generation = redis.call('GET', KEYS[1]) or string.format('%.0f', time[1] * 1000000 + time[2])
redis.call('SET', KEYS[1], generation, 'PX', ARGV[1])
return {tonumber(generation)}
