import { createWriteStream, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import path from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { writeCsv, writeWorkbook, type WritableSheet } from '@ronde/tabular'
import { done, refused, type Result } from '../../../kernel/result.ts'
import type { RegisterFile } from '../domain/draft.ts'
import { SHEETS } from '../domain/problem.ts'

export type PathRefusal = 'path-missing' | 'nothing-to-read' | 'path-taken' | 'folder-taken' | 'file-there' | 'register-there'

/** A workbook, or the text files of a folder. */
export function readRegisterFiles(given: string): Result<RegisterFile[], PathRefusal> {
  if (!existsSync(given)) return refused('path-missing', { path: given })
  if (!statSync(given).isDirectory()) return done([{ name: path.basename(given), bytes: readFileSync(given) }])
  const names = listTexts(given)
  if (names.length === 0) return refused('nothing-to-read', { path: given })
  return done(names.toSorted().map((name) => ({ name, bytes: readFileSync(path.join(given, name)) })))
}

/**
 * Writes one workbook where the path ends in .xlsx, else a folder of text files. What stands there already is refused; where it may be replaced,
 * it is left alone until the new files are whole, and a sheet that the new register does not have goes.
 */
export async function writeRegisterFiles(given: string, sheets: WritableSheet[], mayReplace = false): Promise<Result<null, PathRefusal>> {
  const taken = findTaken(given, mayReplace)
  if (!taken.ok) return taken
  if (isWorkbook(given)) {
    await writeWhole(given, writeWorkbook(sheets))
    return done(null)
  }
  mkdirSync(given, { recursive: true })
  for (const sheet of sheets) await writeWhole(path.join(given, `${sheet.name}.csv`), writeCsv(sheet))
  for (const name of SHEETS) if (!sheets.some((sheet) => sheet.name === name)) rmSync(path.join(given, `${name}.csv`), { force: true })
  return done(null)
}

/** Whether a register may be written here: nothing of another one is lost or mixed with it unasked. */
export function findTaken(given: string, mayReplace: boolean): Result<null, PathRefusal> {
  if (!existsSync(given)) return done(null)
  const isFolder = statSync(given).isDirectory()
  if (isFolder && isWorkbook(given)) return refused('folder-taken', { path: given })
  if (!isFolder && !isWorkbook(given)) return refused('path-taken', { path: given })
  if (mayReplace) return done(null)
  if (!isFolder) return refused('file-there', { path: given })
  return listTexts(given).length > 0 ? refused('register-there', { path: given }) : done(null)
}

function isWorkbook(given: string): boolean {
  return given.toLowerCase().endsWith('.xlsx')
}

function listTexts(folder: string): string[] {
  return readdirSync(folder).filter((name) => /\.(csv|tsv|txt)$/i.test(name))
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
