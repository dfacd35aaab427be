-- Takes one of a limited number of permits, for a lease.
--
-- KEYS[1]  zset: owner -> lease end (us)
--      2   hash: owner -> "fence lease_us"
--      3   string: the highest fence so far
-- ARGV     1 owner, 2 limit, 3 lease_us
-- returns  {1, fence} | {0, us until the first lease ends}
--
-- Idempotent by owner: one that holds a permit gets the same again, with its lease anew.
-- Fences follow the clock, so that they grow even after Redis has lost KEYS[3] (which it may forget after 31 days).
-- Where the clock was set back, a lease would last longer than its length: it is cut to it.
local time = redis.call('TIME')
local now = time[1] * 1000000 + time[2]
local owner, limit, lease = ARGV[1], tonumber(ARGV[2]), tonumber(ARGV[3])

local function whole(number)
  return string.format('%.0f', number)
end

local ended = redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', whole(now))
for _, gone in ipairs(ended) do
  redis.call('ZREM', KEYS[1], gone)
  redis.call('HDEL', KEYS[2], gone)
end

for _, holder in ipairs(redis.call('ZRANGEBYSCORE', KEYS[1], '(' .. whole(now + lease), '+inf')) do
  local permit = redis.call('HGET', KEYS[2], holder)
  local longest = now + (permit and string.match(permit, ' (%d+)$') or lease)
  if tonumber(redis.call('ZSCORE', KEYS[1], holder)) > longest then
    redis.call('ZADD', KEYS[1], whole(longest), holder)
  end
end

local held = redis.call('ZSCORE', KEYS[1], owner) and redis.call('HGET', KEYS[2], owner)
local fence
if held then
  fence = string.match(held, '^(%d+) ')
elseif redis.call('ZCARD', KEYS[1]) >= limit then
  return {0, redis.call('ZRANGE', KEYS[1], 0, 0, 'WITHSCORES')[2] - now}
else
  fence = whole(math.max((redis.call('GET', KEYS[3]) or 0) + 1, now))
  redis.call('SET', KEYS[3], fence, 'PX', '2678400000')
end

redis.call('ZADD', KEYS[1], whole(now + lease), owner)
redis.call('HSET', KEYS[2], owner, fence .. ' ' .. whole(lease))
local last_end = redis.call('ZRANGE', KEYS[1], -1, -1, 'WITHSCORES')[2]
local life_ms = whole(math.ceil((last_end - now) / 1000) + 1000)
redis.call('PEXPIRE', KEYS[1], life_ms)
redis.call('PEXPIRE', KEYS[2], life_ms)
return {1, tonumber(fence)}
