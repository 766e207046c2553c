import type { NetworkFormat } from '@ronde/sociogram'

export const PICTURE_FORMATS = ['pdf', 'png', 'svg'] as const
export type PictureFormat = (typeof PICTURE_FORMATS)[number]

export type OfferedFormat = { format: NetworkFormat; name: string; label: string; type: string }
const XML = 'application/xml; charset=utf-8'
const PLAIN = 'text/plain; charset=utf-8'

/** Everything in one: who is there, the ties and a matrix of each wave, and what the columns are. */
export const ARCHIVE = { format: 'zip', name: 'network.zip', type: 'application/zip' } as const
export type FileFormat = NetworkFormat | typeof ARCHIVE.format

/** One file each; what a format needs a second file for, such as the sectors beside a list of ties, is in the archive. */
export const NETWORK_FORMATS: readonly OfferedFormat[] = [
  { format: 'graphml', name: 'network.graphml', label: 'GraphML', type: XML },
  { format: 'gexf', name: 'network.gexf', label: 'GEXF (Gephi)', type: XML },
  { format: 'pajek', name: 'network.net', label: 'Pajek', type: PLAIN },
  { format: 'dl', name: 'network.dl', label: 'UCINET DL', type: PLAIN },
  { format: 'vna', name: 'network.vna', label: 'VNA (NetDraw)', type: PLAIN },
  { format: 'csv', name: 'ties.csv', label: 'CSV', type: 'text/csv; charset=utf-8' },
  { format: 'csv-matrix', name: 'matrix.csv', label: 'CSV (matrix)', type: 'text/csv; charset=utf-8' },
  { format: 'siena', name: 'network.dat', label: 'RSiena', type: PLAIN },
]
