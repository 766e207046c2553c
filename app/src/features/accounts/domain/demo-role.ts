export const DEMO_ROLES = ['coordinator', 'moderator', 'member', 'researcher', 'policy-officer'] as const
export type DemoRole = (typeof DEMO_ROLES)[number]

export function parseDemoRole(text: string): DemoRole | null {
  return DEMO_ROLES.find((role) => role === text) ?? null
}

/** The invented person who lends this role. */
export function demoAddress(role: DemoRole): string {
  return `${role}@demo.example`
}
