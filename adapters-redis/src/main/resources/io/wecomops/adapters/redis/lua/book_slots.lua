-- Books slots in a row on a pace that all nodes share: GCRA without burst, the sums of SlotBook.
--
-- KEYS[1]  string "next_free_us seen_us": when the next slot is free; the clock when that was last looked at
-- ARGV     1 span_us      what the slots take up together
--          2 ahead_us     a first slot further ahead than this is not booked
--          3 heard_free_us, 4 heard_seen_us   what KEYS[1] held when the caller last heard of it; 0 0 if it never did
-- returns  {1, us to the first slot, next_free_us, seen_us} | {0, us until it is worth asking again, the same, the same}
--
-- The key lives until its last slot has begun: an absent key is an idle pace, or one that Redis lost (restarted empty,
-- failed over, evicted). Therefore the later of what is stored and what the caller heard counts: a busy node brings the
-- pace back as it was, hold-backs too, and only slots that no caller has heard of can be given twice.
-- Where the clock was set back since, slots keep their distance to it: no wait grows, and no slot is given twice.
-- Not idempotent: a booking whose answer is lost is lost capacity, never over-use.
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
local heard = standing(tonumber(ARGV[3]), tonumber(ARGV[4]))
local next_free = math.max(standing(stored_free, seen), heard, now)

local wait, ahead, booked = next_free - now, tonumber(ARGV[2]), 0
if wait <= ahead then
  booked = 1
  next_free = next_free + ARGV[1]
else
  wait = wait - ahead
end

if next_free ~= stored_free or seen > now then
  local life_ms = math.ceil((next_free - now) / 1000) + 1000
  redis.call('SET', KEYS[1], string.format('%.0f %.0f', next_free, now), 'PX', string.format('%.0f', life_ms))
end
return {booked, wait, next_free, now}
