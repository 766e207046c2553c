// `npm test`: types, lint, then every test; the skipped ones with their reasons; last line `N passed, N failed`.
// Started by Node 20 or newer, so: CommonJS, and only syntax that is also JavaScript.
const fs = require('node:fs')
const path = require('node:path')
const { ROOT, explained } = require('./node.ts')
const { LINT, TYPES, runStep } = require('./steps.ts')

const CLOSING = path.join(ROOT, '.cache', 'tests.json')

function readClosing(succeeded) {
  if (fs.existsSync(CLOSING)) {
    const closing = JSON.parse(fs.readFileSync(CLOSING, 'utf8'))
    return succeeded || closing.failed > 0 ? closing : { ...closing, failed: 1 }
  }
  process.stdout.write('The tests stopped before their end.\n')
  return { passed: 0, failed: 1, skipped: [] }
}

async function runTests(args) {
  fs.rmSync(CLOSING, { force: true })
  const reporters = ['--reporter=default', '--reporter=./scripts/closing-reporter.mts']
  return readClosing(await runStep({ program: 'node_modules/vitest/vitest.mjs', args: ['run', ...reporters, ...args] }))
}

async function test(args) {
  let failed = 0
  for (const step of [TYPES, LINT]) {
    process.stdout.write(`${step.name} …\n`)
    if (await runStep(step)) continue
    process.stdout.write(`${step.name}: not in order, counted as one failed test.\n`)
    failed += 1
  }
  const closing = await runTests(args)
  failed += closing.failed
  for (const { name, reason } of closing.skipped) process.stdout.write(`skipped: ${name}: ${reason}\n`)
  process.stdout.write(`${closing.passed} passed, ${failed} failed\n`)
  process.exitCode = failed === 0 ? 0 : 1
}

explained(() => test(process.argv.slice(2)))
