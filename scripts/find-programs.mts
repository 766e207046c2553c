import { globSync } from 'node:fs'
import path from 'node:path'

const root = path.resolve(import.meta.dirname, '..')

/** Files of one kind (`bench`, `drill`) whose path contains the word, in order. */
export function findPrograms(folder: string, kind: string, word = ''): string[] {
  return globSync([`libs/*/${folder}/*.${kind}.mts`, `app/${folder}/*.${kind}.mts`, `${folder}/*.${kind}.mts`], { cwd: root })
    .filter((file) => file.includes(word))
    .toSorted()
    .map((file) => path.join(root, file))
}

/** `libs/figures/bench/monitoring.bench.mts`, as a person reads it. */
export function shortName(file: string): string {
  return path.relative(root, file)
}

export function seconds(since: number): string {
  return `${((performance.now() - since) / 1000).toFixed(1)} s`
}
