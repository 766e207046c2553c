import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { brotliDecompressSync } from 'node:zlib'

export type UnpackedBrowser = { executablePath: string; libraries: string; fontConfig: string }

const CACHE = path.resolve(import.meta.dirname, '../../.cache')

/** The Chromium that came with npm, and the few libraries a bare Debian lacks; unpacked once. */
export function unpackBrowser(): UnpackedBrowser {
  const source = path.resolve(path.dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')), '../bin')
  const { version } = JSON.parse(readFileSync(path.join(source, '../package.json'), 'utf8')) as { version: string }
  const folder = path.join(CACHE, `chromium-${version}`)
  if (!existsSync(path.join(folder, 'chromium'))) unpackInto(folder, source)
  return { executablePath: path.join(folder, 'chromium'), libraries: path.join(folder, 'lib'), fontConfig: path.join(folder, 'fonts.conf') }
}

/** Made beside its place and moved there whole: two tests may start at once. */
function unpackInto(folder: string, source: string): void {
  mkdirSync(CACHE, { recursive: true })
  const draft = mkdtempSync(`${folder}-`)
  for (const part of ['al2023', 'fonts', 'swiftshader']) {
    execFileSync('tar', ['x', '-C', draft], { input: brotliDecompressSync(readFileSync(path.join(source, `${part}.tar.br`))) })
  }
  writeFileSync(path.join(draft, 'fonts.conf'), fontConfig(folder))
  writeFileSync(path.join(draft, 'chromium'), brotliDecompressSync(readFileSync(path.join(source, 'chromium.br'))), { mode: 0o755 })
  putInPlace(draft, folder)
}

function putInPlace(draft: string, folder: string): void {
  try {
    renameSync(draft, folder)
  } catch {
    if (!existsSync(path.join(folder, 'chromium'))) cpSync(draft, folder, { recursive: true })
    rmSync(draft, { recursive: true, force: true })
  }
}

/** Chromium ends at once on a machine without a single font; the package brings one. */
function fontConfig(folder: string): string {
  const fonts = ['/usr/share/fonts', path.join(folder, 'fonts')].map((place) => `<dir>${place}</dir>`)
  return `<?xml version="1.0"?><fontconfig>${fonts.join('')}<cachedir>${path.join(folder, 'font-cache')}</cachedir></fontconfig>`
}
