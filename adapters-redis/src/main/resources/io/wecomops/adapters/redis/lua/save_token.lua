-- Makes a token the current one, unless one of the same or a later version was saved before.
--
-- KEYS[1]  hash, as in find_token
--      2   string: the highest version ever saved; outlives the token, ended or invalidated, by 31 days
-- ARGV     1 value (secret), 2 version, 3 life_ms
-- returns  {1 saved | 0 too late}
--
-- Versions are compared as text, by length and then by digits: they may be greater than 2^53.
-- A second time with the same version it says 0 and changes nothing.
local value, version, life_ms = ARGV[1], ARGV[2], tonumber(ARGV[3])

local highest = redis.call('GET', KEYS[2])
if highest and (#version < #highest or (#version == #highest and version <= highest)) then
  return {0}
end
redis.call('SET', KEYS[2], version, 'PX', string.format('%.0f', life_ms + 2678400000))
redis.call('DEL', KEYS[1])
redis.call('HSET', KEYS[1], 'value', value, 'version', version, 'life_ms', ARGV[3])
redis.call('PEXPIRE', KEYS[1], ARGV[3])
return {1}
