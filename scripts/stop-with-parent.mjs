// Loaded into a program of the project: when who started it is killed outright and cannot forward anything, it stops in order.
import { isMainThread } from 'node:worker_threads'
import node from './node.ts'

if (isMainThread) node.stopWithStarter()
