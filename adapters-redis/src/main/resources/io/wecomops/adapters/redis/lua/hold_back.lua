-- Holds a pace back: no new slot begins before the block has passed. Slots further ahead stay where they are.
--
-- KEYS[1]  string "next_free_us seen_us", as in book_slots
-- ARGV     1 block_us   from now
--          2 heard_free_us, 3 heard_seen_us   as in book_slots
-- returns  {next_free_us, seen_us}
--
-- Idempotent: a second time it moves nothing but the end of the block.
local time = redis.call('TIME')
local now = time[1] * 1000000 + time[2]

local function standing(next_free, seen)
  return next_free - math.max(0, seen - now)
end

local stored_free, seen = 0, 0
local stored = redis.call('GET', KEYS[1])
if stored then
  stored_free, seen = string.match(stored, '^(%d+) (%d+)$')
  stored_free, seen = tonumber(stored_free), tonumber(seen)
end
local heard = standing(tonumber(ARGV[2]), tonumber(ARGV[3]))
local next_free = math.max(standing(stored_free, seen), heard, now + ARGV[1], now)

local life_ms = math.ceil((next_free - now) / 1000) + 60000
redis.call('SET', KEYS[1], string.format('%.0f %.0f', next_free, now), 'PX', string.format('%.0f', life_ms))
return {next_free, now}
