import { parentPort, workerData } from 'node:worker_threads'
import { answerTask, type ThreadTask } from './thread-task.ts'

/** The thread in which files of strangers are read; started and stopped by `read-aside.ts`, which handed it this task. */
const task = workerData as ThreadTask
const answer = await answerTask(task, (working) => parentPort?.postMessage({ working }))
parentPort?.postMessage({ answer })
