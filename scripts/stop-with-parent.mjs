// Loaded into a child of run.ts: when the parent is killed outright and cannot forward anything, the child stops in order.
import { isMainThread } from 'node:worker_threads'

const parent = process.ppid
if (isMainThread) {
  const watch = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(watch)
    process.kill(process.pid, 'SIGTERM')
  }, 500)
  watch.unref()
}
