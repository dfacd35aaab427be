-- Books slots in a row under several windows that all nodes share, all or nothing: the sums of BookingDecision.
--
-- KEYS[1], KEYS[2], ...: a window each
--          of a pace    string "next_free_us seen_us": when the next slot is free; the clock when that was last looked at
--          of a budget  hash: born (names this generation of the key), seen and back (the clock when last looked at, and by how
--                       much it was set back so far), total, oldest and newest part, lost and lost_end (see below), and what
--                       was spent by the part's number
-- ARGV     1 slots        2 ahead_us   a first slot further ahead than this is not booked
--          3 how many earlier bookings have slots that went by unused; then for each of them
--          last_us (when its last slot was to begin), how many of its slots; their cost is given back to every budget
--          then for each key
--          of a pace    "pace", spacing_us, empty_us, heard_free_us, heard_seen_us
--          of a budget  "budget", limit, cost (of all slots), part_us, period_us, heard_born, heard_total, heard_end_us
--          heard: what the answer said of this window when the caller last heard of it; zeros if it never did
-- returns  {1, us to the first slot, 0, clock_us, ...} | {0, us until it is worth asking again, which key refuses, clock_us, ...}
--          then three for each key: of a pace next_free_us, 0, 0; of a budget born, total, end_us (until when it counts)
--
-- A pace's key lives for a minute after its last slot, a budget's as long as it counts. So a key that is absent although the
-- caller heard of it lately was lost (restarted empty, failed over, evicted), and what callers heard brings it back:
-- a pace begins where the latest of them says, and not before empty_us, since others may hold slots up to there;
-- a budget counts the greatest total that anybody heard of the lost generation as spent at its very end.
-- Where the clock was set back, slots and parts keep their distance to it: no wait grows, and nothing is given twice.
-- Not idempotent: a booking whose answer is lost is lost capacity, never over-use.
local time = redis.call('TIME')
local now = time[1] * 1000000 + time[2]
local slots, ahead = tonumber(ARGV[1]), tonumber(ARGV[2])
local KEPT, HEARD = 60000000, 55000000

local unused_end = 3 + 2 * tonumber(ARGV[3])
local at = unused_end
local function argument()
  at = at + 1
  return tonumber(ARGV[at])
end

local function read_pace(i)
  local w = {pace = true, spacing = argument(), stored = 0, seen = 0}
  local empty, heard_free, heard_seen = argument(), argument(), argument()
  local text = redis.call('GET', KEYS[i])
  if text then
    local free, seen = string.match(text, '^(%d+) (%d+)$')
    w.stored, w.seen = tonumber(free), tonumber(seen)
  end
  local heard = heard_free - math.max(0, heard_seen - now)
  w.free = math.max(w.stored - math.max(0, w.seen - now), heard, now)
  if not text and heard_free > 0 and now < heard + HEARD then
    w.free = math.max(w.free, now + empty)
  end
  return w
end

