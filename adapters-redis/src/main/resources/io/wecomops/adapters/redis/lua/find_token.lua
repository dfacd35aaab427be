-- The current token, with the life that Redis' own clock leaves it.
--
-- KEYS[1]  hash: value (secret), version, life_ms; it ends with the token
-- returns  {value, version, ms left} | {} where there is none
--
-- Where the clock was set back, more would be left than the token's whole life: no more than that is told.
local token = redis.call('HMGET', KEYS[1], 'value', 'version', 'life_ms')
local left_ms = redis.call('PTTL', KEYS[1])
if not token[1] or left_ms <= 0 then
  return {}
end
return {token[1], token[2], math.min(left_ms, tonumber(token[3]))}
