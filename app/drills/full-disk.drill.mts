import { execFileSync } from 'node:child_process'
import { appendFileSync, existsSync, rmSync } from 'node:fs'
import path from 'node:path'
import { writeTrialRegister } from '../promises/kill-import.ts'
import { aFolder, runProgram, type Ended } from '../promises/run-program.ts'
import { startRonde } from '../test/serve.ts'

export const name = 'a full disk: said in a sentence, nothing lost, and all goes on once there is room'

/** Room for a fresh store and little more. */
const DISK = 'size=110m'

export async function run(): Promise<void> {
  const { folder, remove } = aFolder()
  const { folder: elsewhere, remove: removeElsewhere } = aFolder()
  if (!mountSmallDisk(folder)) {
    process.stdout.write('  left out: only an administrator of a Linux machine may mount a small disk\n')
    return
  }
  try {
    await fillAndRecover(folder, elsewhere)
  } finally {
    execFileSync('umount', [folder])
    remove()
    removeElsewhere()
  }
}

async function fillAndRecover(disk: string, elsewhere: string): Promise<void> {
  const data = path.join(disk, 'data')
  const ballast = path.join(disk, 'ballast')
  const importRegister = (trial: string) => runProgram(['import', 'register', writeTrialRegister(elsewhere, trial)], { data }, 60_000)
  const server = await startRonde({ args: ['serve', '--port', '0'], data })
  try {
    must((await importRegister('before')).code === 0, 'an import on a disk with room is refused')
    fill(ballast)
    refusedForSpace(await importRegister('during'), 'an import')
    refusedForSpace(await runProgram(['backup', path.join(disk, 'copy.ronde')], { data }), 'a backup')
    must(!existsSync(path.join(disk, 'copy.ronde')), 'half a backup was left behind')
    must((await fetch(`${server.url}/sign-in`)).status === 200, 'pages are no longer shown')
    rmSync(ballast)
    const after = await importRegister('after')
    must(after.code === 0, `with room again an import is still refused: ${after.err}`)
    const again = await importRegister('before')
    must(again.code === 0 && /people: 0 new, 0 changed/.test(again.out), `what was saved before is not there as it was: ${again.out}`)
    const during = await importRegister('during')
    must(/attendance: 4800 new/.test(during.out), `the refused import left something behind: ${during.out}`)
  } finally {
    must((await server.stop()) === 0, 'the server did not stop in order')
  }
}

function mountSmallDisk(folder: string): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', DISK, 'tmpfs', folder], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

function fill(file: string): void {
  for (let size = 1 << 20; size >= 1 << 12; size /= 2) {
    try {
      for (;;) appendFileSync(file, Buffer.alloc(size))
    } catch {
      // Full for pieces of this size; smaller ones may still fit.
    }
  }
}

function refusedForSpace({ code, err }: Ended, what: string): void {
  must(code === 1, `${what} on a full disk ended with ${code}: ${err}`)
  must(/^The disk is full: [^\n]*\.$/m.test(err), `${what} on a full disk said: ${err}`)
}

function must(isSo: boolean, otherwise: string): void {
  if (!isSo) throw new Error(otherwise)
}
