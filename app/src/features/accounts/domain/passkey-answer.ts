import { z } from 'zod'

const base64url = z
  .string()
  .min(1)
  .max(20_000)
  .regex(/^[\w-]+$/)
const transports = z.array(z.string().max(40)).max(20).optional()

/** A browser's answer to "who are you": exactly what the check of the signature needs, everything else is refused. */
const answerShape = z.strictObject({
  id: base64url,
  rawId: base64url,
  type: z.literal('public-key'),
  response: z.strictObject({ authenticatorData: base64url, clientDataJSON: base64url, signature: base64url, userHandle: base64url.optional() }),
  clientExtensionResults: z.strictObject({}),
})

/** A browser's new passkey. */
const madeShape = z.strictObject({
  id: base64url,
  rawId: base64url,
  type: z.literal('public-key'),
  response: z.strictObject({ clientDataJSON: base64url, attestationObject: base64url, transports }),
  clientExtensionResults: z.strictObject({}),
})

export type PasskeyAnswer = {
  id: string
  rawId: string
  type: 'public-key'
  response: { authenticatorData: string; clientDataJSON: string; signature: string; userHandle?: string }
  clientExtensionResults: Record<never, never>
}
export type PasskeyMade = {
  id: string
  rawId: string
  type: 'public-key'
  response: { clientDataJSON: string; attestationObject: string; transports?: string[] }
  clientExtensionResults: Record<never, never>
}

const signInBody = z.strictObject({ answer: answerShape, to: z.string().max(500).optional() })
const addBody = z.strictObject({ made: madeShape, name: z.string().max(60), to: z.string().max(500).optional() })

export function parseSignInBody(body: unknown): { answer: PasskeyAnswer; to: string | undefined } | null {
  const { success, data } = signInBody.safeParse(body)
  return success ? { answer: data.answer as PasskeyAnswer, to: data.to } : null
}

export function parseAddBody(body: unknown): { made: PasskeyMade; name: string; to: string | undefined } | null {
  const { success, data } = addBody.safeParse(body)
  return success ? { made: data.made as PasskeyMade, name: data.name.trim(), to: data.to } : null
}
