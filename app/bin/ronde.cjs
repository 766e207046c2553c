#!/usr/bin/env node
// `npx ronde …`: builds what is missing, then becomes the built program. CommonJS for Node 20 or newer.
const path = require('node:path')

const scripts = path.resolve(__dirname, '..', '..', 'scripts')
const { explained } = require(path.join(scripts, 'node.ts'))
const { prepare } = require(path.join(scripts, 'bootstrap.ts'))
const { run } = require(path.join(scripts, 'run.ts'))

explained(() => {
  prepare()
  return run('build/server/cli.js', process.argv.slice(2))
})
