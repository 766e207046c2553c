import { SaxesParser } from 'saxes'
import type { TableLimits } from './limits.ts'
import { UnreadableTable } from './outcome.ts'

/** Names come without their prefix: 'x:row' is 'row'. */
export type XmlHandlers = {
  open(name: string, attributes: Record<string, string>): void
  text?(text: string): void
  close?(name: string): void
}

export type XmlReader = { write(chunk: Uint8Array): void; end(): void }

/** Reads UTF-8 XML in pieces. No document type, no entities but the five of XML, nothing deeper or longer than the limits. */
export function makeXmlReader(handlers: XmlHandlers, limits: TableLimits): XmlReader {
  const parser = new SaxesParser<{ position: false; xmlns: false }>({ position: false, xmlns: false })
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let depth = 0
  let attributes = 0
  let unreported = 0
  parser.on('error', () => refuse('broken-xml'))
  parser.on('doctype', () => refuse('doctype'))
  parser.on('opentagstart', () => {
    attributes = unreported = 0
    depth += 1
    if (depth > limits.xmlDepth) refuse('xml-too-deep')
  })
  parser.on('attribute', () => {
    unreported = 0
    attributes += 1
    if (attributes > limits.xmlAttributes) refuse('too-many-attributes')
  })
  parser.on('opentag', (tag) => handlers.open(localName(tag.name), tag.attributes))
  parser.on('closetag', (tag) => {
    depth -= 1
    unreported = 0
    handlers.close?.(localName(tag.name))
  })
  const takeText = (text: string): void => {
    unreported = 0
    if (text.length > limits.xmlTextLength) refuse('too-much-text')
    handlers.text?.(text)
  }
  parser.on('text', takeText)
  parser.on('cdata', takeText)
  // What the parser gathers before it reports anything (a name, a value, a comment) is counted here.
  const write = (text: string): void => {
    unreported += text.length
    parser.write(text)
    if (unreported > limits.xmlTextLength) refuse('too-much-text')
  }
  return {
    write: (chunk) => write(decode(decoder, chunk)),
    end: () => {
      write(decode(decoder))
      parser.close()
    },
  }
}

/** Feeds a whole part to the handlers. */
export async function readXml(chunks: AsyncIterable<Uint8Array>, handlers: XmlHandlers, limits: TableLimits): Promise<void> {
  const reader = makeXmlReader(handlers, limits)
  for await (const chunk of chunks) reader.write(chunk)
  reader.end()
}

function decode(decoder: InstanceType<typeof TextDecoder>, chunk?: Uint8Array): string {
  try {
    return decoder.decode(chunk, { stream: chunk !== undefined })
  } catch {
    throw new UnreadableTable('broken-xml')
  }
}

function localName(name: string): string {
  const colon = name.indexOf(':')
  return colon < 0 ? name : name.slice(colon + 1)
}

function refuse(refusal: 'broken-xml' | 'doctype' | 'xml-too-deep' | 'too-many-attributes' | 'too-much-text'): never {
  throw new UnreadableTable(refusal)
}
