-- Prolongs an owner's lease, from now on.
--
-- KEYS[1], KEYS[2]  as in acquire_permit
-- ARGV     1 owner, 2 lease_us
-- returns  {1 renewed | 0 the lease has ended: the permit is lost}
--
-- Idempotent.
local time = redis.call('TIME')
local now = time[1] * 1000000 + time[2]
local owner, lease = ARGV[1], tonumber(ARGV[2])

local function whole(number)
  return string.format('%.0f', number)
end

local lease_end = redis.call('ZSCORE', KEYS[1], owner)
local permit = redis.call('HGET', KEYS[2], owner)
if not lease_end or not permit or tonumber(lease_end) <= now then
  return {0}
end

redis.call('ZADD', KEYS[1], whole(now + lease), owner)
redis.call('HSET', KEYS[2], owner, string.match(permit, '^%d+ ') .. whole(lease))
local last_end = redis.call('ZRANGE', KEYS[1], -1, -1, 'WITHSCORES')[2]
local life_ms = whole(math.ceil((last_end - now) / 1000) + 1000)
redis.call('PEXPIRE', KEYS[1], life_ms)
redis.call('PEXPIRE', KEYS[2], life_ms)
return {1}
