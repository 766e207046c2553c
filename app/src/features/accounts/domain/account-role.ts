import { INSTANCE_ROLES, type InstanceRole } from '../../../kernel/actor.ts'
import { done, refused, type Result } from '../../../kernel/result.ts'

export type AccountRole = { id: string; role: InstanceRole; programmeId: string | null; grantedAt: string }
export type RoleRefusal = 'last-administrator' | 'programme-missing' | 'role-unknown' | 'has-already' | 'account-unknown'

export function parseRole(role: string, programmeId: string | null): Result<{ role: InstanceRole; programmeId: string | null }, RoleRefusal> {
  const known = INSTANCE_ROLES.find((name) => name === role)
  if (known === undefined) return refused('role-unknown')
  if (known === 'policy_officer') return programmeId === null ? refused('programme-missing') : done({ role: known, programmeId })
  return done({ role: known, programmeId: null })
}

/** @param administrators accounts that hold the role now, the one concerned included */
export function mayEndRole(role: AccountRole, administrators: number): Result<AccountRole, RoleRefusal> {
  return role.role === 'administrator' && administrators <= 1 ? refused('last-administrator') : done(role)
}
