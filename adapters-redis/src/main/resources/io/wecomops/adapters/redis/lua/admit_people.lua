-- Counts a request that is to reach people, or looks whether it might: every member and the day have room, or nothing.
--
-- KEYS[1]  hash of the app: born (names this generation), seen and back (the clock when last looked at, and by how much it was
--          set back so far), day, used and ahead (person-times of the day, and those that may arrive on the next), told (the day
--          whose first refusal was told), lost (of another generation, in used already); and for each window i: slot_i,
--          length_i, now_i and past_i (the most that one member was sent one by one: in this stretch of the window's length and the one
--          before), base_i until base_end_i (what a lost generation may have sent to anybody)
-- KEYS[2]  sorted set: campaigns by when they last sent
-- KEYS[3…] string of a member each, or none: "ms:count,ms:count,…", what it was sent one by one, the oldest first
-- ARGV     1 "take" | "look"   2 person-times   3 campaign or ""   4 day's limit or 0   5 lateness_ms
--          6 limit, 7 length_ms, 8 campaigns at most: of the shorter window; 9, 10, 11 of the longer
--          12 heard_born, 13 heard_at_ms, 14 heard_1, 15 heard_2, 16 heard_day, 17 heard_used: what the answer said when the
--          caller last heard of this app; zeros if it never did
-- returns  {"taken" | "full" | "name" | "day", ms until the next day, 1 where this is the day's first refusal, mark_ms, 1 where
--          members were counted one by one, day, born, now_ms, most_1, most_2, used, ...}; then for each member who is full
--          which of KEYS[3…], which window, and ms until it has room
--          "name": ask again with the members, for somebody may be near a limit
--          most_i: nobody was sent more within window i, from this app
--
-- A campaign counts as one message to everybody, from its last sending on for the window's length; so its parts write nothing
-- for each member, and need not even name them while most_i says that nobody is near a limit. Where there are many campaigns,
-- people of further ones are counted one by one.
-- Where Redis lost its data, what callers heard of the lost generation counts for everybody for a window's length.
-- Where the clock was set back, its distance to what was counted stays. Everything ends: members with the longer window, the
-- rest two days after its last use. Not idempotent: a call whose answer is lost has counted too much, never too little.
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local look, people, campaign, day_limit, lateness = ARGV[1] == 'look', tonumber(ARGV[2]), ARGV[3], tonumber(ARGV[4]), tonumber(ARGV[5])
local DAY, BEIJING, KEPT = 86400000, 28800000, 172800000
local function whole(number)
  return string.format('%.0f', number)
end

