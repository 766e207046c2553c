import { existsSync, globSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { build, type Rolldown } from 'vite'

const root = path.resolve(import.meta.dirname, '..')
const nextFolder = path.join(root, 'build', `.next-${process.pid}`)
/** The pages with a script, what reads along beside a guarded field, and what keeps some pages for when there is no network. */
const pageScripts = {
  'sign-in': 'app/src/features/accounts/islands/sign-in.ts',
  attendance: 'app/src/features/meetings/islands/attendance.ts',
  'page-keeper': 'app/src/platform/http/page-keeper.ts',
  'guarded-text': 'app/src/ui/guarded-text.ts',
  'local-guard': 'app/src/ui/local-guard.ts',
  board: 'app/src/features/rounds/islands/board.tsx',
  sociogram: 'app/src/features/sociograms/islands/sociogram.ts',
  waves: 'app/src/features/sociograms/islands/waves.ts',
}

/** `cli.ts`, and every `…-thread.ts` beside which a worker thread is started: `new Worker(new URL('./import-thread.js', import.meta.url))`. */
function listServerEntries(): Record<string, string> {
  const threads = globSync('app/src/**/*-thread.ts', { cwd: root })
  return Object.fromEntries(['app/src/cli.ts', ...threads].map((file) => [path.basename(file, '.ts'), path.join(root, file)]))
}

/** Packages stay outside, our own libraries go in; one flat folder, so that `import.meta.url` means the same in every chunk. */
async function buildServer(): Promise<void> {
  await build({
    root,
    ssr: { noExternal: [/^@ronde\//] },
    build: {
      ssr: true,
      minify: false,
      outDir: path.join(nextFolder, 'server'),
      rolldownOptions: {
        input: listServerEntries(),
        output: { format: 'esm', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js', assetFileNames: '[name]-[hash][extname]' },
      },
    },
  })
}

/** One self-contained file; returns its name. */
async function buildPageScript(name: string, source: string): Promise<string> {
  const built = await build({
    root,
    build: {
      minify: true,
      emptyOutDir: false,
      outDir: path.join(nextFolder, 'client'),
      rolldownOptions: { input: { [name]: path.join(root, source) }, output: { format: 'esm', entryFileNames: '[name].[hash].js', codeSplitting: false } },
    },
  })
  const { output } = (Array.isArray(built) ? built[0] : built) as Rolldown.RolldownOutput
  return output[0].fileName
}

async function buildPageScripts(): Promise<void> {
  const manifest: Record<string, string> = {}
  for (const [name, source] of Object.entries(pageScripts)) {
    if (existsSync(path.join(root, source))) manifest[name] = await buildPageScript(name, source)
  }
  mkdirSync(path.join(nextFolder, 'client'), { recursive: true })
  writeFileSync(path.join(nextFolder, 'client', 'manifest.json'), JSON.stringify(manifest))
}

/** The names and words that the guard knows, out of the packages that bring them. */
async function buildGuard(): Promise<void> {
  if (!existsSync(path.join(root, 'libs/guard'))) return
  const { buildGuardLists } = await import('./guard-lists.mts')
  await buildGuardLists(path.join(nextFolder, 'guard'))
}

/** A build that fails leaves the last good one in place. */
function putInPlace(part: string): void {
  const target = path.join(root, 'build', part)
  rmSync(target, { recursive: true, force: true })
  renameSync(path.join(nextFolder, part), target)
}

for (const left of globSync('build/.next-*', { cwd: root })) rmSync(path.join(root, left), { recursive: true, force: true })
try {
  await buildServer()
  await buildPageScripts()
  await buildGuard()
  for (const part of readdirSync(nextFolder)) putInPlace(part)
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
} finally {
  rmSync(nextFolder, { recursive: true, force: true })
}
