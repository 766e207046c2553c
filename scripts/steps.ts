// The checks that both `npm test` and `npm run check` make. CommonJS that is also plain JavaScript.
const { spawn } = require('node:child_process')
const path = require('node:path')
const { ROOT, readProjectNode } = require('./node.ts')

const TYPES = { name: 'Types', program: 'node_modules/typescript/bin/tsc', args: [] }
const LINT = { name: 'Lint', program: 'node_modules/oxlint/bin/oxlint', args: ['--deny-warnings'] }
const FORMAT = { name: 'Format', program: 'node_modules/oxfmt/bin/oxfmt', args: ['--check', '.'] }
const GUARDS = { name: 'Guards', program: 'node_modules/vitest/vitest.mjs', args: ['run', 'app/guards'] }

/** Runs one program of the project to its end, all its output on stdout; true when it was satisfied. Never outlives us. */
function runStep({ program, args }) {
  const child = spawn(readProjectNode(), [path.join(ROOT, program), ...args], { cwd: ROOT, stdio: ['ignore', 1, 1] })
  const pass = (signal) => child.kill(signal)
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, pass)
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code) => {
      for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.off(signal, pass)
      resolve(code === 0)
    })
  })
}

module.exports = { FORMAT, GUARDS, LINT, TYPES, runStep }