local function names(from, to)
  local parts = {}
  for part = from, to do
    parts[#parts + 1] = string.format('%.0f', part)
  end
  return parts
end

local function read_budget(i)
  local w = {limit = argument(), cost = argument(), part = argument(), period = argument()}
  local heard_born, heard_total, heard_end = argument(), argument(), argument()
  local stored = redis.call('HMGET', KEYS[i], 'born', 'seen', 'back', 'total', 'oldest', 'newest', 'lost', 'lost_end')
  local function number(index, otherwise)
    return tonumber(stored[index] or otherwise)
  end
  w.born, w.back, w.total = number(1, now), number(3, 0), number(4, 0)
  w.oldest, w.newest, w.lost, w.lost_end = number(5, 0), number(6, -1), number(7, 0), number(8, 0)
  w.back = w.back + math.max(0, number(2, 0) - now)
  w.clock = now + w.back
  w.ends = function(part)
    return (part + 1) * w.part + w.period
  end
  local first = w.oldest
  while w.oldest <= w.newest and w.ends(w.oldest) <= w.clock do
    w.oldest = w.oldest + 1
  end
  if w.oldest > w.newest then
    if stored[1] then redis.call('DEL', KEYS[i]) end
    w.total, w.oldest, w.newest, w.lost = 0, 0, -1, 0
  elseif w.oldest > first then
    local ended = names(first, w.oldest - 1)
    for _, spent in ipairs(redis.call('HMGET', KEYS[i], unpack(ended))) do
      w.total = w.total - (tonumber(spent or 0))
    end
    redis.call('HDEL', KEYS[i], unpack(ended))
    w.changed = true
  end
  w.add = function(part, cost)
    if w.oldest > w.newest then
      w.oldest, w.newest = part, part
    end
    w.oldest, w.newest = math.min(w.oldest, part), math.max(w.newest, part)
    w.total = w.total + cost
    w.changed = true
    redis.call('HINCRBY', KEYS[i], string.format('%.0f', part), cost)
  end
  for n = 4, unused_end, 2 do
    local part, back = math.floor(tonumber(ARGV[n]) / w.part), tonumber(ARGV[n + 1]) * w.cost / slots
    -- after a clock that was set back nobody knows which part was charged
    if w.back == 0 and part >= w.oldest and part <= w.newest then
      local name = names(part, part)[1]
      if tonumber(redis.call('HGET', KEYS[i], name) or 0) >= back then
        redis.call('HINCRBY', KEYS[i], name, string.format('%.0f', -back))
        w.total = w.total - back
        w.changed = true
      end
    end
  end
  if heard_born ~= 0 and heard_born ~= w.born and heard_end > now then
    if w.lost_end <= w.clock then
      w.lost = 0
    end
    if heard_total > w.lost then
      local heard_until = math.min(heard_end, now + 2 * w.period + w.part) + w.back
      w.add(math.ceil((heard_until - w.period) / w.part) - 1, heard_total - w.lost)
      w.lost, w.lost_end = heard_total, heard_until
    end
  end
  return w
end

-- What no longer counts when the slots begin, ahead from now, is in no window with them.
local function wait_for_room(i, w, ahead_us)
  if w.total + w.cost <= w.limit then
    return 0
  end
  local left, until_room = w.total, 0
  for offset, spent in ipairs(redis.call('HMGET', KEYS[i], unpack(names(w.oldest, w.newest)))) do
    local ends = w.ends(w.oldest + offset - 1)
    local counts = ends > w.clock + ahead_us
    if counts and left + w.cost <= w.limit then
      break
    end
    left = left - (tonumber(spent or 0))
    until_room = counts and ends - w.clock or 0
  end
  return until_room
end

local windows, wait, spacing = {}, 0, 0
for i = 1, #KEYS do
  at = at + 1
  local w = ARGV[at] == 'pace' and read_pace(i) or read_budget(i)
  if w.pace then
    wait, spacing = math.max(wait, w.free - now), math.max(spacing, w.spacing)
  end
  windows[i] = w
end

local refused, retry = 0, 0
for i, w in ipairs(windows) do
  local later = w.pace and w.free - now - ahead or not w.pace and wait_for_room(i, w, wait)
  if later > retry then
    refused, retry = i, later
  end
end

local last = wait + (slots - 1) * spacing
local answer = {refused == 0 and 1 or 0, refused == 0 and wait or retry, refused, now}
for i, w in ipairs(windows) do
  if w.pace then
    if refused == 0 then
      w.free = now + last + w.spacing
    end
    if w.free > now and (w.free ~= w.stored or w.seen > now) then
      local life_ms = math.ceil((w.free - now + KEPT) / 1000)
      redis.call('SET', KEYS[i], string.format('%.0f %.0f', w.free, now), 'PX', string.format('%.0f', life_ms))
    end
  else
    if refused == 0 then
      w.add(math.floor((w.clock + last) / w.part), w.cost)
    end
    if w.changed then
      redis.call('HSET', KEYS[i], 'born', w.born, 'seen', now, 'back', w.back, 'total', w.total,
        'oldest', w.oldest, 'newest', w.newest, 'lost', w.lost, 'lost_end', w.lost_end)
      redis.call('PEXPIRE', KEYS[i], string.format('%.0f', math.ceil((w.ends(w.newest) - w.clock) / 1000) + 1000))
    end
  end
  answer[#answer + 1] = w.pace and w.free or w.born
  answer[#answer + 1] = w.pace and 0 or w.total
  answer[#answer + 1] = w.pace and 0 or (w.newest >= w.oldest and w.ends(w.newest) - w.back or 0)
end
return answer
