// Runs a program with the project's Node: `node scripts/run.ts build/server/cli.js demo`.
// Started by Node 20 or newer, so: CommonJS, and only syntax that is also JavaScript.
const { spawn } = require('node:child_process')
const { realpathSync } = require('node:fs')
const { constants } = require('node:os')
const path = require('node:path')
const { prepare, prepareInstall } = require('./bootstrap.ts')
const { ROOT, explained, isStartedByNpm, readProjectNode } = require('./node.ts')

const STOP_WITH_PARENT = ['--import', path.join(ROOT, 'scripts', 'stop-with-parent.mjs')]
/** Half of what Node takes by itself for young objects: a tenth of the server's memory, and no request slower that we could measure. */
const FLAGS = ['--max-semi-space-size=8']
const FORWARDED = ['SIGINT', 'SIGTERM', 'SIGHUP']

/** Becomes the program where Node can (one process, nothing to forward), else runs it as a child that never outlives us. */
function run(program, args) {
  const node = readProjectNode()
  const entry = path.resolve(ROOT, program)
  if (realpathSync(node) === process.execPath && process.execve && process.platform !== 'win32') {
    process.execve(node, [node, ...FLAGS, ...(isStartedByNpm() ? STOP_WITH_PARENT : []), entry, ...args], process.env)
  }
  return runAsChild(node, [...FLAGS, ...STOP_WITH_PARENT, entry, ...args])
}

function runAsChild(node, args) {
  const child = spawn(node, args, { stdio: 'inherit' })
  // A Ctrl-C at a terminal reaches the child by itself; sending it again would count as a second one.
  const isTerminal = process.stdin.isTTY === true
  for (const signal of FORWARDED) process.on(signal, () => (signal === 'SIGINT' && isTerminal ? undefined : child.kill(signal)))
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code, signal) => resolve(process.exit(code ?? 128 + (constants.signals[signal] ?? 0))))
  })
}

/** npm leaves out `prestart` where scripts are switched off: what is built is therefore prepared here. */
function prepareAndRun([program, ...args]) {
  if (program.startsWith('build/')) prepare()
  else prepareInstall()
  return run(program, args)
}

module.exports = { run }
if (require.main === module) explained(() => prepareAndRun(process.argv.slice(2)))
