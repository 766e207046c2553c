import { Worker } from 'node:worker_threads'
import { refused, type Result } from '../../../kernel/result.ts'
import type { OnThreadProgress, TaskRefusal, ThreadAnswer, ThreadTask } from './thread-task.ts'

export type ThreadRefusal = TaskRefusal | 'too-slow' | 'too-much-memory'
type ThreadMessage = { working?: { sheet: string; rows: number }; answer?: Result<ThreadAnswer, TaskRefusal> }

const LIMITS = { milliseconds: 30_000, megabytes: 192 }
const YOUNG_MEGABYTES = 16
/** Built, everything lies side by side as JavaScript; in tests it is run from its source. */
const ENTRY = new URL(import.meta.url.endsWith('.ts') ? './import-thread.ts' : './import-thread.js', import.meta.url)

/** Reads in a thread of its own, so that other pages stay quick, and stops it when it takes too long or too much (SEC-22). */
export async function readAside(
  task: ThreadTask,
  onProgress: OnThreadProgress = () => undefined,
  { milliseconds, megabytes }: typeof LIMITS = LIMITS,
): Promise<Result<ThreadAnswer, ThreadRefusal>> {
  const worker = new Worker(ENTRY, {
    workerData: task,
    resourceLimits: { maxOldGenerationSizeMb: megabytes, maxYoungGenerationSizeMb: YOUNG_MEGABYTES },
    execArgv: [],
    env: {},
  })
  worker.unref()
  const tooLong = Promise.withResolvers<Result<never, ThreadRefusal>>()
  const timer = setTimeout(() => tooLong.resolve(refused('too-slow', { seconds: milliseconds / 1_000 })), milliseconds)
  const answered = new Promise<Result<ThreadAnswer, ThreadRefusal>>((resolve, reject) => {
    worker.on('message', ({ working, answer }: ThreadMessage) => {
      if (working) onProgress(working)
      if (answer) resolve(answer)
    })
    worker.once('error', (failure: NodeJS.ErrnoException) =>
      failure.code === 'ERR_WORKER_OUT_OF_MEMORY' ? resolve(refused('too-much-memory')) : reject(failure),
    )
    worker.once('exit', () => reject(new Error('the reading thread ended without an answer')))
  })
  try {
    return await Promise.race([answered, tooLong.promise])
  } finally {
    clearTimeout(timer)
    answered.catch(() => undefined)
    await worker.terminate()
  }
}
