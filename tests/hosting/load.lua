-- For wrk: asks for the paths of a file, each thread from another place in it, and prints the outcome as JSON.
local threads = 0

function setup(thread)
  thread:set("number", threads)
  threads = threads + 1
end

function init(arguments)
  paths = {}
  for line in io.lines(arguments[1]) do paths[#paths + 1] = line end
  at = math.floor(#paths / 2) * number
end

function request()
  at = at % #paths + 1
  return wrk.format("GET", paths[at])
end

function done(summary, latency)
  local errors = summary.errors
  local wrong = errors.connect + errors.read + errors.write + errors.status + errors.timeout
  io.write(string.format(
    '\n{"requests": %d, "bytes": %d, "seconds": %.2f, "errors": %d, "median_ms": %.1f, "most_99_ms": %.1f}\n',
    summary.requests, summary.bytes, summary.duration / 1e6, wrong,
    latency:percentile(50) / 1000, latency:percentile(99) / 1000))
end
