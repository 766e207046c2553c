// Run by the bench in a process of its own: reads ties from a file, builds a network in one of two ways, and prints how much memory that took at most.
import { readFileSync } from 'node:fs'

const [, , file = '', people = '0', how = 'ours'] = process.argv
const bytes = readFileSync(file)
const ends = new Int32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 4)
const ties = ends.length / 2
const started = performance.now()
let counted = 0
if (how === 'ours') {
  const { networkFromTies } = await import('../src/network-from-ties.ts')
  const built = networkFromTies({ n: Number(people), ties: { from: ends.subarray(0, ties), to: ends.subarray(ties) }, isDirected: false })
  counted = built.ok ? built.value.network.m : 0
} else if (how === 'graphology') {
  const { default: Graph } = await import('graphology')
  const graph = new Graph({ type: 'undirected', multi: false, allowSelfLoops: false })
  for (let person = 0; person < Number(people); person += 1) graph.addNode(String(person))
  for (let tie = 0; tie < ties; tie += 1) graph.addUndirectedEdge(String(ends[tie]), String(ends[ties + tie]))
  counted = graph.size
}
process.stdout.write(JSON.stringify({ counted, milliseconds: performance.now() - started, megabytes: mostKilobytes() / 1024 }))

/** Linux also counts what the process that started this one held, save in the high-water mark of its own memory. */
function mostKilobytes(): number {
  const [, own] = process.platform === 'linux' ? (/VmHWM:\s*(\d+) kB/.exec(readFileSync('/proc/self/status', 'utf8')) ?? []) : []
  return own === undefined ? process.resourceUsage().maxRSS : Number(own)
}
