// Installs when the lockfile changed and builds when the sources changed; otherwise leaves at once.
// Run by whatever Node starts npm (20 or newer), so: CommonJS, and only syntax that is also JavaScript.
const { createHash } = require('node:crypto')
const { spawnSync } = require('node:child_process')
const fs = require('node:fs')
const path = require('node:path')
const { withLock } = require('./lock.ts')
const { ROOT, Stop, assertOldestNode, explained, readNpmProgram, readProjectNode, readSystemNode } = require('./node.ts')

const LOCKFILE = path.join(ROOT, 'package-lock.json')
const INSTALLED_LOCKFILE = path.join(ROOT, 'node_modules', '.package-lock.json')
const INSTALL_STAMP = path.join(ROOT, 'node_modules', '.ronde-installed.json')
const BUILD_STAMP = path.join(ROOT, 'build', '.sources.json')
const SOURCES = [
  'app/src',
  'app/demo',
  'app/migrations',
  'libs',
  'docs/promises.json',
  'docs/guard-figures.json',
  'app/package.json',
  'package-lock.json',
  'vite.config.ts',
  'scripts/build.mts',
  'scripts/guard-lists.mts',
]
const NOT_BUILT = /\.(test|bench|drill)\.[a-z]+$|\.md$|\/(test|fixtures|bench|node_modules)\//

function hash(text) {
  return createHash('sha256').update(text).digest('hex')
}

function readJson(file) {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8'))
  } catch {
    return null
  }
}

function listFiles(start) {
  const stat = fs.statSync(path.join(ROOT, start), { throwIfNoEntry: false })
  if (!stat) return []
  if (!stat.isDirectory()) return [{ name: start, seen: `${stat.mtimeMs} ${stat.size}` }]
  const names = fs.readdirSync(path.join(ROOT, start)).sort()
  return names.flatMap((name) => (NOT_BUILT.test(`${start}/${name}`) || NOT_BUILT.test(`${start}/${name}/`) ? [] : listFiles(`${start}/${name}`)))
}

/** What the build was made of: first how the files look (times and sizes, cheap), then what is in them. */
function lookAt(starts) {
  const files = starts.flatMap(listFiles)
  return {
    seen: hash(files.map(({ name, seen }) => `${name} ${seen}`).join('\n')),
    hashContent: () => hash(files.map(({ name }) => `${name} ${hash(fs.readFileSync(path.join(ROOT, name)))}`).join('\n')),
  }
}

/** True when the stamp names the same files; files that were only touched refresh the stamp. */
function isUpToDate(stampFile, looked) {
  const stamp = readJson(stampFile)
  if (stamp === null) return false
  if (stamp.seen === looked.seen) return true
  if (stamp.content !== looked.hashContent()) return false
  writeStamp(stampFile, { seen: looked.seen, content: stamp.content })
  return true
}

function stampOf(looked) {
  return { seen: looked.seen, content: looked.hashContent() }
}

function writeStamp(stampFile, stamp) {
  fs.writeFileSync(stampFile, JSON.stringify(stamp))
}

/** What a hand-run `npm ci` or `npm install` left behind is as good as ours. Packages of other platforms may be missing. */
function isInstalledByHand() {
  const wanted = readJson(LOCKFILE)
  const installed = readJson(INSTALLED_LOCKFILE)
  if (wanted === null || installed === null) return false
  return Object.entries(wanted.packages).every(([place, { version, integrity, optional, resolved, link }]) => {
    const found = installed.packages[place]
    if (place === '' || (found === undefined && optional)) return true
    return found !== undefined && found.version === version && found.integrity === integrity && (!link || found.resolved === resolved)
  })
}

function isInstalled(lockfile) {
  if (isUpToDate(INSTALL_STAMP, lockfile)) return true
  if (!isInstalledByHand()) return false
  writeStamp(INSTALL_STAMP, stampOf(lockfile))
  return true
}

function seconds(since) {
  return `${((Date.now() - since) / 1000).toFixed(1)} s`
}

/** Progress goes to stderr: stdout belongs to the command that comes after. */
function tell(line) {
  process.stderr.write(`${line}\n`)
}

function install(lockfile) {
  const started = Date.now()
  const node = readSystemNode()
  const npm = readNpmProgram(node)
  tell('Installing dependencies …')
  const { status, error } = spawnSync(node, [npm, 'ci'], { cwd: ROOT, stdio: ['ignore', 2, 2], env: withoutNpmSettings() })
  if (error || status !== 0) {
    throw new Stop('The dependencies could not be installed; npm says why above, and most often the package registry cannot be reached from here.')
  }
  writeStamp(INSTALL_STAMP, stampOf(lockfile))
  tell(`Installed in ${seconds(started)}`)
}

/** The `npm` that started us must not make the second one leave out what the build needs. */
function withoutNpmSettings() {
  const { NODE_ENV, npm_config_omit, npm_config_production, npm_config_workspace, npm_config_workspaces, ...rest } = process.env
  return rest
}

function build(sources) {
  const started = Date.now()
  const stamp = stampOf(sources)
  tell('Building …')
  const { status, error } = spawnSync(readProjectNode(), [path.join(ROOT, 'scripts', 'build.mts')], { cwd: ROOT, stdio: ['ignore', 2, 2] })
  if (error || status !== 0) throw new Stop('Ronde could not be built; the first error above says where.')
  writeStamp(BUILD_STAMP, stamp)
  tell(`Built in ${seconds(started)}`)
}

const LOCK = path.join(ROOT, '.cache', 'bootstrap.lock')

function tellWaiting() {
  tell('Another command is installing or building; waiting for it …')
}

/** Installs what the lockfile asks for; returns at once when nothing changed. */
function prepareInstall() {
  assertOldestNode()
  if (!fs.existsSync(LOCKFILE)) throw new Stop('package-lock.json is missing: this folder is not a whole copy of Ronde.')
  if (isInstalled(lookAt(['package-lock.json']))) return
  withLock(LOCK, tellWaiting, () => {
    const lockfile = lookAt(['package-lock.json'])
    if (!isInstalled(lockfile)) install(lockfile)
  })
}

/** Installs and builds what is missing; returns at once when nothing changed. */
function prepare() {
  prepareInstall()
  if (isUpToDate(BUILD_STAMP, lookAt(SOURCES))) return
  withLock(LOCK, tellWaiting, () => {
    const sources = lookAt(SOURCES)
    if (!isUpToDate(BUILD_STAMP, sources)) build(sources)
  })
}

module.exports = { prepare, prepareInstall }
if (require.main === module) explained(prepare)
