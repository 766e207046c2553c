import { parentPort, workerData } from 'node:worker_threads'
import { betweennessOfSources } from '../src/betweenness.ts'
import type { Network } from '../src/network.ts'

const { network, first, step } = workerData as { network: Network; first: number; step: number }

/** Every so many people, so that both halves are as heavy. */
function* sources(): Generator<number> {
  for (let source = first; source < network.n; source += step) yield source
}

const part = betweennessOfSources(network, sources())
parentPort?.postMessage(part, [part.buffer as ArrayBuffer])
