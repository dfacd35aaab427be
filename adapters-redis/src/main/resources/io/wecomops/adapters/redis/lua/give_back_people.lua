-- Takes back what admit_people counted, because nothing was sent.
--
-- KEYS[1]  the app, as of admit_people
-- KEYS[2…] the members who were counted one by one
-- ARGV     1 person-times   2 day   3 mark_ms, as its answer said
-- returns  {how many members' counts were taken back}
--
-- A member's count that went into a coarser one since, or ended, stays as it is. Of a day that is over nothing is taken back.
-- Not idempotent: to be called once for each answer.
local people, day, mark = tonumber(ARGV[1]), ARGV[2], ARGV[3]
if people > 0 and redis.call('HGET', KEYS[1], 'day') == day then
  local used = tonumber(redis.call('HGET', KEYS[1], 'used'))
  redis.call('HSET', KEYS[1], 'used', string.format('%.0f', math.max(0, used - people)))
end
local taken = 0
for i = 2, #KEYS do
  local left, found = {}, false
  for ms, count in string.gmatch(redis.call('GET', KEYS[i]) or '', '(%d+):(%d+)') do
    count = tonumber(count)
    if ms == mark then
      found, count = true, count - 1
    end
    if count > 0 then
      left[#left + 1] = ms .. ':' .. count
    end
  end
  if found and #left > 0 then
    redis.call('SET', KEYS[i], table.concat(left, ','), 'KEEPTTL')
  elseif found then
    redis.call('DEL', KEYS[i])
  end
  taken = taken + (found and 1 or 0)
end
return {taken}
