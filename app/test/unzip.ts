import { inflateRawSync } from 'node:zlib'

/** The parts of a zip by their name, read from its directory. */
export function unzip(bytes: Uint8Array): Record<string, string> {
  const zip = Buffer.from(bytes)
  const parts: Record<string, string> = {}
  for (let at = zip.indexOf('PK\u0001\u0002', 0, 'latin1'); at >= 0; at = zip.indexOf('PK\u0001\u0002', at + 4, 'latin1')) {
    const [method, packed, nameLength, start] = [zip.readUInt16LE(at + 10), zip.readUInt32LE(at + 20), zip.readUInt16LE(at + 28), zip.readUInt32LE(at + 42)]
    const from = start + 30 + zip.readUInt16LE(start + 26) + zip.readUInt16LE(start + 28)
    const body = zip.subarray(from, from + packed)
    parts[zip.toString('utf8', at + 46, at + 46 + nameLength)] = (method === 8 ? inflateRawSync(body) : body).toString('utf8')
  }
  return parts
}
