// `npm test`: types, lint, format, then every test; the skipped ones with their reasons; last line `N passed, N failed`.
// Started by Node 20 or newer, so: CommonJS, and only syntax that is also JavaScript.
const fs = require('node:fs')
const path = require('node:path')
const { prepare } = require('./bootstrap.ts')
const { ROOT, explained, sentenceFor } = require('./node.ts')
const { FORMAT, LINT, TYPES, runStep } = require('./steps.ts')

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

function close(passed, failed) {
  process.stdout.write(`${passed} passed, ${failed} failed\n`)
  process.exitCode = failed === 0 ? 0 : 1
}

/** npm leaves out `pretest` where scripts are switched off: the browser tests need the build all the same. */
function prepareOrTell() {
  try {
    prepare()
    return true
  } catch (error) {
    process.stdout.write(`${sentenceFor(error)}\n`)
    return false
  }
}

async function test(args) {
  if (!prepareOrTell()) return close(0, 1)
  let failed = 0
  for (const step of [TYPES, LINT, FORMAT]) {
    process.stdout.write(`${step.name} …\n`)
    if (await runStep(step)) continue
    process.stdout.write(`${step.name}: not in order, counted as one failed test.\n`)
    failed += 1
  }
  const closing = await runTests(args)
  failed += closing.failed
  for (const { name, reason } of closing.skipped) process.stdout.write(`skipped: ${name}: ${reason}\n`)
  close(closing.passed, failed)
}

explained(() => test(process.argv.slice(2)))