local names = {'born', 'seen', 'back', 'day', 'used', 'ahead', 'told', 'lost'}
for i = 1, 2 do
  for _, name in ipairs({'slot_', 'length_', 'now_', 'past_', 'base_', 'base_end_'}) do
    names[#names + 1] = name .. i
  end
end
local app = {}
for i, value in ipairs(redis.call('HMGET', KEYS[1], unpack(names))) do
  app[names[i]] = tonumber(value or 0)
end
if app.born == 0 then
  app.born = now
end
app.back = app.back + math.max(0, app.seen - now)
app.seen = now
local clock = now + app.back

local heard = {born = tonumber(ARGV[12]), at = tonumber(ARGV[13]), most = {tonumber(ARGV[14]), tonumber(ARGV[15])},
  day = tonumber(ARGV[16]), used = tonumber(ARGV[17])}
local is_lost = heard.born ~= 0 and heard.born ~= app.born

local windows = {}
for i = 1, 2 do
  local at = 3 + 3 * i
  local w = {limit = tonumber(ARGV[at]), length = tonumber(ARGV[at + 1]), campaigns = tonumber(ARGV[at + 2])}
  local slot = math.floor(clock / w.length)
  if w.length ~= app['length_' .. i] then -- nodes with different settings: what was counted in other stretches stays
    app['now_' .. i] = math.max(app['now_' .. i], app['past_' .. i])
    app['slot_' .. i], app['length_' .. i] = slot, w.length
  elseif slot ~= app['slot_' .. i] then
    app['past_' .. i] = slot == app['slot_' .. i] + 1 and app['now_' .. i] or 0
    app['now_' .. i], app['slot_' .. i] = 0, slot
  end
  if app['base_end_' .. i] <= clock then
    app['base_' .. i] = 0
  end
  if is_lost and heard.at + w.length > now and heard.most[i] > app['base_' .. i] then
    app['base_' .. i], app['base_end_' .. i] = heard.most[i], clock + w.length
  end
  w.base = app['base_' .. i]
  w.since = clock - w.length
  windows[i] = w
end

local today = math.max(app.day, math.floor((now + BEIJING) / DAY))
if today ~= app.day then
  app.used = app.day == today - 1 and app.ahead or 0
  app.day, app.ahead, app.lost = today, 0, 0
end
if is_lost and heard.day == today and heard.used > app.lost then
  app.used, app.lost = app.used + heard.used - app.lost, heard.used
end
local next_day = (today + 1) * DAY - BEIJING - now

if not look then
  redis.call('ZREMRANGEBYSCORE', KEYS[2], '-inf', whole(windows[2].since))
end
local own = campaign ~= '' and tonumber(redis.call('ZSCORE', KEYS[2], campaign) or 0) or 0
local as_campaign = campaign ~= ''
for _, w in ipairs(windows) do
  w.others = redis.call('ZCOUNT', KEYS[2], '(' .. whole(w.since), '+inf')
  w.with = w.others + (own > w.since and 0 or 1)
  as_campaign = as_campaign and w.with <= w.campaigns
end
local near = false
for i, w in ipairs(windows) do
  w.load = (as_campaign and w.with or w.others) + w.base
  near = near or w.load + math.max(app['now_' .. i], app['past_' .. i]) > w.limit
end

local function read(text)
  local member = {sums = {0, 0}}
  for ms, count in string.gmatch(text or '', '(%d+):(%d+)') do
    ms, count = tonumber(ms), tonumber(count)
    for i, w in ipairs(windows) do
      member.sums[i] = member.sums[i] + (ms > w.since and count or 0)
    end
    if ms > windows[2].since then
      member[#member + 1] = {ms, count}
    end
  end
  return member
end

local function wait_for_room(member, i, over)
  local w, ends = windows[i], {}
  for _, sent in ipairs(member) do
    if sent[1] > w.since then
      ends[#ends + 1] = {sent[1] + w.length, sent[2]}
    end
  end
  local live = redis.call('ZRANGEBYSCORE', KEYS[2], '(' .. whole(w.since), '+inf', 'WITHSCORES')
  for each = 1, #live, 2 do
    if not as_campaign or live[each] ~= campaign then
      ends[#ends + 1] = {tonumber(live[each + 1]) + w.length, 1}
    end
  end
  if w.base > 0 then
    ends[#ends + 1] = {app['base_end_' .. i], w.base}
  end
  table.sort(ends, function(a, b) return a[1] < b[1] end)
  for _, ended in ipairs(ends) do
    over = over - ended[2]
    if over <= 0 then
      return math.max(1, ended[1] - clock)
    end
  end
  return w.length
end

local status = 'taken'
if day_limit > 0 and people > 0 and app.used + people > day_limit then
  status = 'day'
elseif campaign ~= '' and #KEYS == 2 and (near or not as_campaign) then
  status = 'name'
end
local members, full = {}, {}
if status == 'taken' and #KEYS > 2 then
  local each_takes = as_campaign and 0 or 1
  for at, text in ipairs(redis.call('MGET', KEYS[3], unpack(KEYS, 4))) do
    local member, longest, which = read(text), 0, 0
    for i, w in ipairs(windows) do
      local over = member.sums[i] + each_takes + w.load - w.limit
      local wait = over > 0 and wait_for_room(member, i, over) or 0
      if wait > longest then
        longest, which = wait, i
      end
    end
    if longest > 0 then
      full[#full + 1], full[#full + 2], full[#full + 3] = at, which, longest
      status = 'full'
    end
    members[at] = member
  end
end

local mark = clock + 1
if status == 'taken' and not look then
  app.used = app.used + people
  if next_day <= lateness then
    app.ahead = app.ahead + people
  end
  if as_campaign then
    redis.call('ZADD', KEYS[2], whole(clock), campaign)
    redis.call('PEXPIRE', KEYS[2], whole(windows[2].length + 1000))
  end
  local coarse = math.ceil(windows[2].length / 60)
  for at, member in ipairs(as_campaign and {} or members) do
    local parts, last = {}, {}
    member[#member + 1] = {mark, 1}
    for _, sent in ipairs(member) do
      if sent[1] <= windows[1].since then -- of the longer window alone: so few numbers are kept, none of them too small
        sent[1] = math.ceil(sent[1] / coarse) * coarse
      end
      if sent[1] == last[1] then
        last[2] = last[2] + sent[2]
      else
        parts[#parts + 1], last = sent, sent
      end
    end
    for i, sent in ipairs(parts) do
      parts[i] = whole(sent[1]) .. ':' .. sent[2]
    end
    redis.call('SET', KEYS[at + 2], table.concat(parts, ','), 'PX', whole(windows[2].length + coarse))
    for i, _ in ipairs(windows) do
      app['now_' .. i] = math.max(app['now_' .. i], member.sums[i] + 1)
    end
  end
end
local first = status == 'day' and app.told ~= today and not look
if first then
  app.told = today
end
local answer = {status, next_day, first and 1 or 0, mark, as_campaign and 0 or 1, today, app.born, now}
for i, w in ipairs(windows) do
  local live = redis.call('ZCOUNT', KEYS[2], '(' .. whole(w.since), '+inf')
  answer[#answer + 1] = live + w.base + math.max(app['now_' .. i], app['past_' .. i])
end
answer[#answer + 1] = app.used
for _, number in ipairs(full) do
  answer[#answer + 1] = number
end
if not look then
  local stored = {}
  for _, name in ipairs(names) do
    stored[#stored + 1], stored[#stored + 2] = name, whole(app[name])
  end
  redis.call('HSET', KEYS[1], unpack(stored))
  redis.call('PEXPIRE', KEYS[1], whole(KEPT))
end
return answer
