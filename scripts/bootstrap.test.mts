import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { makeCopy } from './copy-for-tests.mts'

const copies: string[] = []
let copy = ''

const PROGRAM = `
import words from './words.css?inline'
const [, , command] = process.argv
process.stdout.write(words + '\\n')
if (command === 'refuse') process.exitCode = 2
if (command === 'stay') {
  const stay = setInterval(() => undefined, 1000)
  process.once('SIGTERM', () => { clearInterval(stay); process.exitCode = 3 })
  process.stdout.write('ready\\n')
}
`

function run(script: string, ...words: string[]) {
  return spawnSync(process.execPath, [path.join(copy, script), ...words], { encoding: 'utf8', env: { PATH: process.env.PATH } })
}

function start(script: string, ...words: string[]) {
  return spawn(process.execPath, [path.join(copy, script), ...words], { stdio: ['ignore', 'pipe', 'pipe'] })
}

beforeEach(() => {
  copy = makeCopy({ 'app/src/cli.ts': PROGRAM, 'app/src/words.css': 'p {\n  color : red ;\n}\n' })
  copies.push(copy)
})
afterAll(() => {
  for (const folder of copies) rmSync(folder, { recursive: true, force: true })
})

describe('preparing', () => {
  it('recognises an install made by hand, builds once, and then does nothing', () => {
    const first = run('scripts/bootstrap.ts')
    expect(first.stderr).toMatch(/^Building …\nBuilt in [\d.]+ s\n$/)
    expect(first).toMatchObject({ status: 0, stdout: '' })
    expect(readFileSync(path.join(copy, 'build/server/cli.js'), 'utf8')).toContain('p{color:red}')
    const started = performance.now()
    expect(run('scripts/bootstrap.ts')).toMatchObject({ status: 0, stderr: '' })
    expect(performance.now() - started).toBeLessThan(1_000)
  })

  it('builds again when a source changed, and not when it was only touched', () => {
    run('scripts/bootstrap.ts')
    utimesSync(path.join(copy, 'app/src/cli.ts'), new Date(), new Date('2020-01-01'))
    expect(run('scripts/bootstrap.ts').stderr).toBe('')
    writeFileSync(path.join(copy, 'app/src/words.css'), 'p { color: blue }')
    expect(run('scripts/bootstrap.ts').stderr).toContain('Built in')
    expect(readFileSync(path.join(copy, 'build/server/cli.js'), 'utf8')).toContain('#00f')
  })

  it('keeps the last good build when the next one fails, and says so in a sentence', () => {
    run('scripts/bootstrap.ts')
    writeFileSync(path.join(copy, 'app/src/cli.ts'), 'const x = (')
    const failed = run('scripts/bootstrap.ts')
    expect(failed.status).toBe(1)
    expect(failed.stderr).toMatch(/Ronde could not be built; the first error above says where\.\n$/)
    expect(readFileSync(path.join(copy, 'build/server/cli.js'), 'utf8')).toContain('p{color:red}')
    expect(readdirSync(path.join(copy, 'build')).filter((name) => name.startsWith('.next'))).toEqual([])
  })

  it('lets one of two commands started together do the work', async () => {
    const both = [start('scripts/bootstrap.ts'), start('scripts/bootstrap.ts')]
    const said = await Promise.all(both.map(({ stderr }) => text(stderr)))
    expect(said.join('').match(/Built in/g)).toHaveLength(1)
    expect(existsSync(path.join(copy, '.cache/bootstrap.lock'))).toBe(false)
  })

  it('takes over the lock of a command that was killed', () => {
    const gone = spawnSync(process.execPath, ['-e', '']).pid
    mkdirSync(path.join(copy, '.cache'))
    writeFileSync(path.join(copy, '.cache/bootstrap.lock'), String(gone))
    expect(run('scripts/bootstrap.ts').status).toBe(0)
  })

  it('names a folder that is not a whole copy', () => {
    rmSync(path.join(copy, 'package-lock.json'))
    expect(run('scripts/bootstrap.ts')).toMatchObject({ status: 1, stderr: 'package-lock.json is missing: this folder is not a whole copy of Ronde.\n' })
  })
})

describe('npx ronde', () => {
  it('builds what is missing, says so on stderr only, and passes arguments and exit code', () => {
    const answer = run('app/bin/ronde.cjs', 'refuse')
    expect(answer).toMatchObject({ status: 2, stdout: 'p{color:red}\n' })
    expect(answer.stderr).toContain('Built in')
  })

  it('passes on a signal and ends with the program', async () => {
    run('scripts/bootstrap.ts')
    const child = start('app/bin/ronde.cjs', 'stay')
    for await (const piece of child.stdout) if (String(piece).includes('ready')) break
    const ended = once(child, 'exit')
    child.kill('SIGTERM')
    expect(await ended).toEqual([3, null])
  })

  it.skipIf(process.platform !== 'linux')('ends by itself when npm is killed outright, the shell that npm puts in between left standing', async () => {
    run('scripts/bootstrap.ts')
    const program = `"${process.execPath}" "${path.join(copy, 'app/bin/ronde.cjs')}" stay & echo "pid $!"; wait`
    // Like npm: one that starts a shell, and knows nothing of what the shell starts.
    const npm = `require('node:child_process').spawn('sh', ['-c', process.argv[1]], { stdio: 'inherit' })`
    const child = spawn(process.execPath, ['-e', npm, program], { stdio: ['ignore', 'pipe', 'pipe'], env: { PATH: process.env.PATH, npm_command: 'start' } })
    let said = ''
    for await (const piece of child.stdout) if ((said += String(piece)).includes('ready')) break
    const pid = Number(/pid (\d+)/.exec(said)?.[1])
    expect(isAlive(pid)).toBe(true)
    child.kill('SIGKILL')
    for (let turns = 0; turns < 50 && isAlive(pid); turns += 1) await pause(100)
    expect(isAlive(pid)).toBe(false)
  })
})

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}
