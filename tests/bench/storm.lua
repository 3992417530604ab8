-- Ever new addresses that look like stories and are none. Every answer must be a 404.

local letters = "23456789abcdefghjkmnpqrstuvwxyz"
local threads = {}

function setup(thread)
  table.insert(threads, thread)
end

function init()
  math.randomseed(os.time())
  unexpected = 0
end

function request()
  local id = {}
  for place = 1, 12 do
    local letter = math.random(#letters)
    id[place] = letters:sub(letter, letter)
  end
  return wrk.format("GET", wrk.path .. table.concat(id) .. ".html")
end

function response(status)
  if status ~= 404 then
    unexpected = unexpected + 1
  end
end

function done()
  local total = 0
  for _, thread in ipairs(threads) do
    total = total + thread:get("unexpected")
  end
  print("Unexpected: " .. total)
end
