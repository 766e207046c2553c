import { refused } from '../../kernel/result.ts'

/**
 * Why the embedded store does not start. Facts: `directory` always; `directory-held` adds `pid` and `since`; `version-differs` adds `found` and
 * `needed` (major versions); `cannot-start` and `directory-unusable` add `reason`; `server-missing` has `platform` only.
 */
export type StartRefusal = 'directory-held' | 'version-differs' | 'cannot-start' | 'disk-full' | 'directory-unusable' | 'server-missing'

const UNUSABLE = ['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST', 'ELOOP', 'ENAMETOOLONG']
const DISK_FULL = /No space left on device|Disk quota exceeded|Check free disk space/

/** Sorts what a program or the file system said. */
export function refusedStart(directory: string, failure: unknown) {
  const reason = failure instanceof Error ? failure.message : String(failure)
  const code = (failure as NodeJS.ErrnoException | null)?.code ?? ''
  if (code === 'ENOSPC' || code === 'EDQUOT' || DISK_FULL.test(reason)) return refused('disk-full' as const, { directory })
  if (UNUSABLE.includes(code) || /Permission denied|Read-only file system/.test(reason))
    return refused('directory-unusable' as const, { directory, reason: lastLines(reason) })
  return refused('cannot-start' as const, { directory, reason: lastLines(reason) })
}

function lastLines(text: string): string {
  return text.trim().split('\n').slice(-3).join(' ').slice(-600)
}
