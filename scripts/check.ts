// `npm run check`: what must be in order before a commit: types, lint, format, guards.
const { prepareInstall } = require('./bootstrap.ts')
const { explained } = require('./node.ts')
const { FORMAT, GUARDS, LINT, TYPES, runStep } = require('./steps.ts')

async function check() {
  prepareInstall()
  const wrong = []
  for (const step of [TYPES, LINT, FORMAT, GUARDS]) if (!(await runStep(step))) wrong.push(step.name.toLowerCase())
  process.stdout.write(wrong.length === 0 ? 'Everything is in order.\n' : `Not in order: ${wrong.join(', ')}.\n`)
  process.exitCode = wrong.length === 0 ? 0 : 1
}

explained(check)
