-- The accepted requests of one key, oldest first, in microseconds of this server's clock.
-- KEYS[1] the log; ARGV[1] the limit; ARGV[2] the period in microseconds
-- Returns: accepted (1 or 0), how many are in the window, microseconds until the next one leaves.
local log, limit, period = KEYS[1], tonumber(ARGV[1]), tonumber(ARGV[2])
local time = redis.call('TIME')
local now = time[1] * 1000000 + time[2]

-- When the clock was set back, what lies ahead counts as of now: that stays strict, and a client
-- waits for one period at most.
local ahead = 0
local newest = redis.call('LINDEX', log, -1)
while newest and tonumber(newest) > now do
  redis.call('RPOP', log)
  ahead = ahead + 1
  newest = redis.call('LINDEX', log, -1)
end
for _ = 1, ahead do
  redis.call('RPUSH', log, string.format('%.0f', now))
end

-- Forget what has left the window, in large steps first: a long log is not walked one by one.
local step = 512
while step >= 1 do
  local entry = redis.call('LINDEX', log, step - 1)
  if entry and now - tonumber(entry) >= period then
    redis.call('LTRIM', log, step, -1)
  else
    step = math.floor(step / 8)
  end
end

local used = redis.call('LLEN', log)
local accepted = 0
if used < limit then
  redis.call('RPUSH', log, string.format('%.0f', now))
  -- One millisecond more, because expiry is counted in whole milliseconds.
  redis.call('PEXPIRE', log, string.format('%.0f', period / 1000 + 1))
  accepted = 1
  used = used + 1
end
local next = redis.call('LINDEX', log, math.max(0, used - limit))
return { accepted, used, tonumber(next) + period - now }
