/** Enough of HTML to follow the links and fill in the forms of our own pages, which are well formed. */
export type Tag = { name: string; attributes: Record<string, string>; at: number; until: number }
export type FoundField = { name: string; type: string; value: string; options: string[]; isChecked: boolean; isRequired: boolean; longest: number | null }
export type FoundForm = { action: string; method: string; isUpload: boolean; fields: FoundField[] }

const TAG = /<([a-z][\w:-]*)((?:\s+[^\s"'<>/=]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'=<>`]+))?)*)\s*\/?>/gi
const ATTRIBUTE = /([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?/g
const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' }

export function decode(text: string): string {
  return text.replaceAll(/&(?:#(\d+)|#x([0-9a-f]+)|(\w+));/gi, (whole, decimal?: string, hex?: string, name?: string) => {
    if (decimal !== undefined) return String.fromCodePoint(Number(decimal))
    if (hex !== undefined) return String.fromCodePoint(Number.parseInt(hex, 16))
    return ENTITIES[name ?? ''] ?? whole
  })
}

export function listTags(html: string): Tag[] {
  return [...html.matchAll(TAG)].map((found) => ({
    name: (found[1] ?? '').toLowerCase(),
    attributes: Object.fromEntries(
      [...(found[2] ?? '').matchAll(ATTRIBUTE)].map(([, name = '', double, single, bare]) => [name.toLowerCase(), decode(double ?? single ?? bare ?? '')]),
    ),
    at: found.index,
    until: found.index + found[0].length,
  }))
}

/** Every address of this house that the page leads to by a click, each once, without fragment. */
export function listLinks(html: string): string[] {
  const addresses = listTags(html).flatMap(({ name, attributes }) => (name === 'a' && attributes.href !== undefined ? [attributes.href] : []))
  return [...new Set(addresses.filter((address) => address.startsWith('/') && !address.startsWith('//')).map((address) => address.split('#')[0] ?? ''))]
}

export function listForms(html: string): FoundForm[] {
  const tags = listTags(html)
  return tags
    .filter(({ name }) => name === 'form')
    .map((form) => {
      const end = html.indexOf('</form>', form.at)
      const inside = tags.filter(({ at }) => at > form.at && at < end)
      const { action = '', method = 'get', enctype = '' } = form.attributes
      return {
        action,
        method: method.toUpperCase(),
        isUpload: enctype === 'multipart/form-data',
        fields: inside.flatMap((tag) => readField(html, tag, inside)),
      }
    })
}

function readField(html: string, tag: Tag, inside: Tag[]): FoundField[] {
  const { name = '', value, maxlength } = tag.attributes
  if (name === '' || 'disabled' in tag.attributes) return []
  const shared = {
    name,
    isRequired: 'required' in tag.attributes,
    isChecked: 'checked' in tag.attributes,
    longest: maxlength === undefined ? null : Number(maxlength),
    options: [] as string[],
  }
  if (tag.name === 'input')
    return [
      {
        ...shared,
        type: (tag.attributes.type ?? 'text').toLowerCase(),
        value: value ?? (['checkbox', 'radio'].includes(tag.attributes.type ?? '') ? 'on' : ''),
      },
    ]
  if (tag.name === 'textarea') return [{ ...shared, type: 'textarea', value: decode(html.slice(tag.until, html.indexOf('</textarea>', tag.until))) }]
  if (tag.name === 'button' && value !== undefined) return [{ ...shared, type: 'button', value }]
  if (tag.name !== 'select') return []
  const end = html.indexOf('</select>', tag.at)
  const options = inside.filter(({ name: kind, at }) => kind === 'option' && at > tag.at && at < end)
  const chosen = options.find(({ attributes }) => 'selected' in attributes) ?? options[0]
  return [{ ...shared, type: 'select', options: options.map(({ attributes }) => attributes.value ?? ''), value: chosen?.attributes.value ?? '' }]
}

/** What a browser would send if somebody pressed the first button at once. */
export function untouched({ fields }: FoundForm): [string, string][] {
  const button = fields.find(({ type }) => type === 'button')
  return fields
    .filter((field) => !['file', 'submit', 'reset', 'button'].includes(field.type) && (!['checkbox', 'radio'].includes(field.type) || field.isChecked))
    .map(({ name, value }): [string, string] => [name, value])
    .concat(button === undefined ? [] : [[button.name, button.value]])
}
