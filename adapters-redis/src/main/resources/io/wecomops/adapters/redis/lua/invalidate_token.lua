-- Removes the current token if it is the one of a version; a newer one stays.
--
-- KEYS[1]  hash, as in find_token
-- ARGV     1 version
-- returns  {1 removed | 0 it is not the current one}
--
-- A second time it says 0 and changes nothing.
if redis.call('HGET', KEYS[1], 'version') == ARGV[1] then
  return {redis.call('DEL', KEYS[1])}
end
return {0}
