-- Finds a cached entry, with the lifetimes that are left of it.
--
-- KEYS[1]  hash: known (1 a value, 0 known absent), text (may be a secret), soft_ms, hard_ms; ends with its hard lifetime
-- returns  {known, text, soft_ms left, hard_ms left} | {} where nothing is held, or what is held is no such hash
--
-- Its age is what its end has come nearer by. Where the clock was set back, no more than the whole life is told.
local held = redis.pcall('HMGET', KEYS[1], 'known', 'text', 'soft_ms', 'hard_ms')
local known, text = tonumber(held[1] or nil), held[2]
local soft_ms, hard_ms = tonumber(held[3] or nil), tonumber(held[4] or nil)
if held.err or not (known and text and soft_ms and hard_ms) then
  return {}
end
local left_ms = math.min(redis.call('PTTL', KEYS[1]), hard_ms)
if left_ms <= 0 then
  return {}
end
return {known, text, math.max(0, soft_ms - (hard_ms - left_ms)), left_ms}
