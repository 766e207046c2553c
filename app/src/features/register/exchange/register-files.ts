import { createWriteStream, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import path from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { writeCsv, writeWorkbook, type WritableSheet } from '@ronde/tabular'
import { done, refused, type Result } from '../../../kernel/result.ts'
import type { RegisterFile } from '../domain/draft.ts'

export type PathRefusal = 'path-missing' | 'nothing-to-read' | 'path-taken'

/** A workbook, or the text files of a folder. */
export function readRegisterFiles(given: string): Result<RegisterFile[], PathRefusal> {
  if (!existsSync(given)) return refused('path-missing', { path: given })
  if (!statSync(given).isDirectory()) return done([{ name: path.basename(given), bytes: readFileSync(given) }])
  const names = readdirSync(given).filter((name) => /\.(csv|tsv|txt)$/i.test(name))
  if (names.length === 0) return refused('nothing-to-read', { path: given })
  return done(names.toSorted().map((name) => ({ name, bytes: readFileSync(path.join(given, name)) })))
}

/** Writes one workbook where the path ends in .xlsx, else a folder of text files. What stands there already is left alone until the new files are whole. */
export async function writeRegisterFiles(given: string, sheets: WritableSheet[]): Promise<Result<null, PathRefusal>> {
  if (given.toLowerCase().endsWith('.xlsx')) {
    await writeWhole(given, writeWorkbook(sheets))
    return done(null)
  }
  if (existsSync(given) && !statSync(given).isDirectory()) return refused('path-taken', { path: given })
  mkdirSync(given, { recursive: true })
  for (const sheet of sheets) await writeWhole(path.join(given, `${sheet.name}.csv`), writeCsv(sheet))
  return done(null)
}

async function writeWhole(file: string, bytes: AsyncIterable<Uint8Array>): Promise<void> {
  const unfinished = `${file}.unfinished`
  try {
    await pipeline(Readable.from(bytes), createWriteStream(unfinished))
    renameSync(unfinished, file)
  } finally {
    rmSync(unfinished, { force: true })
  }
}
