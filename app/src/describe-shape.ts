type Shape = {
  type?: string | string[]
  format?: string
  description?: string
  properties?: Record<string, Shape>
  items?: Shape
  enum?: unknown[]
  const?: unknown
  anyOf?: Shape[]
  oneOf?: Shape[]
  additionalProperties?: boolean | Shape
  $ref?: string
}

/**
 * A JSON schema as a person would write it down: one line for each field, with what is said of it.
 * @returns such as `{\n  id: uuid\n  phone: string | null   (null when not shared with you)\n}`
 */
export function describeShape(schema: unknown, depth = 0): string {
  // The schemas come from our own API document, not from outside.
  const shape = (schema ?? {}) as Shape
  if (shape.$ref !== undefined) return shape.$ref.split('/').at(-1) ?? ''
  if (shape.const !== undefined) return JSON.stringify(shape.const)
  if (shape.enum !== undefined) return shape.enum.map((value) => JSON.stringify(value)).join(' | ')
  const choices = shape.anyOf ?? shape.oneOf
  if (choices !== undefined) return choices.map((choice) => describeShape(choice, depth)).join(' | ')
  if (shape.properties !== undefined) return describeFields(shape.properties, depth)
  if (shape.items !== undefined) return `list of ${describeShape(shape.items, depth)}`
  if (typeof shape.additionalProperties === 'object') return `by name, ${describeShape(shape.additionalProperties, depth)}`
  return [shape.type ?? 'anything']
    .flat()
    .map((type) => (type === 'string' && shape.format !== undefined ? shape.format : type))
    .join(' | ')
}

function describeFields(fields: Record<string, Shape>, depth: number): string {
  const indent = '  '.repeat(depth)
  const lines = Object.entries(fields).map(([name, field]) => {
    const said = field.description === undefined ? '' : `   (${field.description})`
    return `${indent}  ${name}: ${describeShape(field, depth + 1)}${said}`
  })
  return `{\n${lines.join('\n')}\n${indent}}`
}
