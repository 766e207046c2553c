import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Reporter, TestCase, TestModule } from 'vitest/node'

export type Closing = { passed: number; failed: number; skipped: { name: string; reason: string }[] }

function describeSkip(test: TestCase): { name: string; reason: string } {
  const result = test.result()
  const note = 'note' in result ? result.note : undefined
  return { name: `${test.module.relativeModuleId} › ${test.fullName}`, reason: note ?? 'no reason given' }
}

/** A file that fails before or beside its tests counts as one failed test; so does an error that no test caught. */
function countFilesThatBroke(modules: readonly TestModule[]): number {
  return modules.filter((module) => !module.ok() && ![...module.children.allTests('failed')].length).length
}

/** Leaves for `scripts/test.ts` what its last lines need. */
export class ClosingReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[]): void {
    const tests = modules.flatMap((module) => [...module.children.allTests()])
    const closing: Closing = {
      passed: tests.filter((test) => test.result().state === 'passed').length,
      failed: tests.filter((test) => test.result().state === 'failed').length + countFilesThatBroke(modules) + unhandledErrors.length,
      skipped: tests.filter((test) => test.result().state === 'skipped').map(describeSkip),
    }
    const file = path.resolve(import.meta.dirname, '..', '.cache', 'tests.json')
    mkdirSync(path.dirname(file), { recursive: true })
    writeFileSync(file, JSON.stringify(closing))
  }
}

// Vitest asks for a reporter by its file, and takes the default export.
export default ClosingReporter
