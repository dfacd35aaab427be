-- Holds a cached entry, unless its key was invalidated since its load began.
--
-- KEYS[1]  hash, as in find_cached
--      2   string: the generation, as in begin_load
-- ARGV     1 generation that begin_load told, 2 known (1 | 0), 3 text, 4 soft_ms, 5 hard_ms (positive)
-- returns  {1 saved | 0 refused}
--
-- A second time under the same generation it replaces what is held.
if redis.call('GET', KEYS[2]) ~= ARGV[1] then
  return {0}
end
redis.call('DEL', KEYS[1])
redis.call('HSET', KEYS[1], 'known', ARGV[2], 'text', ARGV[3], 'soft_ms', ARGV[4], 'hard_ms', ARGV[5])
redis.call('PEXPIRE', KEYS[1], ARGV[5])
return {1}
