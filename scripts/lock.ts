// One lock for commands that would replace `node_modules` or `build` under each other. CommonJS that is also plain JavaScript.
const fs = require('node:fs')
const path = require('node:path')

/** A process number can be given out again; no install or build takes this long. */
const OLDEST_LOCK_MS = 15 * 60_000
const WAIT_MS = 100

function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}

function isAbandoned(file) {
  try {
    const pid = Number(fs.readFileSync(file, 'utf8'))
    return !isAlive(pid) || Date.now() - fs.statSync(file).mtimeMs > OLDEST_LOCK_MS
  } catch {
    return false
  }
}

/** The lock appears with its content in it: a reader never sees it empty. */
function take(file) {
  const own = `${file}.${process.pid}`
  fs.writeFileSync(own, String(process.pid))
  try {
    fs.linkSync(own, file)
    return true
  } catch (error) {
    if (error.code === 'EEXIST') return false
    throw error
  } finally {
    fs.rmSync(own, { force: true })
  }
}

/** Only one waiter clears an abandoned lock, and looks again before it does: a fresh one must survive. */
function clear(file) {
  const turn = `${file}.clearing`
  if (!take(turn)) {
    if (isAbandoned(turn)) fs.rmSync(turn, { force: true })
    return
  }
  if (isAbandoned(file)) fs.rmSync(file, { force: true })
  fs.rmSync(turn, { force: true })
}

function pause(milliseconds) {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds)
}

/** Waits for its turn, runs the body, gives the lock back. */
function withLock(file, onWait, body) {
  fs.mkdirSync(path.dirname(file), { recursive: true })
  for (let turns = 0; !take(file); turns++) {
    if (turns === 10) onWait()
    if (isAbandoned(file)) clear(file)
    else pause(WAIT_MS)
  }
  const release = () => fs.rmSync(file, { force: true })
  process.on('exit', release)
  try {
    return body()
  } finally {
    process.off('exit', release)
    release()
  }
}

module.exports = { withLock }
